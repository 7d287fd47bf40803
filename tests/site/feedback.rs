//! Whoever finds something wrong on a page can tell the agency that keeps it.

use scraper::{Html, Selector};

use crate::site::Site;

/// Where the footer of a page leads with "Ada yang salah di halaman ini?".
fn feedback(site: &Site, path: &str) -> String {
    let page = Html::parse_document(&site.read(&format!("dist/public/{path}index.html")));
    let links = Selector::parse("footer a").expect("a selector");
    let is_it = |link: &scraper::ElementRef<'_>| {
        link.text().collect::<String>().starts_with("Ada yang salah di halaman ini?")
    };
    let link = page.select(&links).find(is_it).expect("a link in every footer");
    link.attr("href").expect("an address").to_owned()
}

#[test]
fn a_page_of_an_agency_begins_a_mail_to_it_that_names_the_page() {
    let site = Site::small();
    site.write("content/badan/agency.yaml", "name: Badan Contoh\nemail: badan@contoh.go.id\n");
    site.build();
    let mail = feedback(&site, "dinas/surat/");
    let (address, rest) = mail.split_once('?').expect("a subject");
    assert!(address.starts_with("mailto:") && address.ends_with("contoh.go.id"), "{mail}");
    assert!(rest.contains("subject=Surat%20Keterangan%20Contoh"), "{mail}");
    assert!(rest.ends_with("body=https://layanan.contoh.go.id/dinas/surat/"), "{mail}");
    assert!(feedback(&site, "badan/").starts_with("mailto:badan@contoh.go.id?"));
}

#[test]
fn a_page_of_no_agency_leads_to_all_ways_to_complain() {
    let site = Site::small();
    let channel = "national_channels: [{ label: LAPOR, url: https://www.lapor.go.id }]\n";
    site.write("content/site.yaml", site.read("content/site.yaml") + channel);
    site.write("content/badan/agency.yaml", "name: Badan Contoh\nemail: badan@contoh.go.id\n");
    site.build();
    for path in ["", "kelengkapan/", "layanan/", "cari/"] {
        assert_eq!(feedback(&site, path), "/#pengaduan", "{path}");
    }
    let home = site.read("dist/public/index.html");
    let (_, section) = home.split_once("id=\"pengaduan\"").expect("the place");
    assert!(section.contains("https://www.lapor.go.id"), "{section}");
}

#[test]
fn an_agency_with_a_complaint_form_is_told_there_and_on_the_form_by_mail() {
    let site = Site::seed();
    site.build();
    for path in ["", "kominfo/", "kominfo/lock/", "kominfo/lock/ajukan/", "privasi/"] {
        assert_eq!(feedback(&site, path), "/kominfo/pengaduan/", "{path}");
    }
    let on_form = feedback(&site, "kominfo/pengaduan/");
    assert!(on_form.starts_with("mailto:diskominfo@pekalongankota.go.id?"), "{on_form}");
}

#[test]
fn every_page_leads_to_privacy_and_accessibility() {
    let site = Site::seed();
    site.build();
    for path in ["", "kominfo/", "kominfo/lock/", "kominfo/lock/ajukan/", "kelengkapan/"] {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}index.html")));
        for target in ["/privasi/", "/aksesibilitas/"] {
            let link = Selector::parse(&format!("footer a[href='{target}']")).expect("a selector");
            assert!(page.select(&link).next().is_some(), "{path} does not lead to {target}");
        }
    }
}
