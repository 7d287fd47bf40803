//! Another bundle, and a restart, under a server that runs: no request is lost.

use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::process::Stdio;
use std::thread::ScopedJoinHandle;

use serde_json::{Value, json};

use super::lock::handler_command;
use crate::support::http::{Message, send};
use crate::support::process::{Program, through_sh};
use crate::world::posting::Posting;
use crate::world::site::{ACTION, bundle, manifest, write_files, write_sealed};

/// How many posts go through restarts and reloads, unless `LOKET_POSTS` says otherwise.
const POSTS: usize = 80;
/// How many send at the same time.
const CLIENTS: usize = 4;

fn titled(title: &str) -> Value {
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["service"]["title"] = json!(title);
    manifest
}

fn post(address: SocketAddr, posting: &Posting) -> Message {
    send(address, "POST", ACTION, &posting.headers(), &posting.body())
}

/// Returns the page of the form, which comes back without an answer.
fn form(address: SocketAddr) -> String {
    post(address, &Posting::of_sari().set("nama", "")).text()
}

struct Site {
    bundle: tempfile::TempDir,
    outbox: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a folder");
        let site = Self { bundle: folder(), outbox: folder() };
        write_sealed(site.bundle.path(), &manifest());
        site
    }

    fn command(&self) -> std::process::Command {
        let mut command = handler_command(self.bundle.path(), &["--listen", "127.0.0.1:0"]);
        command.env("LOKET_MAIL", format!("file:{}", self.outbox.path().display()));
        command.env("LOKET_RATE", "off");
        command
    }

    /// Starts the program on a socket that is ours, as systemd does.
    fn start_on(&self, listener: &TcpListener) -> Program {
        let script = "exec 3<&0 0</dev/null; export LISTEN_PID=$$ LISTEN_FDS=1";
        let mut command = through_sh(script, &self.command());
        command.stdin(Stdio::from(OwnedFd::from(listener.try_clone().expect("a socket"))));
        let program = Program::spawn(&mut command);
        program.address();
        program
    }
}

#[test]
fn another_bundle_is_taken_when_it_is_whole_and_a_broken_one_never() {
    let site = Site::new();
    let program = Program::spawn(&mut site.command());
    let address = program.address();
    write_sealed(site.bundle.path(), &titled("Layanan Baru"));
    program.wait_for(r#""outcome":"renewed""#);
    assert!(form(address).contains("Layanan Baru"));
    let seal = std::fs::read(site.bundle.path().join("seal.txt")).expect("a file");
    let health = send(address, "GET", "/api/health", &[], b"");
    let health: Value = serde_json::from_slice(&health.body).expect("JSON");
    assert_eq!(health["bundle"], String::from_utf8_lossy(&seal).trim_end(), "whose answer it is");

    let forms = site.bundle.path().join("forms.json");
    let whole = std::fs::read(&forms).expect("a file");
    #[expect(clippy::disallowed_methods, reason = "a test breaks its own site")]
    std::fs::write(&forms, &whole[..whole.len() / 2]).expect("written");
    program.wait_for(r#""outcome":"not_renewed""#);
    program.wait_for("error: ");
    assert!(form(address).contains("Layanan Baru"), "the old one is kept");

    // What was changed by hand is taken when somebody asks.
    write_files(site.bundle.path(), &bundle(&titled("Layanan Tangan")));
    std::fs::remove_file(site.bundle.path().join("seal.txt")).expect("removed");
    program.wait_for("is not whole");
    assert!(form(address).contains("Layanan Baru"), "nobody has asked yet");
    program.hang_up();
    program.wait_for_several(r#""outcome":"renewed""#, 2);
    assert!(form(address).contains("Layanan Tangan"));
    program.assert_discreet();
}

#[test]
fn a_page_of_the_old_form_comes_back_from_the_new_one_with_what_was_typed() {
    let site = Site::new();
    let program = Program::spawn(&mut site.command());
    let address = program.address();
    let mut manifest = manifest();
    let fields = manifest["forms"]["kominfo/lock"]["form"]["groups"][0]["fields"].as_array_mut();
    let field = json!({ "name": "alasan", "label": "Alasan", "kind": { "text": { "min": 1, "max": 100, "characters": "any" } } });
    fields.expect("fields").push(field);
    write_sealed(site.bundle.path(), &manifest);
    program.hang_up();
    program.wait_for(r#""outcome":"renewed""#);
    let answer = post(address, &Posting::of_sari());
    assert_eq!(answer.status(), 422);
    assert!(answer.text().contains("Alasan") && answer.text().contains("Sari Contoh Ningrum"));
    program.assert_discreet();
}

#[test]
fn no_post_is_lost_through_restarts_and_reloads() {
    #[expect(clippy::disallowed_methods, reason = "says how long the test goes on")]
    let posts = std::env::var("LOKET_POSTS").map_or(POSTS, |text| text.parse().expect("a number"));
    let site = Site::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let send_on = |client: usize| {
        for number in 0..posts / CLIENTS {
            let posting = Posting::of_sari().set("jabatan", format!("Arsiparis {client}-{number}"));
            let answer = post(address, &posting);
            assert_eq!(answer.status(), 303, "{}", answer.text());
        }
    };
    let mut program = site.start_on(&listener);
    let restarts = std::thread::scope(|scope| {
        let clients: Vec<_> =
            (0..CLIENTS).map(|client| scope.spawn(move || send_on(client))).collect();
        let mut restarts = 0;
        while restarts < 3 || !clients.iter().all(ScopedJoinHandle::is_finished) {
            write_sealed(site.bundle.path(), &titled(&format!("Layanan {restarts}")));
            program.hang_up();
            program.wait_for("renewed");
            program.terminate();
            assert!(program.wait().success());
            program = site.start_on(&listener);
            restarts += 1;
        }
        restarts
    });
    let mails = std::fs::read_dir(site.outbox.path()).expect("the outbox").count();
    assert_eq!(mails, posts / CLIENTS * CLIENTS * 2, "two for each, after {restarts} restarts");
    program.assert_discreet();
}
