//! `loket build`: what it writes, and that it writes the same again.

use std::path::Path;

use scraper::{Html, Selector};

use crate::site::Site;

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

#[test]
fn the_seed_becomes_its_pages_and_the_bundle_of_its_form() {
    let site = Site::seed();
    let ran = site.build();
    for page in ["index.html", "kominfo/index.html", "kominfo/lock/index.html"] {
        let page = site.read(&format!("dist/public/{page}"));
        assert!(page.contains("Dinas Komunikasi dan Informatika"), "{page}");
    }
    let form = site.read("dist/public/kominfo/lock/ajukan/index.html");
    assert!(form.contains("action=\"/api/forms/kominfo/lock\""), "{form}");
    assert!(site.read("dist/public/404.html").contains("tidak ditemukan"));
    let bundle = site.read("dist/function/forms.json");
    assert!(bundle.contains("\"kominfo/lock\""), "{bundle}");
    assert!(ran.stdout.contains("dist/public"), "{}", ran.stdout);
    assert!(ran.stdout.contains("dist/function"), "{}", ran.stdout);
}

#[test]
fn the_bundle_is_not_published() {
    let site = Site::seed();
    site.build();
    for path in site.paths("dist/public") {
        assert!(!path.contains("forms.json") && !path.contains("mail"), "{path}");
        assert!(!path.split('/').any(|part| part.starts_with('.')), "{path}");
    }
}

#[test]
fn a_site_without_a_form_needs_no_function() {
    let site = Site::small();
    site.build();
    assert!(site.read("dist/public/dinas/surat/index.html").contains("Surat Keterangan Contoh"));
    assert!(!site.path("dist/function").exists());
}

#[test]
fn the_bundle_goes_with_the_last_form() {
    let site = Site::seed();
    site.build();
    assert!(site.path("dist/function/forms.json").exists());
    let content = site.read("content/kominfo/lock.md");
    let (before, _) = content.split_once("\nform:").expect("the form of LOCK");
    site.write("content/kominfo/lock.md", format!("{before}\n---\n"));
    site.build();
    assert!(site.path("dist/function/forms.json").exists(), "there is the complaint form");
    site.remove("content/kominfo/pengaduan.yaml");
    site.build();
    assert!(!site.path("dist/function/forms.json").exists());
}

#[test]
fn a_site_for_a_host_where_nothing_answers_forms_has_none_and_tells_the_other_ways() {
    let site = Site::seed();
    site.run(&["build", "--without-forms"]);
    assert!(!site.path("dist/function").exists());
    for (path, bytes) in site.files("dist/public") {
        let text = String::from_utf8_lossy(&bytes);
        for part in ["method=\"post\"", "/api/forms/", "/ajukan/", "/pengaduan/\""] {
            assert!(!text.contains(part), "{path}: {part}");
        }
    }
    let page = site.read("dist/public/kominfo/lock/index.html");
    assert!(page.contains("mailto:diskominfo@pekalongankota.go.id"), "how else to ask for it");
    site.run(&["build"]);
    assert!(site.path("dist/public/kominfo/lock/ajukan/index.html").is_file());
}

#[test]
fn an_agency_takes_complaints_about_its_services_at_its_address_for_them() {
    let site = Site::seed();
    site.edit(
        "content/kominfo/agency.yaml",
        "\ncomplaints:\n",
        "\nforms_to: [satu@contoh.go.id, dua@contoh.go.id]\ncomplaints:\n",
    );
    let (own, aduan) =
        ("\n  email: diskominfo@pekalongankota.go.id", "\n  email: aduan@contoh.go.id");
    site.edit("content/kominfo/agency.yaml", own, aduan);
    site.build();
    let page = site.read("dist/public/kominfo/pengaduan/index.html");
    for part in [
        "action=\"/api/forms/kominfo/pengaduan\"",
        "value=\"lock\"",
        "Layanan lain, atau tidak tahu",
        "Kirim pengaduan",
        "Pengaduan belum terkirim",
        "mailto:aduan@contoh.go.id",
        "Meidy Prasetyo Utomo",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for from in ["kominfo/index.html", "kominfo/lock/index.html", "index.html"] {
        let page = site.read(&format!("dist/public/{from}"));
        assert!(page.contains("href=\"/kominfo/pengaduan/\""), "{from}");
    }
    let forms = site.read("dist/function/forms.json");
    let forms: serde_json::Value = serde_json::from_str(&forms).expect("JSON");
    let to = |form: &str| forms["forms"][form]["recipient"]["addresses"].clone();
    assert_eq!(to("kominfo/pengaduan"), serde_json::json!(["aduan@contoh.go.id"]));
    let both = serde_json::json!(["satu@contoh.go.id", "dua@contoh.go.id"]);
    assert_eq!(to("kominfo/lock"), both);
    assert_eq!(forms["forms"]["kominfo/pengaduan"]["form"]["prefix"], "ADUAN");
}

#[test]
fn every_link_within_the_site_leads_to_a_page_of_it() {
    let site = Site::seed();
    site.build();
    let link = Selector::parse("a[href^='/']").expect("a selector");
    for path in site.paths("dist/public").iter().filter(|path| has_ending(path, "html")) {
        let page = Html::parse_document(&site.read(&format!("dist/public/{path}")));
        for element in page.select(&link) {
            let address = element.attr("href").expect("selected by it");
            let address = address.split('#').next().expect("always one");
            let target = match address.strip_suffix('/') {
                Some(folder) => format!("dist/public{folder}/index.html"),
                None => format!("dist/public{address}"),
            };
            assert!(site.path(&target).is_file(), "{path} links to {address}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let [first, second] = [Site::seed(), Site::seed()];
    first.build();
    // Another order on disk, another folder, other cores: nothing of it may show.
    second.remove("content/kominfo/lock.md");
    second.write("content/kominfo/lock.md", first.read("content/kominfo/lock.md"));
    second.command(&["build"]).env("RAYON_NUM_THREADS", "1").output().expect("loket");
    let (first, second) = (first.files("dist"), second.files("dist"));
    assert!(first.len() > 10);
    for ((path, bytes), (other_path, other_bytes)) in first.iter().zip(&second) {
        assert_eq!(path, other_path);
        assert!(bytes == other_bytes, "{path}");
    }
    assert_eq!(first.len(), second.len());
}

#[test]
fn a_build_without_changes_writes_nothing() {
    let site = Site::seed();
    site.build();
    let times = |site: &Site| -> Vec<_> {
        let time = |path: &String| {
            let file = std::fs::metadata(site.path(&format!("dist/{path}"))).expect("a file");
            file.modified().expect("a time")
        };
        let paths = site.paths("dist");
        paths.iter().filter(|path| !has_ending(path, "list")).map(time).collect()
    };
    let before = times(&site);
    let ran = site.build();
    assert_eq!(times(&site), before);
    assert_eq!(ran.stdout.matches(" 0 ditulis").count(), 2, "{}", ran.stdout);
}

#[test]
fn a_page_whose_content_is_gone_goes_and_its_folder_with_it() {
    let site = Site::small();
    site.write("content/dinas/kartu.md", site.read("content/dinas/surat.md"));
    site.build();
    assert!(site.path("dist/public/dinas/kartu/index.html").is_file());
    site.remove("content/dinas/kartu.md");
    site.build();
    assert!(!site.path("dist/public/dinas/kartu").exists());
    assert!(site.path("dist/public/dinas/surat/index.html").is_file());
}
