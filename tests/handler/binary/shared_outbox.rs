//! Several processes in one outbox: what is unfinished belongs to one that lives, or is
//! cleaned away.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use super::lock::handler_command;
use crate::support::http::send;
use crate::support::outbox;
use crate::support::process::Program;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest, write_bundle};

/// Makes the file that a mail has before it is whole.
fn leave_unfinished(outbox: &Path, name: &str) -> PathBuf {
    let path = outbox.join(name);
    let written = std::fs::File::create(&path).and_then(|mut file| file.write_all(b"From: "));
    written.expect("a file");
    path
}

/// Sends a trial from a process of its own, which writes it into the outbox.
fn self_test(outbox: &Path) {
    let bundle = tempfile::tempdir().expect("a folder");
    write_bundle(bundle.path(), &manifest());
    let child = handler_command(bundle.path(), &["--self-test"])
        .env("LOKET_MAIL", format!("file:{}", outbox.display()))
        .spawn()
        .expect("the program");
    let Output { status, stdout, stderr } = child.wait_with_output().expect("an end");
    let printed = String::from_utf8([stdout, stderr].concat()).expect("text");
    assert!(status.success(), "{printed}");
}

#[test]
fn what_a_crash_left_unfinished_is_cleaned_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let unfinished = leave_unfinished(folder.path(), ".loket-99-1");
    let other = folder.path().join("LOCK-22222-22222-2222-instansi.eml");
    std::fs::File::create(&other).expect("a file");
    let (_program, _) = Program::listen(folder.path());
    assert!(!unfinished.exists());
    assert!(other.exists(), "what is finished stays");
}

#[test]
fn what_a_living_process_has_unfinished_stays_until_it_is_dead() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, _) = Program::listen(folder.path());
    let unfinished = leave_unfinished(folder.path(), ".loket-99-1");
    self_test(folder.path());
    assert!(unfinished.exists(), "a trial harms no submission");

    let (second, _) = Program::listen(folder.path());
    assert!(unfinished.exists(), "nor does a second server");
    first.kill();
    self_test(folder.path());
    assert!(unfinished.exists(), "the second server lives");
    second.kill();
    self_test(folder.path());
    assert!(!unfinished.exists(), "nobody lives who could finish it");
}

#[test]
fn an_outbox_that_somebody_keeps_locked_takes_mails_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let unfinished = leave_unfinished(folder.path(), ".loket-99-1");
    let lock = std::fs::File::open(folder.path()).expect("the folder");
    lock.lock().expect("nobody else has it");
    self_test(folder.path());
    assert!(unfinished.exists(), "who is not alone cleans nothing");
    assert_eq!(outbox::files(folder.path()).len(), 2, "the trial is there");
}

#[test]
fn every_request_is_received_while_other_processes_come_and_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let mail = format!("file:{}", folder.path().display());
    let environment = [("LOKET_MAIL", mail.as_str()), ("LOKET_RATE", "off")];
    let (program, address) = Program::listen_with(&manifest(), &environment);
    std::thread::scope(|scope| {
        let others = scope.spawn(|| (0..4).for_each(|_| self_test(folder.path())));
        let mut sent = 0;
        while sent < 4 || !others.is_finished() {
            let posting = Posting::of_sari().set("jabatan", format!("Penguji {sent}"));
            let answer = send(address, "POST", ACTION, &posting.headers(), &posting.body());
            assert_eq!(answer.status(), 303, "{}", answer.text());
            sent += 1;
        }
        others.join().expect("the trials");
        assert_eq!(outbox::files(folder.path()).len(), 4 + 2 * sent);
    });
    program.assert_discreet();
}
