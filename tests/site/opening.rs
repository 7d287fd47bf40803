//! When a form is open, and what is told for a while: on pages, in the bundle and in data.

use serde_json::{Value, json};

use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(&site.read(path)).expect("JSON")
}

/// A valid site whose form has a line more, in the zone of Makassar.
fn with_opening(open: &str) -> Site {
    let site = Site::valid();
    site.edit("content/site.yaml", "language: id\n", "language: id\ntime_zone: WITA\n");
    site.edit(SERVICE, "form:\n", &format!("form:\n  open: {open}\n"));
    site
}

#[test]
fn a_form_and_its_service_say_when_it_is_open_in_the_time_of_the_agency() {
    let site = with_opening("{ from: 1 Desember 2026 pukul 08.00, to: 2026-12-31, per_day: 50 }");
    site.build();
    let said = "Formulir ini dibuka Selasa, 1 Desember 2026, 08.00 WITA sampai Kamis, \
                31 Desember 2026, 23.59 WITA. Paling banyak 50 kiriman sehari.";
    for path in ["dinas/surat/ajukan", "dinas/surat"] {
        let page = site.read(&format!("dist/public/{path}/index.html"));
        assert!(page.contains(said), "{path}: {page}");
        // For the script: until when it has not opened, and from when on it has closed.
        assert!(
            page.contains("data-until=\"2026-12-01T00:00:00Z\" hidden>Belum dibuka."),
            "{path}"
        );
        assert!(
            page.contains("data-from=\"2026-12-31T16:00:00Z\" hidden>Sudah ditutup."),
            "{path}"
        );
        assert!(page.contains("setInterval(tell"), "{path}");
    }
    let bundle = json(&site, "dist/function/forms.json");
    let opening = &bundle["forms"]["dinas/surat"]["form"]["opening"];
    let window = json!({ "from": "2026-12-01T00:00:00Z", "to": "2026-12-31T15:59:00Z" });
    assert_eq!(*opening, json!({ "window": window, "per_day": 50 }));
    assert_eq!(
        json(&site, "dist/public/dinas/surat/index.json")["form_open"],
        json!({
            "from": "2026-12-01T08:00:00+08:00",
            "to": "2026-12-31T23:59:00+08:00",
            "per_day": 50,
        })
    );
}

#[test]
fn a_form_that_is_always_open_says_nothing_and_has_no_script_for_it() {
    let site = Site::valid();
    site.build();
    let page = site.read("dist/public/dinas/surat/ajukan/index.html");
    assert!(!page.contains("Formulir ini dibuka") && !page.contains("setInterval"));
    assert_eq!(json(&site, "dist/public/dinas/surat/index.json")["form_open"], Value::Null);
    let bundle = json(&site, "dist/function/forms.json");
    assert_eq!(bundle["forms"]["dinas/surat"]["form"]["opening"], Value::Null);
}

#[test]
fn what_is_told_for_a_while_stands_where_it_is_about_with_its_end() {
    let site = Site::valid();
    site.append("content/site.yaml", "notice: { text: Situs baru., until: 2026-12-05 }\n");
    site.append(
        "content/dinas/agency.yaml",
        "notice:\n  text: Loket tutup <3 hari>; tanya di dinas@contoh.go.id\n  until: 2026-12-26 15.00\n",
    );
    site.edit(
        SERVICE,
        "code: SKC\n",
        "code: SKC\nnotice: { text: Blanko habis, until: 2026-12-01 }\n",
    );
    site.build();
    let of_site = "data-until=\"2026-12-05T17:00:00Z\">Situs baru. <span \
                   class=\"loket-notice__until\">Sampai Sabtu, 5 Desember 2026, 23.59 WIB.</span>";
    let of_agency = "data-until=\"2026-12-26T08:01:00Z\">Loket tutup &lt;3 hari&gt;; tanya di <a";
    for (path, told) in [
        ("", [true, false, false]),
        ("tentang/", [true, false, false]),
        ("dinas/", [true, true, false]),
        ("dinas/surat/", [true, true, true]),
        ("dinas/surat/ajukan/", [true, true, true]),
    ] {
        let page = site.read(&format!("dist/public/{path}index.html"));
        let found = [of_site, of_agency, ">Blanko habis "].map(|text| page.contains(text));
        assert_eq!(found, told, "{path}: {page}");
    }
    assert_eq!(
        json(&site, "dist/public/dinas/surat/index.json")["notices"],
        json!([
            {
                "text": "Loket tutup <3 hari>; tanya di dinas@contoh.go.id",
                "until": "2026-12-26T15:00:00+07:00",
            },
            { "text": "Blanko habis", "until": "2026-12-01T23:59:00+07:00" },
        ])
    );
}

#[test]
fn a_translation_says_a_notice_in_its_words_and_leaves_its_end_alone() {
    let site = Site::seed_in_two_languages();
    site.append("content/site.yaml", "\nnotice: { text: Situs baru, until: 2026-12-05 }\n");
    site.append("content/site.en.yaml", "\nnotice: { text: A new site }\n");
    site.build();
    let page = site.read("dist/public/en/index.html");
    assert!(page.contains("A new site <span"), "{page}");
    assert!(page.contains("Until Saturday, 5 December 2026, 23:59 WIB."), "{page}");
    site.edit("content/site.en.yaml", "{ text: A new site }", "{ text: A, until: 2026-12-06 }");
    let place = "error main-only content/site.en.yaml:7:20".to_owned();
    assert!(site.places().contains(&place), "{:?}", site.places());
}
