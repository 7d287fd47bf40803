//! In which language the command speaks: by `--lang`, the locale, or the site.

use crate::site::{Ran, Site};

/// Runs `loket` under a locale.
fn under(site: &Site, locale: &str, arguments: &[&str]) -> Ran {
    Ran::of(site.command(arguments).env("LC_ALL", locale))
}

#[test]
fn help_is_in_the_language_of_the_locale_or_of_the_site() {
    let (none, site) = (Site::empty(), Site::small());
    let indonesian = "Mencari masalah pada isi";
    for (site, locale, arguments, is_indonesian) in [
        (&none, "id_ID.UTF-8", &["check", "--help"][..], true),
        (&none, "en_GB.UTF-8", &["check", "--help"], false),
        // A locale that names no language: the site does, or else it is Indonesian.
        (&site, "C", &["check", "--help"], true),
        (&none, "C.UTF-8", &["check", "--help"], true),
        (&none, "id_ID.UTF-8", &["check", "--help", "--lang", "en"], false),
        (&none, "en_GB.UTF-8", &["check", "--lang=id", "--help"], true),
    ] {
        let ran = under(site, locale, arguments);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(
            ran.stdout.contains(indonesian),
            is_indonesian,
            "{locale} {arguments:?}: {}",
            ran.stdout
        );
    }
}

#[test]
fn indonesian_help_has_no_english_words_of_the_parser() {
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["new", "service", "--help"],
        &["schema", "--help"],
    ] {
        let help = under(&Site::empty(), "id_ID.UTF-8", arguments).stdout;
        for word in
            ["Usage", "Options:", "Arguments:", "Commands:", "Print help", "default", "possible"]
        {
            assert!(!help.contains(word), "{word}: {help}");
        }
    }
}

#[test]
fn what_was_not_understood_is_told_in_indonesian() {
    let site = Site::empty();
    for (arguments, words) in [
        (&["chek"][..], "perintah `chek` tidak dikenal; maksud Anda `check`?"),
        (&["check", "--strikt"], "`--strikt` tidak dikenal; maksud Anda `--strict`?"),
        (&["check", "--format", "xml"], "`xml` tidak dapat dipakai untuk `--format"),
        (&["new", "agency"], "belum ditulis: `<ID>`"),
        (&["check", "--fix", "--watch"], "tidak dapat dipakai bersama"),
    ] {
        let ran = under(&site, "id_ID.UTF-8", arguments);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(words), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn what_is_begun_is_told_in_indonesian() {
    let site = Site::empty();
    let ran = under(&site, "id_ID.UTF-8", &["new", "site", "situs"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for words in [
        ": dibuat",
        "Hanya instansi yang dapat mengisi:",
        "Lihat hasilnya dengan:",
        "berkas untuk editor",
    ] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
    let again = under(&site, "id_ID.UTF-8", &["new", "site", "situs"]);
    assert!(
        again.stderr.contains("sudah ada") && again.stderr.contains("tidak ada yang ditulis"),
        "{}",
        again.stderr
    );
    let ran = under(&site, "id_ID.UTF-8", &["schema", "--out", "skema"]);
    assert!(ran.stdout.contains("site.json: ditulis"), "{}", ran.stdout);
}

#[test]
fn folders_and_ports_that_cannot_be_used_are_told_in_indonesian() {
    let site = Site::small();
    let ran = under(&site, "id_ID.UTF-8", &["check", "--content", "tiada"]);
    let words = "folder `tiada` tidak dapat dibaca: sebutkan folder lain dengan --content";
    assert!(ran.code == 2 && ran.stderr.contains(words), "{}", ran.stderr);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let ran = under(&site, "id_ID.UTF-8", &["serve", "--port", &port.to_string()]);
    let words = format!("127.0.0.1:{port} tidak dapat dipakai: pilih port lain dengan --port");
    assert!(ran.code == 2 && ran.stderr.contains(&words), "{}", ran.stderr);
}

#[test]
fn a_build_says_where_the_site_is_in_the_language_of_the_site() {
    let site = Site::small();
    let ran = site.run(&["build", "--out", "hasil"]);
    assert!(ran.stdout.contains("hasil/public (situs): "), "{}", ran.stdout);
    assert!(ran.stdout.contains(" ditulis, 0 dihapus"), "{}", ran.stdout);
    let ran = site.run(&["build", "--out", "hasil", "--lang", "en"]);
    assert!(ran.stdout.contains("hasil/public (the site): "), "{}", ran.stdout);
}
