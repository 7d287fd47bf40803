//! The list of all services, and pages that stay small on a large site.

use std::fmt::Write as _;

use scraper::{Html, Selector};

use crate::loket::SiteFolder;

const MANY: usize = 200;
/// What the home page of a large site may weigh, style and all.
const MOST_BYTES: usize = 40_000;

/// A site with services of two agencies, whose titles begin with letters from A to T.
fn large() -> SiteFolder {
    let site = SiteFolder::small();
    site.write("content/badan/agency.yaml", "name: Badan Contoh\nemail: badan@contoh.go.id\n");
    for number in 1..MANY {
        let letter = char::from(b'A' + u8::try_from(number % 20).expect("a small number"));
        let agency = if number % 2 == 0 { "badan" } else { "dinas" };
        let mut text = site.read("content/dinas/surat.md");
        text = text.replace("Surat Keterangan Contoh", &format!("{letter}kta Contoh {number}"));
        let _ = write!(text, "\nLayanan nomor {number}.\n");
        site.write(&format!("content/{agency}/akta-{number}.md"), text);
    }
    site
}

fn links<'page>(page: &'page Html, within: &str) -> Vec<&'page str> {
    let selector = Selector::parse(&format!("{within} a[href]")).expect("a selector");
    page.select(&selector).filter_map(|link| link.attr("href")).collect()
}

#[test]
fn every_service_is_in_the_list_once_under_its_letter_with_its_agency() {
    let site = large();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/layanan/index.html"));
    let mut listed = links(&page, "main section");
    assert_eq!(listed.len(), MANY);
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), MANY);
    let letters = links(&page, "main nav");
    assert_eq!(letters.len(), 20, "{letters:?}");
    assert!(letters.is_sorted(), "{letters:?}");
    let sections = Selector::parse("main section").expect("a selector");
    let heading = Selector::parse("h2").expect("a selector");
    let item = Selector::parse("li").expect("a selector");
    for section in page.select(&sections) {
        let heading = section.select(&heading).next().expect("a letter");
        let letter = heading.text().collect::<String>();
        let place = format!("#{}", heading.attr("id").expect("a place"));
        assert!(letters.contains(&place.as_str()), "{place}");
        for item in section.select(&item) {
            let words = item.text().collect::<String>();
            assert!(words.starts_with(letter.trim()), "{words} under {letter}");
            assert!(words.contains("Badan Contoh") || words.contains("Dinas Contoh"), "{words}");
        }
    }
}

#[test]
fn a_large_site_shows_its_agencies_and_leads_to_the_list() {
    let site = large();
    site.build();
    for path in ["index.html", "404.html"] {
        let text = site.read(&format!("dist/public/{path}"));
        assert!(text.len() < MOST_BYTES, "{path} has {} bytes", text.len());
        let page = Html::parse_document(&text);
        let shown = links(&page, "main");
        assert_eq!(shown, ["/badan/", "/dinas/", "/layanan/"], "{path}");
        assert!(text.contains("99 layanan") && text.contains("101 layanan"), "{path}");
        assert!(text.contains("action=\"/cari/\""), "{path} has no search");
    }
}

#[test]
fn a_small_site_shows_its_services_and_every_page_leads_to_the_list() {
    let site = SiteFolder::small();
    site.build();
    for path in ["index.html", "404.html"] {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        assert!(links(&page, "main").contains(&"/dinas/surat/"), "{path}");
    }
    for path in ["index.html", "404.html", "cari/index.html", "dinas/surat/index.html"] {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        assert!(links(&page, "footer").contains(&"/layanan/"), "{path}");
    }
    let search = Html::parse_document(&site.read("dist/public/cari/index.html"));
    assert!(links(&search, "main").contains(&"/layanan/"));
}

#[test]
fn no_page_can_take_the_address_of_the_list() {
    let site = SiteFolder::small();
    site.write("content/layanan.md", "---\ntitle: Layanan\n---\nIsi.\n");
    let ran = site.loket(&["check"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(format!("{}{}", ran.stdout, ran.stderr).contains("taken-name"), "{ran:?}");
}
