//! The poster carries a code of what it says, by which its page knows an old one.

use scraper::{Html, Selector};

use crate::page_text;
use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";

/// Returns the code on the poster, and what the page says of it.
fn code_of(site: &Site) -> (String, String) {
    site.build();
    let text = |page: &str| {
        page_text::text(&site.read(&format!("dist/public/dinas/surat/{page}index.html")))
    };
    let poster = text("poster/");
    let code = poster.split("(kode poster: ").nth(1).expect("a code");
    let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
    (code, text(""))
}

#[test]
fn the_page_names_the_code_of_a_poster_that_agrees_with_it_and_since_when() {
    let site = Site::small();
    site.edit(SERVICE, "cost: gratis\n", "cost: gratis\nreviewed_on: 2026-03-02\n");
    let (code, page) = code_of(&site);
    assert_eq!(code.len(), 4, "{code}");
    let said = format!(
        "Kode poster yang sesuai dengan halaman ini: {code}. Standar ini terakhir diperbarui atau \
         ditinjau 2 Maret 2026."
    );
    assert!(page.contains(&said), "{page}");
}

#[test]
fn the_code_is_another_one_when_the_poster_says_something_else_and_only_then() {
    let (code, _) = code_of(&Site::small());
    for (from, to, is_new) in [
        ("2 hari kerja", "3 hari kerja", true),
        ("KTP asli", "KTP", true),
        ("menyerahkan berkas", "menyerahkan formulir", true),
        ("cost: gratis\n", "cost: gratis\nkeywords: [surat]\n", false),
    ] {
        let site = Site::small();
        site.edit(SERVICE, from, to);
        assert_eq!(code_of(&site).0 != code, is_new, "{to}");
    }
}

#[test]
fn whoever_comes_from_an_old_poster_is_told_without_a_script() {
    let (code, _) = code_of(&Site::small());
    let site = Site::small();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
    let all = |css: &str| Selector::parse(css).expect("a selector");
    let marks: Vec<_> =
        page.select(&all(".loket-old__mark")).filter_map(|it| it.attr("id")).collect();
    let own = format!("poster-{}", code[..1].to_lowercase());
    assert!(marks.len() == 31 && !marks.contains(&own.as_str()), "{own}: {marks:?}");
    assert_eq!(page.select(&all(".loket-old__mark ~ .loket-old")).count(), 1);
    assert_eq!(page.select(&all("script:not([type])")).count(), 0);
}

/// The sections of the poster of the small site with another service, by their headings.
fn sections(edits: &[(&str, &str)]) -> Vec<(String, Html)> {
    let site = Site::small();
    for (from, to) in edits {
        site.edit(SERVICE, from, to);
    }
    site.build();
    let poster = Html::parse_document(&site.read("dist/public/dinas/surat/poster/index.html"));
    let all = |css: &str| Selector::parse(css).expect("a selector");
    let (section, heading) = (all(".loket-poster__section"), all("h2"));
    let sections = poster.select(&section).map(|section| {
        let heading = section.select(&heading).next().expect("a heading");
        (page_text::of(heading), Html::parse_fragment(&section.html()))
    });
    sections.collect()
}

/// What stands in elements of the section whose heading begins so.
fn said(sections: &[(String, Html)], heading: &str, css: &str) -> Vec<String> {
    let found = sections.iter().find(|(own, _)| own.starts_with(heading));
    let (_, section) = found.unwrap_or_else(|| panic!("no section is called {heading}"));
    section.select(&Selector::parse(css).expect("a selector")).map(page_text::of).collect()
}

const STEPS: &str = "steps:\n- actor: Pemohon\n  text: menyerahkan berkas\n";
const ENTRY: &str = ".loket-poster__entry";
const LINE: &str = ".loket-poster__below";

#[test]
fn ways_of_which_one_is_taken_have_or_between_them() {
    let steps = "steps:\n- text: mendaftar\n  any_of: [di loket, lewat pos, lewat telepon]\n";
    let steps = said(&sections(&[(STEPS, steps)]), "Langkah", ENTRY);
    assert_eq!(steps, ["1mendaftar", "1adi loket, atau", "1blewat pos, atau", "1clewat telepon"]);
}

#[test]
fn remarks_stand_in_lines_of_their_own_and_addresses_are_read_on_paper() {
    let sections = sections(&[
        (
            STEPS,
            "steps:\n- { text: mengisi data, channel: online, link: https://daftar.contoh.go.id }\n",
        ),
        ("[KTP asli]", "[{ name: KTP, note: masih berlaku, link: https://ktp.contoh.go.id }]"),
        (
            "cost: gratis",
            "cost:\n- { for: Uji, fee: Rp 5.000, note: sekali saja }\n- { for: Cetak, fee: Rp 1.000 }",
        ),
    ]);
    assert_eq!(said(&sections, "Langkah", ENTRY), ["1mengisi data (Daring: daftar.contoh.go.id)"]);
    assert_eq!(said(&sections, "Yang perlu", LINE), ["masih berlaku: ktp.contoh.go.id"]);
    assert_eq!(said(&sections, "Biaya", LINE), ["sekali saja"]);
}

#[test]
fn what_happens_with_a_complaint_is_told_under_the_heading_of_complaints() {
    let complaints = "cost: gratis\ncomplaints:\n  phones: (0299) 421243\n  direct: [Pemohon mengadu]\n  \
                      deadlines: [{ class: Ringan, time: 5 hari kerja }]\n";
    let sections = sections(&[("cost: gratis\n", complaints)]);
    let headings = said(&sections, "Pengaduan layanan", "h3");
    assert_eq!(headings, ["Datang langsung", "Jangka waktu penyelesaian pengaduan"]);
    assert!(sections.iter().all(|(heading, _)| !heading.contains("langsung")), "{sections:?}");
}

#[test]
fn all_cases_are_told_if_one_says_when_it_is_the_one() {
    let cases =
        "cost: gratis\ncases: [{ id: a, name: Baru }, { id: b, name: Lama, when: sudah punya }]\n";
    let sections =
        sections(&[("cost: gratis\n", cases), (STEPS, "steps: [{ text: datang, cases: a }]\n")]);
    assert_eq!(
        sections
            .first()
            .map(|(_, it)| page_text::of(it.root_element()))
            .iter()
            .filter(|it| it.contains("Baru Lama: sudah punya"))
            .count(),
        1
    );
    let steps = said(&sections, "Langkah", ".loket-poster__group");
    assert_eq!(
        steps,
        ["Baru 1datang", "Lama Standar ini tidak merinci langkah untuk keadaan ini."]
    );
}

#[test]
fn the_text_below_the_data_is_on_the_poster_or_said_to_be_on_the_page() {
    for (text, said) in [
        ("Langkah ini **hanya** untuk warga.".to_owned(), "Langkah ini hanya untuk warga."),
        ("kata ".repeat(200), "Selengkapnya di halaman layanan."),
    ] {
        let site = Site::small();
        site.write(SERVICE, format!("{}\n{text}\n", site.read(SERVICE)));
        site.build();
        let poster = page_text::text(&site.read("dist/public/dinas/surat/poster/index.html"));
        let notes = poster.split("Catatan ").nth(1).expect("notes");
        assert!(notes.contains(said), "{notes}");
    }
}
