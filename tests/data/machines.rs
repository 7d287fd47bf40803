//! What machines read of a site, by parsers that know nothing of loket.

mod full_standard;

use std::collections::BTreeSet;
use std::process::Command;

use crate::site::{Site, repository};

/// Text that would break out of HTML, XML, CSV, JSON and SPARQL, were it not escaped.
const HOSTILE: &str =
    r#"=cmd|'/c calc'!A1 "</script><script>alert(1)</script>" & 'ü', ]]> {{ 7*7 }}"#;

/// Builds a site and runs the checks of `tests/data/check.py` on it.
fn check(site: &Site, facts: &[&str]) {
    site.build();
    let output = Command::new("python3")
        .arg(repository("tests/data/check.py"))
        .arg(site.path("dist/public"))
        .args(facts)
        .output()
        .expect("python");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
#[ignore = "needs rdflib and jsonschema: tests/run"]
fn other_parsers_read_the_data_of_the_real_site() {
    check(
        &Site::seed_in_two_languages(),
        &[
            "title=Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik",
            "cost=0.0",
            "time=P1D",
            "words=1 hari kerja",
            "phone=+62285421243",
        ],
    );
}

#[test]
#[ignore = "needs rdflib and jsonschema: tests/run"]
fn other_parsers_read_the_data_of_a_standard_with_every_part() {
    let site = full_standard::site();
    let title = HOSTILE.replace('\'', "''");
    site.service("jahat", HOSTILE, &format!("summary: '{title}'\nkeywords: ['{title}']\n"));
    check(
        &site,
        &[
            "title=Izin Contoh",
            &format!("title={HOSTILE}"),
            "cost=15000.5",
            "evidence=KTP",
            "step_time=1 hour 15 minute",
            "step_duration=PT1H15M",
            "feed=Ditinjau: Izin Contoh (IZC)",
            "lastmod=2026-09-30",
        ],
    );
}

#[test]
fn no_text_ends_the_linked_data_of_a_page() {
    let site = Site::small();
    site.service("jahat", HOSTILE, "").build();
    let page = site.read("dist/public/dinas/jahat/index.html");
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").expect("linked data");
    let (data, _) = data.split_once("</script>").expect("its end");
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["name"], HOSTILE);
    assert!(!page.contains("<script>alert"));
}

#[test]
fn what_a_standard_does_not_state_is_not_in_its_data() {
    let site = Site::small();
    site.service("kosong", "Layanan Kosong", "").build();
    let record: serde_json::Value =
        serde_json::from_str(&site.read("dist/public/dinas/kosong/index.json")).expect("JSON");
    for key in ["requirements", "steps", "time", "cost", "products"] {
        assert_eq!(record[key], serde_json::json!([]), "{key}");
    }
    for key in ["code", "summary", "decree", "valid_from", "reviewed_on", "form_url"] {
        assert!(record.get(key).is_none(), "{key}");
    }
    let is_there = |path: &str| site.path(&format!("dist/public/{path}")).exists();
    assert!(!is_there("perubahan.atom"), "no date is stated, so nothing has changed");
    assert!(!site.read("dist/public/sitemap.xml").contains("lastmod"));
    assert!(!is_there(".well-known/security.txt"));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let built = || {
        let site = full_standard::site();
        site.build();
        site.files("dist/public")
    };
    assert_eq!(built(), built());
}

#[test]
fn a_security_contact_is_published_as_the_rfc_demands() {
    let yaml = "name: Layanan\ngovernment: Kota Contoh\nbase_url: https://layanan.contoh.go.id\n\
                security:\n  contact: [keamanan@contoh.go.id, https://contoh.go.id/lapor]\n";
    let site = Site::small();
    site.write("content/site.yaml", format!("{yaml}  expires: 2027-06-30\n")).build();
    let text = site.read("dist/public/.well-known/security.txt");
    // RFC 9116: Contact and one Expires must be there; lines are `name: value`.
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Contact: mailto:keamanan@contoh.go.id");
    assert_eq!(lines[1], "Contact: https://contoh.go.id/lapor");
    assert_eq!(text.matches("Expires: ").count(), 1);
    assert!(lines.contains(&"Expires: 2027-06-30T23:59:59+07:00"), "{text}");
    let own = "Canonical: https://layanan.contoh.go.id/.well-known/security.txt";
    assert!(lines.contains(&own), "{text}");
    assert!(lines.contains(&"Preferred-Languages: id"), "the languages of the site: {text}");
    let english = "name: Services\ngovernment: City of Contoh\n";
    site.write("content/site.en.yaml", english).build();
    let text = site.read("dist/public/.well-known/security.txt");
    assert!(text.contains("\nPreferred-Languages: id, en\n"), "{text}");

    let ran = site.write("content/site.yaml", yaml).loket(&["build"]);
    assert_eq!(ran.code, 1, "without an end it cannot be relied on");
    assert!(ran.stderr.contains("expires"), "{}", ran.stderr);
}

#[test]
fn only_pages_that_may_be_found_are_listed() {
    let site = Site::small();
    site.service("akta", "Akta Kelahiran", "").build();
    let read = |path: &str| site.read(&format!("dist/public/{path}"));
    let map = read("sitemap.xml");
    for path in ["", "cari/", "dinas/", "dinas/akta/"] {
        let page = format!("<loc>https://layanan.contoh.go.id/{path}</loc>");
        assert_eq!(map.matches(&page).count(), 1, "{page}");
    }
    for path in ["404", "poster", "index.json"] {
        assert!(!map.contains(path), "{path}");
    }
    let robots = read("robots.txt");
    assert!(robots.contains("Sitemap: https://layanan.contoh.go.id/sitemap.xml"), "{robots}");
    let poster = read("dinas/akta/poster/index.html");
    let canonical = r#"<link rel="canonical" href="https://layanan.contoh.go.id/dinas/akta/">"#;
    assert!(poster.contains(canonical), "whoever looks for the service finds its page: {poster}");
}

#[test]
fn every_page_that_may_be_found_says_what_it_is() {
    let site = Site::small();
    site.service("akta", "Akta Kelahiran", "").build();
    let read = |path: &str| site.read(&format!("dist/public/{path}"));
    let pages =
        ["", "cari/", "layanan/", "kelengkapan/", "dinas/", "dinas/akta/", "dinas/akta/poster/"];
    let said: BTreeSet<String> = pages
        .iter()
        .map(|path| {
            let html = read(&format!("{path}index.html"));
            let (_, from) = html.split_once(r#"<meta name="description" content=""#).expect(path);
            from.split_once('"').expect("an end").0.to_owned()
        })
        .collect();
    // The poster is a copy of the service's page; all others say something of their own.
    assert_eq!(said.len(), pages.len() - 1, "{said:?}");
}
