//! What cannot be printed: on a disk that is full, or for a reader that went away.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use super::lock::command;
use crate::support::http::send;
use crate::support::process::{closed, full};
use crate::world::site::manifest;
use crate::world::site::{SECRET, write_bundle};

/// Runs the program with a bundle and an outbox.
fn run(arguments: &[&str], output: Stdio) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    write_bundle(folder.path(), &manifest());
    let child = command(arguments)
        .env("LOKET_BUNDLE", folder.path())
        .env("LOKET_SECRET", SECRET)
        .env("LOKET_MAIL", format!("file:{}", folder.path().join("outbox").display()))
        .stdout(output)
        .spawn()
        .expect("the program");
    let ended = child.wait_with_output().expect("an end");
    (ended.status.code(), String::from_utf8(ended.stderr).expect("text"))
}

#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    for argument in ["--help", "--version", "--self-test"] {
        let (code, told) = run(&[argument], full());
        assert_eq!(code, Some(2), "{argument}: {told}");
        assert!(told.contains("cannot be written to"), "{argument}: {told}");
        assert!(told.contains("No space left"), "{argument}: {told}");
    }
}

#[test]
fn a_reader_that_went_away_changes_nothing() {
    for argument in ["--help", "--version", "--self-test"] {
        assert_eq!(run(&[argument], closed()), (Some(0), String::new()), "{argument}");
    }
}

#[test]
fn a_log_that_cannot_be_written_is_told_and_stops_no_request() {
    let folder = tempfile::tempdir().expect("a folder");
    write_bundle(folder.path(), &manifest());
    let mut child = command(&["--listen", "127.0.0.1:0"])
        .env("LOKET_BUNDLE", folder.path())
        .env("LOKET_SECRET", SECRET)
        .env("LOKET_MAIL", format!("file:{}", folder.path().join("outbox").display()))
        .stdout(full())
        .spawn()
        .expect("the program");
    let mut told = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let mut next = || told.next().expect("a line").expect("text");
    let first = next();
    let address = first.strip_prefix("listening on http://").expect("an address");
    let address = address.parse().expect("an address");
    for _ in 0..2 {
        assert_eq!(send(address, "GET", "/api/tidak-ada", &[], b"").status(), 404);
        assert!(next().contains("cannot be written to"));
        assert!(next().contains("No space left"));
    }
    child.kill().expect("a child");
    child.wait().expect("an end");
}
