//! The choice of a case: a question with its answers, the whole standard as the last of them.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::folded;
use crate::site::Site;

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

const CASES: &str =
    "cases:\n  - { id: umum, name: Pasien Umum }\n  - { id: bpjs, name: Pasien BPJS }\n";

fn page(lines: &str) -> Html {
    let site = Site::small();
    site.service("izin", "Izin Contoh", &format!("{lines}{CASES}"));
    site.build();
    Html::parse_document(&site.read("dist/public/dinas/izin/index.html"))
}

#[test]
fn the_legend_asks_what_the_author_asks() {
    let page = page("case_question: Anda datang sebagai siapa?\n");
    let legend = all(&page, ".loket-cases fieldset > legend")[0];
    assert_eq!(words(legend), "Anda datang sebagai siapa?");
    let labels: Vec<String> = all(&page, ".loket-cases label").into_iter().map(words).collect();
    assert_eq!(labels, ["Pasien Umum", "Pasien BPJS", "Tampilkan semua"]);
    let chosen = all(&page, ".loket-cases input[checked]");
    assert_eq!(chosen[0].attr("id"), Some("kasus-0"));
    assert!(all(&page, ".loket-cases label strong").is_empty());
}

#[test]
fn without_a_question_of_its_own_the_page_asks_in_general() {
    assert_eq!(words(all(&page(""), "legend")[0]), "Pilih keadaan Anda");
}

#[test]
fn a_section_for_some_cases_alone_goes_with_them() {
    let page = page(
        "requirements:\n  - { cases: umum, name: KTP }\n  - { cases: bpjs, name: Kartu }\n\
         cost:\n  - { cases: umum, for: Kamar, fee: Rp 90.000 }\n  - { cases: umum, for: Obat, fee: Rp 9.000 }\n",
    );
    let of = |id: &str| all(&page, &format!("[aria-labelledby={id}]"))[0].attr("data-case");
    assert_eq!(of("biaya"), Some("1"));
    assert_eq!(of("syarat"), None, "each case has something");
    assert_eq!(of("pengaduan"), None);
}

#[test]
fn the_heading_of_a_case_says_when_it_is_the_one() {
    let site = Site::small();
    let lines = "cases:\n  - { id: dekat, name: Dekat, when: pipa paling panjang 20 meter }\n  \
                 - { id: jauh, name: Jauh }\n\
                 time: [{ cases: dekat, time: 2 hari }, { cases: jauh, time: 5 hari }]\n";
    site.service("izin", "Izin Contoh", lines);
    site.build();
    let page = Html::parse_document(&site.read("dist/public/dinas/izin/index.html"));
    let headings = all(&page, "[aria-labelledby=waktu] h3").into_iter().map(words);
    let headings: Vec<String> = headings.collect();
    assert_eq!(headings, ["Dekat pipa paling panjang 20 meter", "Jauh"]);
}
