//! What machines read of a site, by parsers that know nothing of loket.

mod full_standard;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::world::{Built, Content, real_content};

/// Text that would break out of HTML, XML, CSV, JSON and SPARQL, were it not escaped.
const HOSTILE: &str =
    r#"=cmd|'/c calc'!A1 "</script><script>alert(1)</script>" & 'ü', ]]> {{ 7*7 }}"#;

/// Runs the checks of `tests/data/check.py` on a built site.
fn check(built: &Built, facts: &[&str]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/check.py");
    let output = Command::new("python3")
        .arg(script)
        .arg(built.public())
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
        &Built::of(&real_content()),
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
    let content = Content::new();
    full_standard::write(&content);
    let title = HOSTILE.replace('\'', "''");
    content.write(
        "dinas/jahat.md",
        &format!("---\ntitle: '{title}'\nsummary: '{title}'\nkeywords: ['{title}']\n---\n"),
    );
    check(
        &Built::of(content.path()),
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
    let content = Content::new();
    content.service("jahat", HOSTILE, "");
    let page = Built::of(content.path()).text("dinas/jahat/index.html");
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").expect("linked data");
    let (data, _) = data.split_once("</script>").expect("its end");
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["name"], HOSTILE);
    assert!(!page.contains("<script>alert"));
}

#[test]
fn what_a_standard_does_not_state_is_not_in_its_data() {
    let content = Content::new();
    content.service("kosong", "Layanan Kosong", "");
    let built = Built::of(content.path());
    let record: serde_json::Value =
        serde_json::from_str(&built.text("dinas/kosong/index.json")).expect("JSON");
    for key in ["requirements", "steps", "time", "cost", "products"] {
        assert_eq!(record[key], serde_json::json!([]), "{key}");
    }
    for key in ["code", "summary", "decree", "valid_from", "reviewed_on", "form_url"] {
        assert!(record.get(key).is_none(), "{key}");
    }
    let files = built.files();
    assert!(!files.contains_key("perubahan.atom"), "no date is stated, so nothing has changed");
    assert!(!built.text("sitemap.xml").contains("lastmod"));
    assert!(!files.contains_key(".well-known/security.txt"));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let content = Content::new();
    full_standard::write(&content);
    assert_eq!(Built::of(content.path()).files(), Built::of(content.path()).files());
}

#[test]
fn a_security_contact_is_published_as_the_rfc_demands() {
    let content = Content::new();
    let site = "name: Layanan\ngovernment: Kota Contoh\nbase_url: https://layanan.contoh.go.id\n\
                security:\n  contact: [keamanan@contoh.go.id, https://contoh.go.id/lapor]\n";
    content.write("site.yaml", &format!("{site}  expires: 2027-06-30\n"));
    let text = Built::of(content.path()).text(".well-known/security.txt");
    // RFC 9116: Contact and one Expires must be there; lines are `name: value`.
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Contact: mailto:keamanan@contoh.go.id");
    assert_eq!(lines[1], "Contact: https://contoh.go.id/lapor");
    assert_eq!(text.matches("Expires: ").count(), 1);
    assert!(lines.contains(&"Expires: 2027-06-30T23:59:59+07:00"), "{text}");
    let own = "Canonical: https://layanan.contoh.go.id/.well-known/security.txt";
    assert!(lines.contains(&own), "{text}");

    content.write("site.yaml", site);
    let folder = tempfile::tempdir().expect("a folder");
    let output = crate::world::build(content.path(), folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1), "without an end it cannot be relied on");
    assert!(String::from_utf8_lossy(&output.stderr).contains("expires"));
}

#[test]
fn only_pages_that_may_be_found_are_listed() {
    let content = Content::new();
    content.service("akta", "Akta Kelahiran", "");
    let built = Built::of(content.path());
    let map = built.text("sitemap.xml");
    for path in ["", "cari/", "dinas/", "dinas/akta/"] {
        let page = format!("<loc>https://layanan.contoh.go.id/{path}</loc>");
        assert_eq!(map.matches(&page).count(), 1, "{page}");
    }
    for path in ["404", "poster", "index.json"] {
        assert!(!map.contains(path), "{path}");
    }
    let robots = built.text("robots.txt");
    assert!(robots.contains("Sitemap: https://layanan.contoh.go.id/sitemap.xml"), "{robots}");
    let poster = built.text("dinas/akta/poster/index.html");
    let canonical = r#"<link rel="canonical" href="https://layanan.contoh.go.id/dinas/akta/">"#;
    assert!(poster.contains(canonical), "whoever looks for the service finds its page: {poster}");
}

#[test]
fn every_page_that_may_be_found_says_what_it_is() {
    let content = Content::new();
    content.service("akta", "Akta Kelahiran", "");
    let built = Built::of(content.path());
    let pages =
        ["", "cari/", "layanan/", "kelengkapan/", "dinas/", "dinas/akta/", "dinas/akta/poster/"];
    let said: BTreeSet<String> = pages
        .iter()
        .map(|path| {
            let html = built.text(&format!("{path}index.html"));
            let (_, from) = html.split_once(r#"<meta name="description" content=""#).expect(path);
            from.split_once('"').expect("an end").0.to_owned()
        })
        .collect();
    // The poster is a copy of the service's page; all others say something of their own.
    assert_eq!(said.len(), pages.len() - 1, "{said:?}");
}
