//! What cannot be printed: on a disk that is full, or for a reader that went away.

use crate::site::{Ran, Site};
use crate::support::process::{closed, full};

const COMMANDS: [&[&str]; 10] = [
    &["check"],
    &["check", "--format", "json"],
    &["build"],
    &["schema", "service"],
    &["schema", "--out", "content/.schema"],
    &["new", "agency", "baru"],
    &["--help"],
    &["check", "--help"],
    &["--version"],
    &["serve", "--port", "0"],
];

#[test]
fn a_command_whose_output_cannot_be_written_says_so_and_fails() {
    let site = Site::small();
    for arguments in COMMANDS {
        let ran = Ran::of(site.command(arguments).stdout(full()));
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        let told = "loket: standard output cannot be written to:\n  No space left";
        assert!(ran.stderr.contains(told), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn a_command_whose_problems_cannot_be_told_fails() {
    let site = Site::small();
    site.edit("content/dinas/surat.md", "title:", "judul:");
    for arguments in [&["build"][..], &["no-such-command"]] {
        let ran = Ran::of(site.command(arguments).stderr(full()));
        assert_eq!(ran.code, 2, "{arguments:?}");
    }
}

#[test]
fn a_reader_that_went_away_changes_nothing() {
    let site = Site::small();
    let commands = COMMANDS.iter().filter(|arguments| arguments[0] != "serve");
    for arguments in commands {
        let ran = Ran::of(site.command(arguments).stdout(closed()));
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains("written to"), "{arguments:?}: {}", ran.stderr);
    }
    site.edit("content/dinas/surat.md", "title:", "judul:");
    assert_eq!(Ran::of(site.command(&["check"]).stdout(closed())).code, 1);
    assert_eq!(Ran::of(site.command(&["build"]).stderr(closed())).code, 1);
}
