//! The pages on completeness: what each standard states of the fourteen components of
//! UU 25/2009, article 21, for everybody to see.

use std::fmt::Write as _;

use scraper::{ElementRef, Html, Selector};

use crate::page_text::folded;
use crate::site::Site;

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn words(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

/// The rows of a page: the service with its address, and what its cells say.
fn rows(page: &Html) -> Vec<(String, String, Vec<String>)> {
    let (row, link, cell) = (selector("tr:has(> td)"), selector("th a"), selector("td"));
    let read = |row: ElementRef<'_>| {
        let link = row.select(&link).next().expect("a link to the service");
        let cells = row.select(&cell).map(words).collect();
        (words(link), link.attr("href").expect("an address").to_owned(), cells)
    };
    page.select(&row).map(read).collect()
}

/// A site with one standard that leaves out its products and states one component of
/// management.
fn site() -> Site {
    let site = Site::small();
    site.write(
        "content/dinas/surat.md",
        "---\ntitle: Surat Contoh\nrequirements: [KTP]\nsteps: [Pemohon datang]\n\
         time: 1 hari kerja\ncost: gratis\ncomplaints: inherit\nstaff: [2 orang]\n---\n",
    );
    site
}

#[test]
fn each_service_has_a_cell_for_each_of_the_fourteen_components() {
    let site = site();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/kelengkapan/index.html"));
    let names: Vec<String> = page.select(&selector("thead tr:last-child th")).map(words).collect();
    assert_eq!(names.len(), 14, "{names:?}");
    let rows = rows(&page);
    let [(title, url, cells)] = rows.as_slice() else { panic!("one service: {rows:?}") };
    assert_eq!((title.as_str(), url.as_str()), ("Surat Contoh", "/dinas/surat/"));
    let missing: Vec<&str> = names
        .iter()
        .zip(cells)
        .filter(|(_, cell)| *cell == "belum")
        .map(|(name, _)| name.as_str())
        .collect();
    let expected = [
        "Produk",
        "Dasar hukum",
        "Sarana",
        "Kompetensi",
        "Pengawasan",
        "Jaminan",
        "Keamanan",
        "Evaluasi",
    ];
    assert_eq!(missing, expected);
    assert_eq!(cells.iter().filter(|cell| *cell == "ada").count(), 6);
}

#[test]
fn the_score_of_the_site_is_that_of_check() {
    let site = site();
    site.build();
    let page = Html::parse_document(&site.read("dist/public/kelengkapan/index.html"));
    let facts: Vec<String> = page.select(&selector("main dl > div > *")).map(words).collect();
    let [delivery, management] = ["83% 5 dari 6 komponen", "12% 1 dari 8 komponen"];
    assert_eq!(facts, ["Penyampaian pelayanan", delivery, "Pengelolaan pelayanan", management]);
    let told = site.check(&[]).stdout;
    assert!(told.contains("83% (5 dari 6)") && told.contains("12% (1 dari 8)"), "{told}");
}

#[test]
fn a_revoked_standard_has_no_duty_any_more() {
    let site = site();
    site.write("content/dinas/lama.md", "---\ntitle: Surat Lama\nstatus: dicabut\n---\n");
    site.build();
    let page = Html::parse_document(&site.read("dist/public/kelengkapan/index.html"));
    assert_eq!(rows(&page).len(), 1);
    let told = site.check(&[]).stdout;
    assert!(told.contains("83% (5 dari 6)"), "{told}");
}

#[test]
fn every_page_leads_to_it_and_search_engines_know_it() {
    let site = site();
    site.build();
    for path in ["index.html", "404.html", "dinas/index.html", "dinas/surat/index.html"] {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        assert!(
            page.select(&selector("footer a[href='/kelengkapan/']")).next().is_some(),
            "{path}"
        );
    }
    let list = site.read("dist/public/sitemap.xml");
    assert!(list.contains("/kelengkapan/</loc>"), "{list}");
}

#[test]
fn on_a_large_site_each_agency_has_pages_of_its_own_with_every_service_once() {
    let site = site();
    site.write("content/badan/agency.yaml", "name: Badan Contoh\nemail: badan@contoh.go.id\n");
    for number in 0..100 {
        let mut text = "---\ntitle: Akta Contoh".to_owned();
        let _ = write!(text, " {number}\ncost: gratis\n---\n");
        site.write(&format!("content/badan/akta-{number}.md"), text);
    }
    site.build();
    let first = Html::parse_document(&site.read("dist/public/kelengkapan/index.html"));
    let agencies = rows(&first);
    let link = |name: &str| {
        let agency = agencies.iter().find(|(agency, ..)| agency == name);
        agency.map(|(_, url, _)| url.as_str()).expect("an agency")
    };
    assert_eq!(link("Badan Contoh"), "/kelengkapan/badan/");
    assert_eq!(link("Dinas Contoh"), "/kelengkapan/dinas/");
    let mut found = Vec::new();
    let mut next = Some("/kelengkapan/badan/".to_owned());
    let mut pages = 0;
    while let Some(url) = next {
        let page = Html::parse_document(&site.read(&format!("dist/public{url}index.html")));
        found.extend(rows(&page).into_iter().map(|(_, url, _)| url));
        let link = selector("main a[rel=next]");
        next = page.select(&link).next().and_then(|link| link.attr("href")).map(str::to_owned);
        pages += 1;
    }
    assert!(pages > 1, "one page of 100 standards is too long for a phone");
    assert_eq!(found.len(), 100);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 100);
}
