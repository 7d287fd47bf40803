//! Mails that wait: accepted for good, delivered by the program itself, and then gone.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::lock::handler_command;
use crate::support::http::{Message, send};
use crate::support::mailbox::{END, GREETING, HANG_UP, Mailbox, SILENCE};
use crate::support::outbox;
use crate::support::process::{Program, through_sh};
use crate::support::wait::wait_until;
use crate::world::answer::reference_of;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest, write_sealed};

const AGENCY: &str = "diskominfo@pekalongankota.go.id";
const SECOND: &str = "arsip@pekalongankota.go.id";
const SENDER: &str = "layanan@contoh.go.id";

/// A server that takes nothing, after which only `--send-now` tries again at once.
const AWAY: &[(&str, &str)] = &[(GREETING, "421 later")];

/// A site whose mails go through a spool, to a mail server that does as it is told.
pub(super) struct Spooled {
    pub(super) mailbox: Mailbox,
    /// Where its mails go: to the mailbox, unless another server is named.
    pub(super) url: String,
    folder: tempfile::TempDir,
    bundle: tempfile::TempDir,
}

impl Spooled {
    pub(super) fn new(manifest: &Value) -> Self {
        let (folder, bundle) = (tempfile::tempdir(), tempfile::tempdir().expect("a folder"));
        write_sealed(bundle.path(), manifest);
        let mailbox = Mailbox::start();
        Self { url: mailbox.url(), mailbox, folder: folder.expect("a folder"), bundle }
    }

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = handler_command(self.bundle.path(), arguments);
        command.env("LOKET_MAIL", &self.url).env("LOKET_SPOOL", self.folder.path());
        command.env("LOKET_RATE", "off");
        command
    }

    pub(super) fn listen(&self) -> (Program, SocketAddr) {
        let program = Program::spawn(&mut self.command(&["--listen", "127.0.0.1:0"]));
        let address = program.address();
        (program, address)
    }

    /// Runs the program with an argument to its end, and returns what it says.
    pub(super) fn run(&self, argument: &str) -> String {
        let ended = self.command(&[argument]).output().expect("the program");
        let printed = String::from_utf8([ended.stdout, ended.stderr].concat()).expect("text");
        assert!(ended.status.success(), "{printed}");
        printed
    }

    /// Returns the mails that wait for a mail server.
    fn waiting(&self) -> Vec<PathBuf> {
        mails_in(self.folder.path())
    }

    /// Returns the mails in the folder, also those that were refused.
    pub(super) fn mails(&self) -> Vec<PathBuf> {
        [self.waiting(), mails_in(&self.folder.path().join("refused"))].concat()
    }

    /// Waits until nothing is in the folder any more.
    pub(super) fn wait_until_empty(&self) {
        // Many take their time, but they get fewer.
        let mut left = self.mails().len();
        while left > 0 {
            self.wait_until_left(left - 1);
            left = self.mails().len();
        }
    }

    /// Waits until none waits for a mail server any more.
    fn wait_until_none_waits(&self) {
        wait_until(|| self.waiting().is_empty(), || format!("they stay: {:?}", self.mails()));
    }

    /// Waits until no more than so many mails are in the folder.
    fn wait_until_left(&self, count: usize) {
        wait_until(|| self.mails().len() <= count, || format!("they stay: {:?}", self.mails()));
    }
}

fn mails_in(folder: &Path) -> Vec<PathBuf> {
    let is_mail = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "eml");
    outbox::files(folder).into_iter().filter(is_mail).collect()
}

/// Has a mail in the folder come at another time.
fn date(mail: &Path, came: SystemTime) {
    let file = std::fs::File::options().write(true).open(mail).expect("a mail");
    file.set_modified(came).expect("another time");
}

fn post(address: SocketAddr, posting: &Posting) -> Message {
    send(address, "POST", ACTION, &posting.headers(), &posting.body())
}

/// Posts the application of somebody, and returns its reference.
pub(super) fn receipt_of(address: SocketAddr, number: usize) -> String {
    let answer = post(address, &Posting::of_sari().set("jabatan", format!("Arsiparis {number}")));
    assert_eq!(answer.status(), 303, "{}", answer.text());
    reference_of(answer.header("location"))
}

/// The Message-IDs of the two mails of each request.
pub(super) fn ids_of(references: &[String]) -> Vec<String> {
    let id = |reference: &String, word| {
        format!("{}.{word}@contoh.go.id", reference.to_ascii_lowercase())
    };
    let both = |reference| [id(reference, "instansi"), id(reference, "pemohon")];
    references.iter().flat_map(both).collect()
}

#[test]
fn a_mail_server_that_is_slow_in_any_phase_holds_up_no_receipt_and_gets_each_mail_once() {
    let spooled = Spooled::new(&manifest());
    let (program, address) = spooled.listen();
    let mut references = Vec::new();
    for (number, phase) in [GREETING, "EHLO", "MAIL", "RCPT", "DATA"].into_iter().enumerate() {
        spooled.mailbox.plan(&[(phase, SILENCE)]);
        references.push(receipt_of(address, number));
        assert!(!spooled.mails().is_empty(), "{phase}: what is not delivered is kept");
        spooled.mailbox.plan(&[]);
        spooled.mailbox.wait_for(2 * references.len());
        spooled.wait_until_empty();
    }
    assert_eq!(spooled.mailbox.ids(), ids_of(&references), "once, in order");
    assert_eq!(spooled.mailbox.kept()[0].recipients, [AGENCY]);
    let message = String::from_utf8(spooled.mailbox.kept()[0].message.clone()).expect("ASCII");
    assert!(!message.contains("X-Loket-To"), "the envelope stays here: {message}");
    program.assert_discreet();
}

#[test]
fn what_is_put_off_is_tried_again_until_it_is_taken() {
    let spooled = Spooled::new(&manifest());
    let (program, address) = spooled.listen();
    let mut references = Vec::new();
    for (number, (phase, reply, code)) in [
        ("RCPT", "451 greylisted", "smtp_recipient_451"),
        ("RCPT", "452 full", "smtp_recipient_452"),
        (END, "452 full", "smtp_data_452"),
        ("MAIL", "550 not you", "smtp_sender_550"),
        (END, HANG_UP, "smtp_data_broken"),
        (GREETING, "421 later", "smtp_greeting_421"),
    ]
    .into_iter()
    .enumerate()
    {
        spooled.mailbox.plan(&[(phase, reply)]);
        references.push(receipt_of(address, number));
        program.wait_for(code);
        let listed = spooled.run("--spool");
        let file = format!("{}-instansi.eml", references[number]);
        assert!(listed.contains("2 mails in") && listed.contains(&file), "{listed}");
        spooled.mailbox.plan(&[]);
        let listed = spooled.run("--send-now");
        assert!(listed.contains("0 mails in"), "{code}: {listed}");
        assert_eq!(spooled.mailbox.ids(), ids_of(&references), "{code}");
    }
    program.wait_for(r#""spool":{"waiting":2,"oldest_seconds":"#);
    program.assert_discreet();
}

#[test]
fn a_recipient_who_is_refused_for_good_keeps_the_mail_from_nobody_else_and_a_person_hears_of_it() {
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["recipient"]["addresses"] = json!([AGENCY, SECOND]);
    let spooled = Spooled::new(&manifest);
    let (program, address) = spooled.listen();
    spooled.mailbox.plan(&[("RCPT TO:<arsip@", "550 no such mailbox")]);
    let reference = receipt_of(address, 0);
    // The agency's, the acknowledgement, and a notice to whoever reads the sender's mailbox.
    let kept = spooled.mailbox.wait_for(3);
    program.wait_for(r#""outcome":"refused""#);
    spooled.wait_until_left(1);
    let to: BTreeSet<&str> =
        kept.iter().flat_map(|kept| &kept.recipients).map(String::as_str).collect();
    assert!(to.contains(AGENCY) && to.contains(SENDER) && !to.contains(SECOND), "{to:?}");
    let notice = kept.iter().find(|kept| kept.recipients == [SENDER]).expect("a notice");
    let notice = Mail::parse(&notice.message);
    assert!(notice.subject.contains(&reference), "{}", notice.subject);
    assert!(notice.text.contains("smtp_recipient_550"), "{}", notice.text);

    let [refused] = &spooled.mails()[..] else { panic!("one: {:?}", spooled.mails()) };
    let name = refused.file_name().expect("a name");
    assert!(notice.text.contains(&*name.to_string_lossy()), "{}", notice.text);
    assert!(spooled.run("--spool").contains("were refused and wait for a person"));

    // Whoever mends it moves the file back.
    spooled.mailbox.plan(&[]);
    std::fs::rename(refused, spooled.folder.path().join(name)).expect("moved");
    spooled.run("--send-now");
    assert_eq!(spooled.mailbox.kept()[3].recipients, [SECOND]);
    assert!(spooled.mails().is_empty());
    program.assert_discreet();
}

#[test]
fn what_waits_outlives_the_program_and_goes_in_order() {
    let spooled = Spooled::new(&manifest());
    spooled.mailbox.plan(AWAY);
    let (program, address) = spooled.listen();
    let references: Vec<_> = (0..5).map(|number| receipt_of(address, number)).collect();
    program.kill();
    assert!(spooled.mailbox.kept().is_empty());
    // A file system tells no order of what came within one of its ticks, so they came a minute
    // apart.
    for (minute, reference) in (0..).zip(&references) {
        let came = SystemTime::UNIX_EPOCH + Duration::from_mins(minute);
        for word in ["instansi", "pemohon"] {
            date(&spooled.folder.path().join(format!("{reference}-{word}.eml")), came);
        }
    }
    spooled.mailbox.plan(&[]);
    let (_program, _) = spooled.listen();
    spooled.wait_until_empty();
    assert_eq!(spooled.mailbox.ids(), ids_of(&references));
}

#[test]
fn a_form_that_takes_so_many_a_day_remembers_them_across_a_restart() {
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["form"]["opening"] = json!({ "per_day": 1 });
    let spooled = Spooled::new(&manifest);
    let (program, address) = spooled.listen();
    let reference = receipt_of(address, 0);
    program.kill();
    let (program, address) = spooled.listen();
    let full = post(address, &Posting::of_sari().set("jabatan", "Lain"));
    assert_eq!(full.status(), 503, "{}", full.text());
    assert_eq!(receipt_of(address, 0), reference, "what was taken is taken again");
    program.assert_discreet();
}

#[test]
fn several_processes_on_one_folder_deliver_each_mail_once() {
    let spooled = Spooled::new(&manifest());
    let [(one, first), (other, second)] = [spooled.listen(), spooled.listen()];
    let mut references: Vec<_> =
        (0..10).map(|number| receipt_of([first, second][number % 2], number)).collect();
    spooled.run("--send-now");
    // Whoever delivers may go; the other one takes over.
    one.kill();
    references.extend((10..14).map(|number| receipt_of(second, number)));
    spooled.wait_until_empty();
    let (mut ids, mut expected) = (spooled.mailbox.ids(), ids_of(&references));
    ids.sort();
    // What was being sent when its process was killed may be sent twice, under one name.
    ids.dedup();
    expected.sort();
    assert_eq!(ids, expected);
    other.assert_discreet();
}

#[test]
fn a_folder_falls_in_for_the_mail_server_and_is_emptied_when_that_is_back() {
    let spooled = Spooled::new(&manifest());
    spooled.mailbox.plan(AWAY);
    let fallback = format!("file:{}", spooled.folder.path().display());
    let mut command = spooled.command(&["--listen", "127.0.0.1:0"]);
    command.env_remove("LOKET_SPOOL").env("LOKET_MAIL_FALLBACK", fallback);
    let program = Program::spawn(&mut command);
    let reference = receipt_of(program.address(), 0);
    program.wait_for(r#""by":"spool","after":"smtp_greeting_421""#);
    spooled.mailbox.plan(&[]);
    // The acknowledgement may come to the folder after the first look.
    let have_come = || {
        spooled.run("--send-now");
        spooled.mailbox.kept().len() >= 2
    };
    wait_until(have_come, || format!("they stay: {:?}", spooled.mails()));
    assert_eq!(spooled.mailbox.ids(), ids_of(&[reference]));
    spooled.wait_until_empty();
    program.assert_discreet();
}

/// The number that a mail to the agency tells.
fn number_in(message: &[u8]) -> usize {
    let text = Mail::parse(message).text;
    let (_, rest) = text.split_once("Permohonan ke-").unwrap_or_else(|| panic!("none: {text}"));
    rest.split(' ').next().and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
fn the_requests_of_a_form_are_counted_so_that_a_gap_is_a_loss() {
    let spooled = Spooled::new(&manifest());
    let (program, first) = spooled.listen();
    let (_other, second) = spooled.listen();
    receipt_of(first, 0);
    receipt_of(second, 1);
    // Refused, so never received, and never counted.
    assert_eq!(post(first, &Posting::of_sari().set("nama", "")).status(), 422);
    receipt_of(second, 0);
    program.kill();
    receipt_of(second, 2);
    spooled.wait_until_empty();
    let mut numbers = BTreeSet::new();
    for kept in spooled.mailbox.kept().iter().filter(|kept| kept.recipients == [AGENCY]) {
        numbers.insert((number_in(&kept.message), Mail::parse(&kept.message).message_id));
    }
    let counted: Vec<usize> = numbers.iter().map(|(number, _)| *number).collect();
    assert_eq!(counted, [1, 2, 3], "what was sent twice has one number: {numbers:?}");
}

fn health(address: SocketAddr) -> (u16, Value) {
    let answer = send(address, "GET", "/api/health", &[], b"");
    (answer.status(), serde_json::from_slice(&answer.body).expect("JSON"))
}

/// An answer holds for some seconds, so each has a program of its own.
#[test]
fn health_is_well_only_if_a_request_that_came_now_would_reach_a_person_in_time() {
    let spooled = Spooled::new(&manifest());
    let (_program, address) = spooled.listen();
    let (status, well) = health(address);
    assert_eq!(
        (status, &well["mail"], &well["spool"]["waiting"]),
        (200, &json!("reachable"), &json!(0))
    );

    spooled.mailbox.plan(AWAY);
    let (program, address) = spooled.listen();
    receipt_of(address, 0);
    let (status, ill) = health(address);
    assert_eq!(
        (status, &ill["mail"], &ill["spool"]["waiting"]),
        (503, &json!("unreachable"), &json!(2))
    );
    assert!(ill["spool"]["oldest_seconds"].is_u64() && ill["message"].is_string(), "{ill}");
    program.kill();

    // What has waited since 1970 is late, whatever the server says now.
    spooled.mails().iter().for_each(|mail| date(mail, SystemTime::UNIX_EPOCH));
    spooled.mailbox.plan(&[("RCPT", "451 later")]);
    let (program, address) = spooled.listen();
    let (status, late) = health(address);
    assert_eq!((status, &late["mail"]), (503, &json!("late")), "{late}");
    program.kill();

    spooled.mailbox.plan(&[("RCPT", "550 never")]);
    let (program, address) = spooled.listen();
    spooled.wait_until_none_waits();
    let (status, refused) = health(address);
    assert_eq!((status, &refused["mail"]), (503, &json!("refused")), "{refused}");
    program.assert_discreet();
}

/// No byte can be written to any file, and no signal says so.
#[cfg(unix)]
#[test]
fn a_full_spool_keeps_the_program_neither_from_starting_nor_from_sending() {
    let spooled = Spooled::new(&manifest());
    let with_spool = spooled.command(&["--listen", "127.0.0.1:0"]);
    let mut command = through_sh("trap '' XFSZ; ulimit -f 0", &with_spool);
    let program = Program::spawn(&mut command);
    let address = program.address();
    let reference = receipt_of(address, 0);
    program.wait_for(r#""by":"smtp""#);
    assert_eq!(Mail::parse(&spooled.mailbox.kept()[0].message).message_id, ids_of(&[reference])[0]);
    // Nor is anything received that nobody can take.
    spooled.mailbox.plan(AWAY);
    assert_eq!(post(address, &Posting::of_sari().set("jabatan", "Lain")).status(), 503);
    program.assert_discreet();
}
