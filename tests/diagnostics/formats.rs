//! The formats for programs, exit codes, and colours.

mod github;
mod gitlab;
mod sarif;

use crate::site::{Site, names};

/// A site with what a format could stumble on: quotes, signs that it uses itself, and a line
/// break with the command of a runner behind it.
fn broken() -> Site {
    let site = Site::valid();
    let agency = "name: Dinas, 100% \"baru\"\nfaks: 1\nemail: \"50%25 a:b\\r\\n::error::palsu\"\n";
    site.write("content/dinas/agency.yaml", agency);
    site.write("content/dinas/surat, 100%: baru.docx", "");
    site
}

/// That site, and one for each kind of mistake.
fn broken_sites() -> Vec<(String, Site)> {
    let invalid = names("invalid").into_iter().map(|name| {
        let site = Site::invalid(&name);
        (name, site)
    });
    invalid.chain([("broken".to_owned(), broken())]).collect()
}

#[test]
fn exit_codes_tell_clean_content_from_problems() {
    let site = Site::valid();
    assert_eq!(site.check(&[]).code, 0);
    site.write("content/dinas/surat.docx", "");
    assert_eq!(site.check(&[]).code, 0, "a warning is no error");
    assert_eq!(broken().check(&[]).code, 1);
}

#[test]
fn strict_fails_on_what_a_standard_leaves_out() {
    let site = Site::valid();
    site.edit("content/dinas/surat.md", "cost: gratis\n", "");
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
