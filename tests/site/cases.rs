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
