//! Text in Markdown: what people write is shown, or told at its line, and never altered in silence.

use scraper::{Html, Selector};

use crate::site::Site;

fn body(text: &str) -> String {
    let site = Site::small();
    site.write("content/tentang.md", format!("---\ntitle: Tentang\n---\n\n{text}\n"));
    site.build();
    let page = Html::parse_document(&site.read("dist/public/tentang/index.html"));
    let prose = Selector::parse(".loket-prose").expect("a selector");
    page.select(&prose).next().expect("the text").inner_html().trim().to_owned()
}

#[test]
fn a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches() {
    let wide = body("| Jenis | 2024 | \"2025\" | 2026 |\n|---|---|---|---|\n| Air | 1 | 2 | 3 |\n");
    for part in ["class=\"loket-wide\"", "role=\"region\"", "tabindex=\"0\""] {
        assert!(wide.starts_with("<div ") && wide.contains(part), "{part}: {wide}");
    }
    let name = "aria-label=\"Jenis, 2024, &quot;2025&quot;, 2026\"";
    assert!(wide.contains(name) && wide.ends_with("</table>\n</div>"), "{wide}");
    let narrow = body("| Jenis | Tarif |\n|---|---|\n| Air | 1 |\n");
    assert!(narrow.starts_with("<table>"), "{narrow}");
}

#[test]
fn an_address_in_angle_brackets_is_a_mail() {
    assert_eq!(
        body("Tulis ke <dinas@contoh.go.id>."),
        "<p>Tulis ke <a href=\"mailto:dinas@contoh.go.id\">dinas@contoh.go.id</a>.</p>"
    );
}

#[test]
fn lines_break_and_letters_are_raised_where_the_text_says_so() {
    assert_eq!(body("KTP asli<br>KK asli"), "<p>KTP asli<br>\nKK asli</p>");
    assert_eq!(body("5 m<sup>2</sup> H<sub>2</sub>O"), "<p>5 m<sup>2</sup> H<sub>2</sub>O</p>");
}

#[test]
fn a_raised_letter_that_does_not_end_is_left_out_and_told() {
    let site = Site::small();
    site.append("content/dinas/surat.md", "\n5 m<sup>2\n");
    let places = site.places();
    assert!(
        places.contains(&"warning raw-html content/dinas/surat.md:12:4".to_owned()),
        "{places:?}"
    );
}

#[test]
fn lists_of_tasks_have_boxes() {
    let list = body("- [ ] KTP\n- [x] KK\n");
    assert!(list.contains("<li>☐ KTP</li>") && list.contains("<li>☑ KK</li>"), "{list}");
}

#[test]
fn footnotes_have_numbers_at_both_ends() {
    let text = body(
        "Tarif berlaku[^perda] di kota[^kota].\n\n[^perda]: Perda 1/2024.\n\n[^kota]: Kota Contoh.\n",
    );
    assert!(text.contains("Tarif berlaku<sup>1</sup>"), "{text}");
    assert!(text.contains("<sup>1</sup> di kota<sup>2</sup>.</p>"), "{text}");
    assert!(
        text.contains("<div class=\"loket-footnote\">\n<p><sup>1</sup> Perda 1/2024.</p>"),
        "{text}"
    );
    assert!(!text.contains("[^"), "{text}");
}

#[test]
fn what_the_build_makes_can_be_linked() {
    let site = Site::small();
    site.write(
        "content/tentang.md",
        "---\ntitle: Tentang\n---\n\n[a](/data/services.csv) [b](/data/services.json) [c](/dinas/surat/index.json) [d](/sitemap.xml)\n\n# Café teh\n\n[f](#caf%C3%A9-teh)\n",
    );
    site.build();
    let site = Site::small();
    site.write(
        "content/tentang.md",
        "---\ntitle: Tentang\n---\n\n[a](/perubahan.atom)\n[b](/layanan/topik/x/)\n",
    );
    let places = site.places();
    for dead in
        ["error unknown-page content/tentang.md:5:1", "error unknown-page content/tentang.md:6:1"]
    {
        assert!(places.contains(&dead.to_owned()), "{places:?}");
    }
}

#[test]
fn a_note_keeps_its_lines() {
    let site = Site::small();
    site.edit(
        "content/dinas/surat.md",
        "requirements: [KTP asli]\n",
        "requirements:\n  - name: KTP\n    note: |\n      satu\n      dua\n",
    );
    site.build();
    let page = site.read("dist/public/dinas/surat/index.html");
    assert!(page.contains("<span class=\"loket-note\">satu\ndua</span>"), "{page}");
    assert!(page.contains("white-space:pre-line") || page.contains("white-space: pre-line"));
}
