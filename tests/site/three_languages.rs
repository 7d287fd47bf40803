//! Any number of languages: a third one that only the site has words for.

use scraper::Html;

use super::languages::{attributes, page, words};
use crate::site::Site;
use crate::three;

const ORIGIN: &str = "https://layanan.contoh.go.id";

/// Returns the languages that a page names, with its addresses in them.
fn languages(page: &Html) -> Vec<(String, String)> {
    let css = "link[rel=alternate][hreflang]";
    attributes(page, css, "hreflang").into_iter().zip(attributes(page, css, "href")).collect()
}

fn addresses(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(tag, path)| ((*tag).to_owned(), format!("{ORIGIN}{path}"))).collect()
}

#[test]
fn a_page_is_in_each_language_that_it_is_translated_into_and_names_them_all() {
    let site = three::site();
    site.build();
    for path in ["/", "/layanan/", "/dinas/", "/dinas/surat/", "/dinas/surat/ajukan/"] {
        let expected = [("id", ""), ("en", "/en"), ("ms", "/ms"), ("x-default", "")];
        let expected = expected.map(|(tag, folder)| (tag, format!("{folder}{path}")));
        let expected: Vec<_> = expected.iter().map(|(tag, path)| (*tag, path.as_str())).collect();
        for (tag, folder) in [("id", ""), ("en", "/en"), ("ms", "/ms")] {
            let page = page(&site, &format!("{folder}{path}"));
            assert_eq!(attributes(&page, "html", "lang"), [tag], "{folder}{path}");
            assert_eq!(languages(&page), addresses(&expected), "{folder}{path}");
            let switch = attributes(&page, "header a[hreflang]", "hreflang");
            let others: Vec<&str> =
                ["id", "en", "ms"].into_iter().filter(|other| *other != tag).collect();
            assert_eq!(switch, others, "{folder}{path}");
        }
    }
    let malay = page(&site, "/ms/dinas/surat/");
    assert_eq!(words(&malay, "header a[hreflang=en]"), "English");
    assert_eq!(words(&page(&site, "/en/dinas/surat/"), "header a[hreflang=ms]"), "Bahasa Melayu");
    let sitemap = site.read("dist/public/sitemap.xml");
    assert!(sitemap.contains(&format!("<loc>{ORIGIN}/ms/dinas/surat/</loc>")), "{sitemap}");
    assert!(sitemap.contains(&format!("hreflang=\"ms\" href=\"{ORIGIN}/ms/dinas/surat/\"")));
}

#[test]
fn values_are_written_as_the_third_language_writes_them() {
    let site = three::site();
    site.build();
    let malay = words(&page(&site, "/ms/dinas/surat/"), "main");
    assert!(malay.contains("2 hari bekerja"), "{malay}");
    assert!(malay.contains("31 Disember 2030"), "{malay}");
    let card = words(&page(&site, "/ms/dinas/kartu/"), "main");
    assert!(card.contains("Rp30,000"), "{card}");
    assert!(words(&page(&site, "/dinas/kartu/"), "main").contains("Rp30.000"));
}

#[test]
fn what_is_not_translated_leads_to_the_main_language() {
    let site = three::site();
    site.build();
    assert!(!site.path("dist/public/en/dinas/kartu").exists());
    let links = |path: &str| attributes(&page(&site, path), "main a", "href");
    assert!(links("/en/dinas/").contains(&"/dinas/kartu/".to_owned()));
    assert!(links("/ms/dinas/").contains(&"/ms/dinas/kartu/".to_owned()));
    let expected =
        [("id", "/dinas/kartu/"), ("ms", "/ms/dinas/kartu/"), ("x-default", "/dinas/kartu/")];
    for path in ["/dinas/kartu/", "/ms/dinas/kartu/"] {
        assert_eq!(languages(&page(&site, path)), addresses(&expected), "{path}");
    }
    assert!(languages(&page(&site, "/tentang/")).is_empty(), "it is in one language");
}

#[test]
fn the_third_language_can_be_the_main_one() {
    let site = three::site();
    // What was Malay is the original now, and what was the original is the Indonesian translation.
    for path in ["site", "dinas/agency", "dinas/surat", "dinas/kartu"] {
        let ending =
            if path.starts_with("dinas/s") || path.ends_with("kartu") { "md" } else { "yaml" };
        site.remove(&format!("content/{path}.ms.{ending}"));
    }
    site.edit("content/site.yaml", "language: id", "language: ms");
    site.write("content/site.id.yaml", "name: Layanan Kota Contoh\n");
    site.write("content/dinas/agency.id.yaml", "name: Dinas Contoh\n");
    site.write("content/dinas/kartu.id.md", "---\ntitle: Kartu Contoh\n---\n");
    site.build();
    let main = page(&site, "/dinas/kartu/");
    assert_eq!(attributes(&main, "html", "lang"), ["ms"]);
    assert!(words(&main, "main").contains("3 hari bekerja"));
    let indonesian = page(&site, "/id/dinas/kartu/");
    assert_eq!(attributes(&indonesian, "html", "lang"), ["id"]);
    assert!(words(&indonesian, "main").contains("3 hari kerja"));
    let expected = [("ms", "/"), ("en", "/en/"), ("id", "/id/"), ("x-default", "/")];
    assert_eq!(languages(&page(&site, "/en/")), addresses(&expected));
}

#[test]
fn slips_in_the_third_language_are_told_at_their_lines() {
    let site = three::site();
    site.edit("content/dinas/surat.ms.md", "name: email, label", "name: e_mel, label");
    site.edit("content/dinas/kartu.ms.md", "title: Kad Contoh", "title: Kad Contoh\ncode: KC");
    let places = site.places();
    let told = |place: &str| places.iter().any(|told| told == place);
    assert!(told("error main-only content/dinas/kartu.ms.md:3:1"), "{places:?}");
    assert!(told("error unknown-field content/dinas/surat.ms.md:18:15"), "{places:?}");
}

#[test]
fn a_language_without_words_is_told_with_those_that_have_them() {
    let site = three::site();
    site.write("content/dinas/surat.jv.md", "---\ntitle: Layang\n---\n");
    let ran = site.check(&["--lang", "en"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("content/dinas/surat.jv.md"), "{}", ran.stdout);
    assert!(ran.stdout.contains("no words for the language `jv`"), "{}", ran.stdout);
    assert!(ran.stdout.contains("`en`, `id`, `ms`"), "{}", ran.stdout);
    assert!(ran.stdout.contains("templates/words/jv.yaml"), "{}", ran.stdout);
    let site = Site::small();
    site.edit("content/site.yaml", "language: id", "language: jv");
    assert!(site.places().contains(&"error unknown-language content/site.yaml:4:11".to_owned()));
}

#[test]
fn words_that_are_not_whole_are_told_at_their_lines() {
    let site = three::site();
    let words = three::malay();
    let line = |words: &str, text: &str| {
        words.lines().position(|line| line.contains(text)).expect("the line") + 1
    };
    for (old, new, code, at) in [
        ("  mobile: No. HP\n", "", "missing-word", "contact:"),
        ("  mobile: No. HP\n", "  mobil: No. HP\n", "unknown-word", "mobil:"),
        ("missing: Sila isi {label}.", "missing: Sila isi.", "word-places", "Sila isi."),
        ("missing: Sila isi {label}.", "missing: Sila {isi}.", "word-places", "Sila {isi}."),
    ] {
        assert_eq!(words.matches(old).count(), 1, "{old}");
        let changed = words.replace(old, new);
        site.write("templates/words/ms.yaml", &changed);
        let place = format!("error {code} templates/words/ms.yaml:{}:", line(&changed, at));
        let places = site.places();
        assert!(places.iter().any(|told| told.starts_with(&place)), "{place}: {places:?}");
    }
}
