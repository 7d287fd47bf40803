//! The list of all services, and pages that stay small on a large site.

use std::fmt::Write as _;

use scraper::{Html, Selector};

use crate::page_text::text;
use crate::site::Site;

const MANY: usize = 200;
/// What the home page of a large site may weigh, style and all.
const MOST_BYTES: usize = 40_000;

/// A site with services of two agencies, whose titles begin with letters from A to T.
fn large() -> Site {
    let site = Site::small();
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
fn a_large_site_shows_its_agencies_and_leads_to_the_list_and_its_letters() {
    let site = large();
    site.build();
    let text = site.read("dist/public/index.html");
    assert!(text.len() < MOST_BYTES, "{} bytes", text.len());
    let shown = Html::parse_document(&text);
    let links = links(&shown, "main");
    assert_eq!(links[..4], ["/badan/", "/dinas/", "/layanan/", "/layanan/#huruf-a"]);
    assert_eq!(links.last(), Some(&"/layanan/#huruf-t"));
    assert!(text.contains("99 layanan") && text.contains("101 layanan"));
}

#[test]
fn the_page_for_an_unknown_address_is_short_and_leads_on() {
    for site in [Site::small(), large()] {
        site.build();
        let text = site.read("dist/public/404.html");
        assert_eq!(links(&Html::parse_document(&text), "main"), ["/layanan/", "/"]);
        assert!(text.contains("action=\"/cari/\""), "no search");
    }
}

#[test]
fn a_site_of_more_than_a_few_services_shows_agencies_by_name_and_each_service_in_a_line() {
    let site = Site::small();
    site.write("content/aaa/agency.yaml", "name: Zona Contoh\nemail: zona@contoh.go.id\n");
    let text = site.read("content/dinas/surat.md");
    for number in 1..12 {
        let title = format!("{}kta Contoh", char::from(b'M' - number));
        let agency = if number % 2 == 0 { "aaa" } else { "dinas" };
        let text = text.replace("Surat Keterangan Contoh", &title);
        site.write(&format!("content/{agency}/akta-{number}.md"), text);
    }
    site.build();
    let home = Html::parse_document(&site.read("dist/public/index.html"));
    let shown = links(&home, "main ul");
    assert_eq!(&shown[..2], ["/dinas/", "/aaa/"], "by name, not by folder");
    assert_eq!(shown[2..14].len(), 12);
    let selector = Selector::parse("section ul a").expect("a selector");
    let titles: Vec<String> =
        home.select(&selector).skip(2).take(12).map(|link| link.text().collect()).collect();
    assert!(titles.is_sorted(), "{titles:?}");
    assert!(home.select(&Selector::parse(".loket-card").expect("a selector")).next().is_none());
    // So few are read as they are: no letters to leaf through.
    let list = Html::parse_document(&site.read("dist/public/layanan/index.html"));
    assert!(links(&list, "main nav").is_empty());
}

#[test]
fn a_small_site_shows_its_services_and_every_page_leads_to_the_list() {
    let site = Site::small();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/index.html"));
    assert!(links(&page, "main").contains(&"/dinas/surat/"));
    for path in ["index.html", "404.html", "cari/index.html", "dinas/surat/index.html"] {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        assert!(links(&page, "footer").contains(&"/layanan/"), "{path}");
    }
    let search = Html::parse_document(&site.read("dist/public/cari/index.html"));
    assert!(links(&search, "main").contains(&"/layanan/"));
}

#[test]
fn no_page_can_take_the_address_of_the_list() {
    let site = Site::small();
    site.write("content/layanan.md", "---\ntitle: Layanan\n---\nIsi.\n");
    let ran = site.check(&[]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(format!("{}{}", ran.stdout, ran.stderr).contains("taken-name"), "{ran:?}");
}

/// Follows a list over its pages, and returns the services on each.
fn walk(site: &Site, first: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut next = Some(first.to_owned());
    while let Some(url) = next {
        let text = site.read(&format!("dist/public{url}index.html"));
        assert!(text.len() < 100_000, "{url} has {} bytes", text.len());
        let page = Html::parse_document(&text);
        pages.push(links(&page, "main ul").into_iter().map(str::to_owned).collect());
        next = links(&page, "main nav").last().map(|url| (*url).to_owned());
        let rel = Selector::parse("main a[rel=next]").expect("a selector");
        next.take_if(|_| page.select(&rel).next().is_none());
    }
    pages
}

#[test]
fn a_list_that_is_too_long_for_one_page_has_pages_by_letter_with_every_service_once() {
    let site = Site::small();
    for number in 0..500 {
        let word = if number < 450 { "Pajak" } else { "Izin" };
        let text = format!("---\ntitle: {word} Contoh {number}\ncost: gratis\n---\n");
        site.write(&format!("content/dinas/layanan-{number}.md"), text);
    }
    site.build();
    let first = site.read("dist/public/layanan/index.html");
    assert!(first.len() < MOST_BYTES, "{} bytes", first.len());
    let first = Html::parse_document(&first);
    let letters = ["/layanan/huruf/i/", "/layanan/huruf/p/", "/layanan/huruf/s/"];
    assert_eq!(links(&first, "main nav"), letters);
    let mut found = Vec::new();
    for letter in letters {
        let pages = walk(&site, letter);
        assert_eq!(pages.len() > 1, letter.ends_with("/p/"), "{letter}");
        found.extend(pages.into_iter().flatten());
    }
    assert_eq!(found.len(), 501);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 501);

    // The agency has too many for its own page as well.
    let agency = site.read("dist/public/dinas/index.html");
    assert!(agency.len() < MOST_BYTES, "{} bytes", agency.len());
    let agency = Html::parse_document(&agency);
    assert!(links(&agency, "main").contains(&"/layanan/instansi/dinas/"));
    assert_eq!(walk(&site, "/layanan/instansi/dinas/").into_iter().flatten().count(), 501);
}

#[test]
fn services_are_found_by_topic_and_event_of_life_and_lead_back() {
    let site = Site::small();
    site.edit(
        "content/site.yaml",
        "language: id",
        "language: id\ntopics:\n  - { id: surat, name: Surat-surat, summary: Untuk yang perlu surat. }\n  \
         - { id: kosong, name: Kosong }\nlife_events:\n  - { id: pindah, name: Pindah rumah }",
    );
    site.edit("content/dinas/surat.md", "title:", "topics: surat\nlife_events: [pindah]\ntitle:");
    site.build();
    let home = site.read("dist/public/index.html");
    assert!(home.contains("Untuk yang perlu surat.") && !home.contains("Kosong"), "{home}");
    let home = Html::parse_document(&home);
    for url in ["/layanan/topik/surat/", "/layanan/peristiwa/pindah/"] {
        assert!(links(&home, "main").contains(&url), "{url}");
        let page = Html::parse_document(&site.read(&format!("dist/public{url}index.html")));
        assert!(links(&page, "main ul").contains(&"/dinas/surat/"), "{url}");
        let service = Html::parse_document(&site.read("dist/public/dinas/surat/index.html"));
        assert!(links(&service, "main").contains(&url), "{url}");
    }
    assert!(!site.path("dist/public/layanan/topik/kosong").exists());
}

#[test]
fn a_service_is_listed_under_the_word_that_tells_it_from_others() {
    let site = Site::small();
    let jasa = "Pelayanan Jasa Pelabuhan (Pelayanan Jasa Air Bersih)";
    site.service("informasi", "Pelayanan Informasi Publik", "cost: gratis\n");
    site.service("air", jasa, "cost: gratis\n");
    site.build();
    let page = Html::parse_document(&site.read("dist/public/layanan/index.html"));
    for (link, letter, listed) in [
        ("/dinas/informasi/", "i", "Informasi Publik, Pelayanan"),
        ("/dinas/air/", "a", "Air Bersih, Pelayanan Jasa Pelabuhan"),
    ] {
        let line = format!("[aria-labelledby=huruf-{letter}] li a[href='{link}']");
        let line = Selector::parse(&line).expect("a selector");
        let title: String = page.select(&line).flat_map(|link| link.text()).collect();
        assert_eq!(title.trim(), listed);
    }
}

#[test]
fn agencies_of_one_name_are_told_apart_by_their_government_wherever_others_stand_beside_them() {
    let site = Site::small();
    let other = site.read("content/dinas/agency.yaml");
    let name = other.lines().find_map(|line| line.strip_prefix("name: ")).expect("a name");
    site.write("content/lain/agency.yaml", format!("{other}government: Pemerintah Kota Lain\n"));
    site.write("content/lain/kartu.md", site.read("content/dinas/surat.md"));
    site.build();
    let told = format!("{name}, Pemerintah Kota Lain");
    for page in ["", "layanan/", "kelengkapan/", "lain/kartu/"] {
        let said = text(&site.read(&format!("dist/public/{page}index.html")));
        assert!(said.contains(&told), "{page}: {said}");
    }
    // Where the government stands beside it the name is alone.
    let agency = text(&site.read("dist/public/lain/index.html"));
    assert!(agency.contains(&format!("Pemerintah Kota Lain / {name}")), "{agency}");
}
