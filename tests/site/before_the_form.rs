//! What a form will ask for stands on the page of its service, made from the form itself.

use scraper::{ElementRef, Html, Selector};

use crate::page_text::folded;
use crate::site::Site;

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

#[test]
fn numbers_addresses_and_letters_are_told_before_the_form_is_begun() {
    let site = Site::seed();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/kominfo/lock/index.html"));
    let needs = words(all(&page, ".loket-ticket__needs")[0]);
    assert!(needs.starts_with("Siapkan dulu: NIK · NIP / NI PPPK · "), "{needs}");
    assert!(needs.contains("Email dinas yang terdaftar di BSrE"), "{needs}");
    assert!(needs.contains("Surat pernyataan lupa passphrase – unduh atau cetak, A4"), "{needs}");
    assert!(needs.ends_with("± 10 menit"), "{needs}");
    // It is optional, and what one knows by heart needs no preparation.
    assert!(!needs.contains("CSR") && !needs.contains("Jabatan"), "{needs}");
    let letter = all(&page, ".loket-ticket__needs a")[0].attr("href");
    assert_eq!(letter, Some("/kominfo/lock/surat-pernyataan/"));
}

#[test]
fn where_the_standard_asks_for_nothing_the_requirements_tell_what_the_form_asks() {
    let site = Site::seed();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/kominfo/lock/index.html"));
    let section = words(all(&page, "[aria-labelledby=syarat]")[0]);
    assert!(section.contains("Persyaratan Menurut formulir: NIK"), "{section}");
    assert_eq!(all(&page, "[aria-labelledby=syarat] .loket-checklist__item").len(), 4);
}
