//! Files that mean harm: an error each, never a crash, and in a moment.

use std::process::Command;

use crate::site::Site;

/// As long as a content file may be, nearly.
const LONG: usize = 1024 * 1024 - 400;

fn data(yaml: &str) -> String {
    format!("---\n{yaml}\n---\n")
}

/// Checks a site whose one service is this file, and expects errors of this code, in it alone.
fn expect(what: &str, content: impl AsRef<[u8]>, code: &str) {
    let mut errors = Site::valid().write("content/dinas/surat.md", content).places();
    errors.retain(|place| place.starts_with("error"));
    assert!(!errors.is_empty(), "{what}: no error");
    let begin = format!("error {code} content/dinas/surat.md");
    assert!(errors.iter().any(|error| error.starts_with(&begin)), "{what}: {errors:?}");
    assert!(errors.iter().all(|error| error.contains("/surat.md")), "{what}: {errors:?}");
    assert!(errors.len() <= 300, "{what}: {} errors", errors.len());
}

#[test]
fn aliases_cannot_multiply() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (above, below) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        let ten = vec![format!("*{above}"); 10].join(", ");
        bomb.push_str(&[&below.to_string(), ": &", &below.to_string(), " [", &ten, "]\n"].concat());
    }
    expect("alias bomb", data(&bomb), "syntax");
}

#[test]
fn nesting_cannot_go_without_end() {
    expect("brackets", data(&"[".repeat(LONG)), "syntax");
    expect("braces", data(&"{a: ".repeat(LONG / 4)), "syntax");
    expect("dashes", data(&"- ".repeat(LONG / 2)), "syntax");
    let deep: Vec<String> = (0..1300).map(|depth| " ".repeat(depth) + "a:").collect();
    let deep = deep.join("\n");
    expect("spaces", data(&deep), "syntax");
}

#[test]
fn many_mistakes_end_soon() {
    expect("remarks", data(&"a: b #x\n".repeat(LONG / 8)), "syntax");
    expect("odd spaces", data(&"\u{a0}a: 1\n".repeat(LONG / 8)), "syntax");
    let links = format!("---\ntitle: A\n---\n\n{}\n", "[a](x)".repeat(LONG / 6));
    expect("links", links, "unknown-page");
}

#[test]
fn what_is_no_text_is_refused() {
    expect("invalid UTF-8", b"---\ntitle: \xff\xfe\n---\n", "not-text");
    expect("NUL", "---\ntitle: a\0b\n---\n", "not-text");
}

#[test]
fn a_scalar_of_100_mb_is_not_even_read() {
    let site = Site::valid();
    let file = std::fs::File::create(site.path("content/dinas/surat.md")).expect("a file");
    file.set_len(100 * 1024 * 1024).expect("a sparse file");
    site.finds(&["error too-large content/dinas/surat.md"]);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_tree_and_pipes_are_refused() {
    let site = Site::valid();
    std::os::unix::fs::symlink("/etc/hostname", site.path("content/rahasia.md")).expect("a link");
    let made =
        Command::new("mkfifo").arg(site.path("content/dinas/pipa.md")).status().expect("mkfifo");
    assert!(made.success());
    site.finds(&["error not-a-file content/dinas/pipa.md", "error not-a-file content/rahasia.md"]);
}
