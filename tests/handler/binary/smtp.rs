//! The back end for a mail server: what is taken, what is refused, what is lost.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::Output;

use serde_json::{Value, json};

use super::lock::command;
use crate::support::http::{ClosedPort, Message, send};
use crate::support::mail_server::{MailServer, Way, certificates};
use crate::support::outbox;
use crate::support::process::{Program, SECRET};
use crate::support::wait::wait_for;
use crate::world::answer::reference_of;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest, write_bundle};

const AGENCY: &str = "diskominfo@pekalongankota.go.id";
const SECOND: &str = "arsip@pekalongankota.go.id";
const APPLICANT: &str = "sari.contoh@pekalongankota.go.id";

/// Where a server hangs, a mail may take but three times as long as usual.
const HANGS: (&str, &str) = ("LOKET_MAIL_PATIENCE", "3");

/// Posts once; a server that hangs is not waited for, for it hangs longer than we have patience.
fn post(address: std::net::SocketAddr, posting: &Posting) -> Message {
    send(address, "POST", ACTION, &posting.headers(), &posting.body())
}

fn listen(server: &MailServer, more: &[(&str, &str)]) -> (Program, std::net::SocketAddr) {
    let mail = format!("smtp://127.0.0.1:{}", server.port);
    let environment = [&[("LOKET_MAIL", mail.as_str())], more].concat();
    Program::listen_with(&manifest(), &environment)
}

/// A site whose agency has two addresses.
fn two_recipients() -> Value {
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["recipient"]["addresses"] = json!([AGENCY, SECOND]);
    manifest
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn a_mail_server_takes_both_mails_byte_for_byte() {
    let server = MailServer::start(Way::Plain);
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = listen(&server, &[]);
    let (_other, by_file) = Program::listen(outbox.path());
    // Dots at the beginning of lines, and lines as long as they come.
    let dots = ["..", ".", ".Bcc: a", "a"].join("\n");
    let posting = Posting::of_sari()
        .set("jabatan", ". Kepala")
        .set("unit_kerja", ".".repeat(150))
        .set("surat_pernyataan", [&files::pdf()[..], dots.as_bytes(), b"\n%%EOF\n"].concat());
    let answer = post(address, &posting);
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let reference = reference_of(answer.header("location"));
    let taken = server.wait_for(2);
    assert_eq!((taken[0].to(), taken[1].to()), (vec![AGENCY], vec![APPLICANT]));
    for mail in &taken {
        assert_eq!(mail.facts["from"], "layanan@contoh.go.id");
        assert_eq!(mail.facts["name"], "contoh.go.id");
    }
    let agency = Mail::parse(&taken[0].message);
    assert!(agency.subject.starts_with(&format!("{reference} ")));
    assert_eq!(agency.file(".pem").content, files::csr().pem.as_bytes());

    // The file back end writes the very bytes that were made; only the moments differ.
    let by_file = post(by_file, &posting);
    let name = format!("{}-instansi.eml", reference_of(by_file.header("location")));
    let written = std::fs::read(outbox.path().join(name)).expect("a mail");
    assert!(undated(&taken[0].message) == undated(&written), "the same bytes");
    program.assert_discreet();
}

/// Returns a message without its moments: the `Date`, and what is indented in the text.
///
/// The record for programs holds the moment, too, and is left out whole.
fn undated(message: &[u8]) -> String {
    let text = String::from_utf8(message.to_vec()).expect("ASCII");
    assert!(text.ends_with("--\r\n"), "the end of the last part is the end");
    assert!(text.contains("\r\n..."), "a line begins with dots");
    let (text, _) = text.split_once("Content-Type: application/json").expect("a record");
    let is_dated = |line: &&str| line.starts_with("Date: ") || line.starts_with("    ");
    text.split_inclusive("\r\n").filter(|line| !is_dated(line)).collect()
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn tls_and_a_login_are_used_where_they_are_asked_for() {
    for (way, scheme) in [(Way::Tls, "smtps"), (Way::StartTls, "smtp+starttls")] {
        let server = MailServer::start(way);
        let mail = format!("{scheme}://localhost:{}", server.port);
        let login = [("LOKET_SMTP_USER", "loket"), ("LOKET_SMTP_PASSWORD", "kata sandi uji")];
        let trusted = [("SSL_CERT_FILE", certificates().authority.as_str())];
        let environment = [&[("LOKET_MAIL", mail.as_str())][..], &login, &trusted].concat();
        let (program, address) = Program::listen_with(&manifest(), &environment);
        assert_eq!(post(address, &Posting::of_sari()).status(), 303, "{}", program.printed());
        let taken = server.wait_for(2);
        assert_eq!(taken[0].facts["user"], "loket");
        // A server that speaks nothing but TLS does not know that it does.
        assert_eq!(taken[0].facts["tls"], way == Way::StartTls);
        assert!(!program.printed().contains("kata sandi uji"));
        program.assert_discreet();

        // A wrong password, and an authority that nobody here knows.
        let wrong = [("LOKET_SMTP_USER", "loket"), ("LOKET_SMTP_PASSWORD", "salah sekali")];
        let environment = [&[("LOKET_MAIL", mail.as_str())][..], &wrong, &trusted].concat();
        let (program, address) = Program::listen_with(&manifest(), &environment);
        assert_eq!(post(address, &Posting::of_sari()).status(), 503, "{way:?}");
        program.wait_for("smtp_login_535");
        assert!(!program.printed().contains("salah sekali"));
        let environment = [&[("LOKET_MAIL", mail.as_str())][..], &login].concat();
        let (program, address) = Program::listen_with(&manifest(), &environment);
        assert_eq!(post(address, &Posting::of_sari()).status(), 503, "{way:?}");
        program.wait_for("smtp_tls");
        assert_eq!(server.taken().len(), 2, "nothing was sent");
    }
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn without_starttls_nothing_is_sent_to_another_machine() {
    let server = MailServer::start(Way::Plain);
    let mail = format!("smtp+starttls://localhost:{}", server.port);
    let (program, address) = Program::listen_with(&manifest(), &[("LOKET_MAIL", &mail)]);
    assert_eq!(post(address, &Posting::of_sari()).status(), 503);
    program.wait_for("smtp_no_starttls");
    assert!(server.taken().is_empty());
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn whatever_the_server_refuses_is_not_received_and_is_recovered_from() {
    let server = MailServer::start(Way::Plain);
    let mail = format!("smtp://127.0.0.1:{}", server.port);
    let environment = [("LOKET_MAIL", mail.as_str()), HANGS];
    let (program, address) = Program::listen_with(&two_recipients(), &environment);
    for (plan, code) in [
        (json!({ "mail": "451 later" }), "smtp_sender_451"),
        (json!({ "mail": "550 not you" }), "smtp_sender_550"),
        (json!({ "mail": "hang" }), "smtp_timeout"),
        // One of two recipients: the mail goes to neither.
        (json!({ "rcpt": { SECOND: "550 no such mailbox" } }), "smtp_recipient_550"),
        (json!({ "rcpt": { AGENCY: "450 come back" } }), "smtp_recipient_450"),
        (json!({ "data": "452 full" }), "smtp_data_452"),
        (json!({ "data": "554 spam" }), "smtp_data_554"),
    ] {
        server.plan(&plan);
        let answer = post(address, &Posting::of_sari());
        assert_eq!(answer.status(), 503, "{plan}");
        assert!(answer.text().contains("belum kami terima"), "{plan}");
        program.wait_for(code);
    }
    // Whoever has the whole mail and says nothing may have taken it.
    // So may who says neither yes nor no: only 250 is a yes.
    for (plan, code) in [
        ("drop", "smtp_data_broken"),
        ("hang", "smtp_timeout"),
        ("251 will forward", "smtp_data_251"),
    ] {
        server.plan(&json!({ "data": plan }));
        let answer = post(address, &Posting::of_sari());
        assert_eq!((answer.status(), answer.header("retry-after")), (503, "60"), "{plan}");
        assert!(answer.text().contains("Belum pasti apakah"), "{plan}");
        assert!(!answer.text().contains("belum kami terima"), "{plan}");
        program.wait_for(code);
    }
    assert!(server.taken().is_empty());
    server.plan(&json!({}));
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    let taken = server.wait_for(2);
    assert_eq!((taken[0].to(), taken[1].to()), (vec![AGENCY, SECOND], vec![APPLICANT]));
    program.assert_discreet();
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn a_lost_reply_is_no_receipt_and_the_retry_is_known_as_the_same() {
    let server = MailServer::start(Way::Plain);
    let (program, address) = listen(&server, &[]);
    server.plan(&json!({ "data": "lose" }));
    let answer = post(address, &Posting::of_sari());
    assert_eq!(answer.status(), 503);
    assert!(answer.text().contains("Belum pasti apakah"), "{}", answer.text());
    server.plan(&json!({}));
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    let taken = server.taken();
    let [lost, sent] = [&taken[0], &taken[1]].map(|taken| Mail::parse(&taken.message));
    assert_eq!((lost.message_id, lost.subject), (sent.message_id, sent.subject));
    program.assert_discreet();
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn a_refused_acknowledgement_does_not_fail_the_request() {
    let server = MailServer::start(Way::Plain);
    let (program, address) = listen(&server, &[]);
    server.plan(&json!({ "rcpt": { APPLICANT: "550 no such mailbox" } }));
    let answer = post(address, &Posting::of_sari());
    assert_eq!(answer.status(), 303);
    assert!(answer.header("location").contains("&a=3&"), "{}", answer.header("location"));
    assert_eq!(log_line(&program, 1)["acknowledgement"]["failed"], "smtp_recipient_550");
    assert_eq!(server.taken().len(), 1);
    program.assert_discreet();
}

/// The server takes the acknowledgement whenever it likes: nobody waits for that.
#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn an_acknowledgement_that_hangs_holds_up_no_answer() {
    let server = MailServer::start(Way::Plain);
    // With more patience than the test has.
    let (program, address) = listen(&server, &[("LOKET_MAIL_PATIENCE", "100")]);
    server.plan(&json!({ "rcpt": { APPLICANT: "hang" } }));
    let answer = post(address, &Posting::of_sari());
    assert_eq!(answer.status(), 303);
    let receipt = send(address, "GET", answer.header("location"), &[], b"");
    assert!(receipt.text().contains("Konfirmasi sedang kami kirim"), "{}", receipt.text());
    assert_eq!(server.taken()[0].to(), [AGENCY]);
    program.assert_discreet();
}

/// Waits for the line of the log with this number, counted from 1, and reads it; those of the
/// courier come whenever they like.
fn log_line(program: &Program, number: usize) -> Value {
    let line = || {
        let printed = program.printed();
        let is_ours = |line: &&str| line.starts_with('{') && !line.contains(r#""route":"spool""#);
        printed.lines().filter(is_ours).nth(number - 1).map(str::to_owned)
    };
    let line = wait_for(line, || format!("no line {number} in {}", program.printed()));
    serde_json::from_str(&line).expect("JSON")
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn a_second_back_end_takes_what_the_first_does_not() {
    let server = MailServer::start(Way::Plain);
    let folder = tempfile::tempdir().expect("a folder");
    let fallback = format!("file:{}", folder.path().display());
    let (program, address) = listen(&server, &[("LOKET_MAIL_FALLBACK", &fallback), HANGS]);
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    server.wait_for(2);
    assert!(outbox::files(folder.path()).iter().all(|path| path.is_dir()), "no duplicate");
    assert_eq!(log_line(&program, 1)["agency"]["by"], "smtp");

    for (number, (plan, code)) in [
        (json!({ "data": "554 no" }), "smtp_data_554"),
        (json!({ "mail": "hang" }), "smtp_timeout"),
    ]
    .into_iter()
    .enumerate()
    {
        server.plan(&plan);
        let posting = Posting::of_sari().set("jabatan", format!("Arsiparis {number}"));
        let answer = post(address, &posting);
        assert_eq!(answer.status(), 303, "{plan}");
        let line = log_line(&program, number + 2);
        assert_eq!(line["agency"]["by"], "spool", "{line}");
        assert_eq!(line["agency"]["after"], code, "{line}");
    }
    assert_eq!(server.taken().len(), 2, "nothing more at the first");
    program.assert_discreet();
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn when_both_fail_nothing_was_received_and_both_reasons_are_logged() {
    let (first, second) = (MailServer::start(Way::Plain), MailServer::start(Way::Plain));
    let fallback = format!("smtp://127.0.0.1:{}", second.port);
    let (program, address) = listen(&first, &[("LOKET_MAIL_FALLBACK", &fallback), HANGS]);
    first.plan(&json!({ "mail": "hang" }));
    second.plan(&json!({ "data": "452 full" }));
    assert_eq!(post(address, &Posting::of_sari()).status(), 503);
    let line = log_line(&program, 1);
    assert_eq!(line["agency"]["failed"], "smtp_data_452");
    assert_eq!(line["agency"]["after"], "smtp_timeout");
    second.plan(&json!({}));
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    second.wait_for(2); // request and acknowledgement
    program.assert_discreet();
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn the_health_of_the_back_end_is_told_without_a_mail() {
    let server = MailServer::start(Way::Plain);
    let (program, address) = listen(&server, &[]);
    let answer = send(address, "GET", "/api/health", &[], b"");
    assert_eq!((answer.status(), word(&answer)), (200, "reachable".into()));
    assert!(server.taken().is_empty());
    drop(program);
    let gone = ClosedPort::new();
    let mail = format!("smtp://{}", gone.address());
    let (program, address) = Program::listen_with(&manifest(), &[("LOKET_MAIL", &mail)]);
    let answer = send(address, "GET", "/api/health", &[], b"");
    assert_eq!((answer.status(), word(&answer)), (503, "unreachable".into()));
    assert!(answer.text().contains("tidak sampai ke instansinya"), "{}", answer.text());
    assert_eq!(log_line(&program, 1)["mail"], "smtp_unreachable");
}

/// The word for a monitor.
fn word(health: &Message) -> Value {
    let health: Value = serde_json::from_slice(&health.body).expect("JSON");
    health["mail"].clone()
}

fn self_test(form: Option<&str>, mail: &str) -> (Option<i32>, String) {
    let bundle = tempfile::tempdir().expect("a folder");
    write_bundle(bundle.path(), &two_recipients());
    let arguments: Vec<&str> = std::iter::once("--self-test").chain(form).collect();
    let child = command(&arguments)
        .env("LOKET_BUNDLE", bundle.path())
        .env("LOKET_SECRET", SECRET)
        .env("LOKET_MAIL", mail)
        .spawn()
        .expect("the program");
    let Output { status, stdout, stderr } = child.wait_with_output().expect("an end");
    (status.code(), String::from_utf8([stdout, stderr].concat()).expect("text"))
}

#[test]
#[ignore = "needs aiosmtpd: tests/run"]
fn a_self_test_sends_one_marked_mail_through_the_real_back_end() {
    let server = MailServer::start(Way::Plain);
    let mail = format!("smtp://127.0.0.1:{}", server.port);
    let (code, printed) = self_test(Some("kominfo/lock"), &mail);
    assert_eq!(code, Some(0), "{printed}");
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to(), [AGENCY, SECOND]);
    let mail_read = Mail::parse(&taken[0].message);
    assert!(mail_read.subject.starts_with("UJI-"), "{}", mail_read.subject);
    assert!(mail_read.text.contains("bukan permohonan"), "{}", mail_read.text);
    let reference = mail_read.subject.split(' ').next().expect("a reference");
    assert!(printed.contains(reference) && printed.contains("smtp"), "{printed}");

    assert_eq!(self_test(None, &mail).0, Some(0));
    assert_eq!(server.taken().len(), 2, "each trial is one of its own");
    let (code, printed) = self_test(Some("tidak/ada"), &mail);
    assert_ne!(code, Some(0));
    assert!(printed.contains("tidak/ada"), "{printed}");
    server.plan(&json!({ "data": "554 no" }));
    let (code, printed) = self_test(None, &mail);
    assert_ne!(code, Some(0));
    assert!(printed.contains("smtp_data_554"), "{printed}");
}

/// Speaks to whoever connects, as a script says, and returns what it heard.
fn scripted(replies: &'static [&'static str]) -> (u16, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let thread = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client");
        let mut writer = stream.try_clone().expect("a stream");
        let mut reader = BufReader::new(stream);
        let mut heard = Vec::new();
        for reply in replies {
            let _ = writer.write_all(reply.as_bytes());
            let mut line = String::new();
            let _ = reader.read_line(&mut line);
            heard.push(line.trim_end().to_owned());
        }
        heard
    });
    (port, thread)
}

#[test]
fn a_server_that_talks_nonsense_is_no_receipt() {
    for replies in [
        &["554 go away\r\n"][..],
        &["HTTP/1.1 200 OK\r\n\r\n"],
        &["220 hello\r\n", "250 hello\r\n", "999 what\r\n"],
        &["220 hello\r\n", "250 hello\r\n", "250 ok\r\n", "250 ok\r\n", "250 no data wanted\r\n"],
        &["220 hello\r\n250 hello\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n"],
        &["220 hello\r\n", "250 hello\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"],
    ] {
        let (port, thread) = scripted(replies);
        let mail = format!("smtp://127.0.0.1:{port}");
        let (program, address) = Program::listen_with(&manifest(), &[("LOKET_MAIL", &mail)]);
        assert_eq!(post(address, &Posting::of_sari()).status(), 503, "{replies:?}");
        program.assert_discreet();
        drop(thread);
    }
}
