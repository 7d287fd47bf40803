//! The options that say what a site is made of and where it goes; exit codes.

use crate::site::Site;

#[test]
fn content_templates_and_out_may_stand_anywhere() {
    let site = Site::small();
    std::fs::rename(site.path("content"), site.path("isi")).expect("a folder");
    site.write("tema/404.html", "tidak ada apa-apa di sini");
    let ran =
        site.loket(&["build", "--content", "isi", "--templates", "tema", "--out", "hasil/situs"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(site.path("hasil/situs/public/dinas/surat/index.html").is_file());
    assert_eq!(site.read("hasil/situs/public/404.html"), "tidak ada apa-apa di sini");
    assert!(!site.path("dist").exists());
}

#[test]
fn the_base_url_of_the_command_takes_the_place_of_the_one_in_the_content() {
    let site = Site::seed();
    let ran = site.loket(&["build", "--base-url", "https://uji.contoh.go.id/layanan"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page = site.read("dist/public/kominfo/lock/index.html");
    assert!(page.contains("href=\"https://uji.contoh.go.id/layanan/kominfo/lock/\""), "{page}");
    assert!(page.contains("href=\"/layanan/kominfo/lock/ajukan/\""), "{page}");
    let bundle = site.read("dist/function/forms.json");
    assert!(bundle.contains("https://uji.contoh.go.id"), "{bundle}");
    assert!(!bundle.contains("\"https://kominfo.pekalongankota.go.id\""), "{bundle}");
}

#[test]
fn pages_and_answers_ask_for_everything_by_tls_where_the_site_has_it() {
    let site = Site::seed();
    for (base_url, asked) in
        [("https://uji.contoh.go.id", true), ("http://uji.contoh.go.id", false)]
    {
        let ran = site.loket(&["build", "--base-url", base_url]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let headers = site.read("dist/public/_headers");
        let of_pages = headers
            .lines()
            .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
            .expect("a policy");
        let bundle: serde_json::Value =
            serde_json::from_str(&site.read("dist/function/forms.json")).expect("JSON");
        assert_eq!(bundle["policy"], of_pages, "answers are pages of the site");
        let parts: Vec<&str> = of_pages.split("; ").collect();
        assert!(parts.contains(&"form-action 'self'"), "{of_pages}");
        assert_eq!(parts.contains(&"upgrade-insecure-requests"), asked, "{base_url}: {of_pages}");
    }
}

#[test]
fn check_writes_nothing_and_tells_with_its_code_whether_all_is_well() {
    let site = Site::small();
    let ran = site.check(&[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    site.edit("content/dinas/surat.md", "cost: gratis", "cost: Rp tiga puluh ribu rupiah lebih");
    site.edit("content/dinas/surat.md", "title:", "judul:");
    assert_eq!(site.check(&[]).code, 1);
    assert_eq!(site.paths(""), Site::small().paths(""), "nothing is written");
}

#[test]
fn what_cannot_run_is_told_apart_from_problems_of_the_content() {
    let site = Site::small();
    site.write("berkas", "bukan folder");
    for (arguments, told) in [
        (vec!["build", "--content", "tidak-ada"], "tidak-ada"),
        (vec!["build", "--content", "berkas"], "berkas"),
        (vec!["check", "--content", "tidak-ada"], "tidak-ada"),
        (vec!["build", "--templates", "tidak-ada"], "tidak-ada"),
        (vec!["serve", "--port", "0", "--content", "tidak-ada"], "tidak-ada"),
        (vec!["build", "--out", "berkas"], "berkas"),
        (vec!["serve", "--port", "0", "--outbox", "berkas/kotak"], "berkas/kotak"),
        (vec!["build", "--base-url", "bukan alamat"], "bukan alamat"),
        (vec!["bangun"], "bangun"),
        (vec![], "Usage"),
    ] {
        let ran = site.loket(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{arguments:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    }
    assert!(!site.path("dist").exists());
}

#[test]
fn help_and_version_are_there() {
    let site = Site::empty();
    let help = site.loket(&["--help"]);
    assert_eq!(help.code, 0);
    for command in ["serve", "build", "check"] {
        assert!(help.stdout.contains(command), "{}", help.stdout);
        assert_eq!(site.loket(&[command, "--help"]).code, 0);
    }
    let version = site.loket(&["--version"]);
    assert_eq!(version.stdout.trim(), format!("loket {}", env!("CARGO_PKG_VERSION")));
}
