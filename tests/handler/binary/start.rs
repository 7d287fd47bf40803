//! What the program needs to start, and what it says when it is missing.

use std::process::Output;

use loket_form::bundle::FORMAT;

use super::lock::command;
use crate::world::site::{SECRET, manifest, write_bundle};

fn run(arguments: &[&str], environment: &[(&str, &str)]) -> (Option<i32>, String) {
    let child = command(arguments).envs(environment.iter().copied()).spawn().expect("the program");
    let Output { status, stdout, stderr } = child.wait_with_output().expect("an end");
    (status.code(), String::from_utf8([stdout, stderr].concat()).expect("text"))
}

const LISTEN: [&str; 2] = ["--listen", "127.0.0.1:0"];

#[test]
fn without_an_order_it_prints_its_help() {
    let (code, printed) = run(&[], &[]);
    assert_eq!(code, Some(2));
    for word in ["--listen", "LOKET_BUNDLE", "LOKET_MAIL", "LOKET_SECRET", "Usage"] {
        assert!(printed.contains(word), "{word} in {printed}");
    }
    assert_eq!(run(&["--help"], &[]).0, Some(0));
    let (code, printed) = run(&["--version"], &[]);
    assert_eq!(code, Some(0));
    assert!(printed.contains(env!("CARGO_PKG_VERSION")), "{printed}");
    assert_eq!(run(&["--listen", "di mana"], &[]).0, Some(2));
}

#[test]
fn everything_that_is_missing_is_said_at_once() {
    let (code, printed) = run(&LISTEN, &[]);
    assert_eq!(code, Some(2));
    for variable in ["LOKET_BUNDLE", "LOKET_MAIL", "LOKET_SECRET"] {
        assert!(printed.contains(variable), "{variable} in {printed}");
    }
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_no_secret_is_shown() {
    let (code, printed) = run(
        &LISTEN,
        &[
            ("LOKET_BUNDLE", "/tidak/ada"),
            ("LOKET_MAIL", "merpati"),
            ("LOKET_MAIL_PATIENCE", "1000"),
            ("LOKET_MAIL_PHASES", "salam=60"),
            ("LOKET_MORNING", "pagi"),
            ("LOKET_SECRET", "terlalu-pendek"),
            ("LOKET_SENDER", "bukan alamat"),
            ("LOKET_ORIGINS", "https://a.contoh.go.id/halaman"),
        ],
    );
    assert_eq!(code, Some(2));
    for text in [
        "LOKET_BUNDLE",
        "/tidak/ada",
        "LOKET_MAIL",
        "`ses`",
        "file:DIR",
        "LOKET_MAIL_PATIENCE",
        "100",
        "LOKET_MAIL_PHASES",
        "greeting=60",
        "LOKET_MORNING",
        "07:30",
        "LOKET_SPOOL",
        "LOKET_SECRET",
        "32",
        "LOKET_SENDER",
        "LOKET_ORIGINS",
    ] {
        assert!(printed.contains(text), "{text} in {printed}");
    }
    assert!(!printed.contains("terlalu-pendek"));
    assert!(!printed.contains("panicked"));
}

#[test]
fn a_secret_that_can_be_guessed_is_refused_and_not_shown() {
    let words = "aaaa".repeat(8);
    let digits = "0123456789abcdef".repeat(2);
    for secret in [words.as_str(), &digits, "changeme-changeme-changeme-changeme"] {
        let (code, printed) = run(&LISTEN, &[("LOKET_SECRET", secret)]);
        assert_eq!(code, Some(2));
        assert!(printed.contains("LOKET_SECRET: can be guessed"), "{printed}");
        assert!(printed.contains("openssl rand -hex 32"), "{printed}");
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn a_proof_of_work_is_a_number_and_needs_a_rate() {
    let (_, printed) = run(&LISTEN, &[("LOKET_PROOF", "sulit")]);
    assert!(printed.contains("LOKET_PROOF") && printed.contains("50000"), "{printed}");
    let (_, printed) = run(&LISTEN, &[("LOKET_PROOF", "50000"), ("LOKET_RATE", "off")]);
    assert!(printed.contains("LOKET_PROOF: needs LOKET_RATE"), "{printed}");
    for value in ["off", "50000"] {
        let (_, printed) = run(&LISTEN, &[("LOKET_PROOF", value)]);
        assert!(!printed.contains("LOKET_PROOF"), "{printed}");
    }
}

#[test]
fn ses_needs_a_region_and_keys() {
    let (code, printed) = run(&LISTEN, &[("LOKET_MAIL", "ses"), ("LOKET_SECRET", SECRET)]);
    assert_eq!(code, Some(2));
    for variable in ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
        assert!(printed.contains(variable), "{variable} in {printed}");
    }
    assert!(!printed.contains("LOKET_MAIL"), "what is well is not named: {printed}");
}

#[test]
fn a_bundle_of_another_version_is_named_as_such() {
    let bundle = tempfile::tempdir().expect("a folder");
    write_bundle(bundle.path(), &manifest());
    let path = bundle.path().join("forms.json");
    let text = String::from_utf8(std::fs::read(&path).expect("a manifest")).expect("text");
    let other = text.replacen(&format!("\"format\":{FORMAT}"), "\"format\":9", 1);
    assert_ne!(other, text, "a bundle that can be used would be served without an end");
    #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
    std::fs::write(&path, other).expect("a manifest");
    let folder = bundle.path().to_string_lossy().into_owned();
    let outbox = bundle.path().join("outbox");
    let mail = format!("file:{}", outbox.display());
    let environment =
        [("LOKET_BUNDLE", folder.as_str()), ("LOKET_MAIL", &mail), ("LOKET_SECRET", SECRET)];
    let (code, printed) = run(&LISTEN, &environment);
    assert_eq!(code, Some(2));
    assert!(printed.contains("format 9"), "{printed}");
}

#[test]
fn an_outbox_that_cannot_be_made_is_said_at_the_start() {
    let (code, printed) =
        run(&LISTEN, &[("LOKET_MAIL", "file:/dev/null/kotak"), ("LOKET_SECRET", SECRET)]);
    assert_eq!(code, Some(2));
    assert!(printed.contains("LOKET_MAIL: cannot use the outbox `/dev/null/kotak`"), "{printed}");
}
