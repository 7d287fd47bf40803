//! What to bring: one box for each thing, with what may be brought in its place inside it.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::folded;
use crate::site::Site;

const PASSPORT: &str = "\
requirements:
  - any_of:
      - { name: KTP ayah atau ibu, form: salinan, copies: 2 lembar, valid: masih berlaku }
      - Surat keterangan pindah
  - { name: Surat penetapan ganti nama, if: \"Bila pernah ganti nama:\" }
  - Kartu keluarga
  - name: Identitas pemohon
    any_of:
      - { name: Perorangan, all_of: [KTP, NPWP] }
      - all_of: [Akta pendirian, NIB]
  - name: Bagi badan usaha
    all_of: [SIUP, TDP]
  - { n_of: [Ijazah, Rapor, Akta lahir], count: 2 }
";

fn built(lines: &str) -> (Html, Html) {
    let site = Site::small();
    let service = site.read("content/dinas/surat.md");
    site.write("content/dinas/surat.md", service.replace("requirements: [KTP asli]\n", lines));
    site.build();
    let page = |path: &str| Html::parse_document(&site.read(&format!("dist/public/{path}")));
    (page("dinas/surat/index.html"), page("dinas/surat/poster/index.html"))
}

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

#[test]
fn each_thing_to_bring_has_one_box_and_alternatives_stand_inside_it() {
    let (page, poster) = built(PASSPORT);
    let expected = [
        "Salah satu: KTP ayah atau ibu – fotokopi, 2 lembar, harus masih berlaku atau Surat keterangan pindah",
        "Kartu keluarga",
        "Identitas pemohon Salah satu: Perorangan KTP NPWP atau Semua ini: Akta pendirian NIB",
        "SIUP",
        "TDP",
        "2 dari: Ijazah Rapor Akta lahir",
        "Bila pernah ganti nama: Surat penetapan ganti nama",
    ];
    let boxes = all(&page, "li.loket-checklist__item:not(.loket-checklist__item--boxless)");
    assert_eq!(boxes.into_iter().map(words).collect::<Vec<_>>(), expected);
    let boxes = ".loket-poster__list--boxes > li:not(.loket-poster__entry--boxless)";
    let on_poster = all(&poster, boxes).into_iter().map(words);
    let expected = expected.map(|text| match text {
        _ if text.starts_with("Identitas") => {
            "Identitas pemohon Salah satu: Perorangan KTP; NPWP atau Semua ini: Akta pendirian; NIB"
        }
        _ => text,
    });
    assert_eq!(on_poster.collect::<Vec<_>>(), expected);
}

#[test]
fn what_only_some_must_bring_stands_last_under_words_that_say_so() {
    let (page, poster) = built(PASSPORT);
    let items = all(&page, "[aria-labelledby=syarat] .loket-case > ul > li");
    let last = items.last().copied().map(words).expect("an entry");
    assert_eq!(
        last,
        "Hanya jika berlaku bagi Anda: Bila pernah ganti nama: Surat penetapan ganti nama"
    );
    let entries = all(&poster, ".loket-poster__list--boxes > li");
    let entries: Vec<String> = entries.into_iter().map(words).collect();
    assert_eq!(entries[entries.len() - 2], "Hanya jika berlaku bagi Anda:");
}

#[test]
fn things_under_one_heading_have_boxes_and_no_words_that_all_are_wanted() {
    let (page, poster) = built(PASSPORT);
    let headings = all(&page, "li.loket-checklist__item--boxless");
    let heading = headings.first().copied().map(words).expect("a heading");
    assert_eq!(heading, "Bagi badan usaha SIUP TDP");
    let entries = all(&poster, ".loket-poster__entry--boxless");
    assert_eq!(entries.first().copied().map(words).as_deref(), Some("Bagi badan usaha"));
}

#[test]
fn nothing_to_choose_needs_no_words_between() {
    let (page, _) = built("requirements: [KTP, Kartu keluarga]\n");
    let section = words(all(&page, "[aria-labelledby=syarat]")[0]);
    assert_eq!(section, "Yang perlu disiapkan Persyaratan KTP Kartu keluarga");
}
