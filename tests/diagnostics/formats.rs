//! The formats for programs, exit codes, and colours.

mod github;
mod gitlab;
mod sarif;

use crate::world::{Site, fixtures};

/// A site with what a format could stumble on: quotes, signs that it uses itself, and a line
/// break with the command of a runner behind it.
fn broken() -> Site {
    let site = Site::valid();
    let agency = "name: Dinas, 100% \"baru\"\nfaks: 1\nemail: \"50%25,a:b\\r\\n::error::palsu\"\n";
    site.write("dinas/agency.yaml", agency);
    site.write("dinas/surat, 100%: baru.docx", "");
    site
}

/// That site, and one for each kind of mistake.
fn broken_sites() -> Vec<(String, Site)> {
    let folders = std::fs::read_dir(fixtures("invalid")).expect("there");
    let folders = folders.map(|entry| entry.expect("readable").path());
    let laid = folders.map(|folder| {
        let site = Site::valid();
        site.lay_over(&folder);
        (folder.display().to_string(), site)
    });
    laid.chain([("broken".to_owned(), broken())]).collect()
}

#[test]
fn exit_codes_tell_clean_content_from_problems() {
    let site = Site::valid();
    assert_eq!(site.check(&[]).code, 0);
    site.write("dinas/surat.docx", "");
    assert_eq!(site.check(&[]).code, 0, "a warning is no error");
    assert_eq!(broken().check(&[]).code, 1);
}

#[test]
fn strict_fails_on_what_a_standard_leaves_out() {
    let site = Site::valid();
    let standard = std::fs::read(site.path("dinas/surat.md")).expect("there");
    let standard = String::from_utf8(standard).expect("text").replace("cost: gratis\n", "");
    site.write("dinas/surat.md", standard);
    assert_eq!(site.check(&[]).code, 0);
    let strict = site.check(&["--strict", "--lang", "en"]);
    assert_eq!(strict.code, 1);
    assert!(strict.stdout.contains("error[incomplete]: cost or tariff"), "{}", strict.stdout);
    assert!(strict.stdout.contains("delivery 83% (5 of 6)"), "{}", strict.stdout);
}

#[test]
fn a_pipe_gets_no_colours() {
    assert!(!broken().check(&[]).stdout.contains('\u{1b}'));
}
