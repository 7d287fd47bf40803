//! The HTTP server: durable files, slow and greedy clients, and an end that loses nothing.

use std::fmt::Write as _;
use std::io::{BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::http::{Message, connect, send, write_request};
use crate::support::outbox;
use crate::support::process::Program;
use crate::support::wait::wait_until;
use crate::world::answer::reference_of;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest};

fn post(address: SocketAddr, posting: &Posting) -> Message {
    send(address, "POST", ACTION, &posting.headers(), &posting.body())
}

fn names(folder: &Path) -> Vec<String> {
    let name = |path: PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    outbox::files(folder).into_iter().filter_map(name).collect()
}

#[test]
fn each_mail_is_one_whole_file() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = Program::listen(outbox.path());
    let answer = post(address, &Posting::of_sari());
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let reference = reference_of(answer.header("location"));
    let expected = [format!("{reference}-instansi.eml"), format!("{reference}-pemohon.eml")];
    assert_eq!(names(outbox.path()), expected);
    let mail = Mail::parse(&std::fs::read(outbox.path().join(&expected[0])).expect("a mail"));
    assert_eq!(mail.file(".pdf").content, files::pdf());
    assert_eq!(mail.file(".pem").content, files::csr().pem.as_bytes());

    let again = post(address, &Posting::of_sari());
    assert_eq!(reference_of(again.header("location")), reference);
    assert_eq!(names(outbox.path()), expected, "sent twice, kept once");
    let receipt = send(address, "GET", answer.header("location"), &[], b"");
    assert_eq!(receipt.status(), 200);
    assert!(receipt.text().contains(&reference));
    program.assert_discreet();
}

#[test]
fn a_form_takes_as_many_requests_a_day_as_it_may_however_many_come_at_once() {
    let outbox = tempfile::tempdir().expect("a folder");
    let mail = format!("file:{}", outbox.path().display());
    let environment =
        [("LOKET_MAIL", mail.as_str()), ("LOKET_DAY_QUOTA", "2"), ("LOKET_RATE", "off")];
    let (program, address) = Program::listen_with(&manifest(), &environment);
    let of = |number: usize| Posting::of_sari().set("jabatan", format!("Arsiparis {number}"));
    let statuses = |postings: Vec<Posting>| {
        let sent: Vec<_> = postings
            .into_iter()
            .map(|posting| std::thread::spawn(move || post(address, &posting).status()))
            .collect();
        sent.into_iter().map(|sent| sent.join().expect("an answer")).collect::<Vec<_>>()
    };
    // The same one, again and again, is one.
    assert_eq!(statuses(vec![of(0); 8]), [303; 8]);
    let taken = statuses((1..=24).map(of).collect());
    assert_eq!(taken.iter().filter(|status| **status == 303).count(), 1, "{taken:?}");
    assert!(taken.iter().all(|status| matches!(status, 303 | 429)), "{taken:?}");
    assert_eq!(post(address, &of(0)).status(), 303, "what was taken is taken again");
    assert_eq!(names(outbox.path()).len(), 4, "two mails for each of two requests");
    program.assert_discreet();
}

#[cfg(unix)]
#[test]
fn mails_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let outbox = tempfile::tempdir().expect("a folder");
    let (_program, address) = Program::listen(outbox.path());
    post(address, &Posting::of_sari());
    for name in names(outbox.path()) {
        let metadata = std::fs::metadata(outbox.path().join(name)).expect("a mail");
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_outbox_that_cannot_be_written_is_no_receipt_and_is_recovered_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let outbox = folder.path().join("kotak");
    let (program, address) = Program::listen(&outbox);
    let away = folder.path().join("lepas");
    // A disk that is gone, a mount that is missing: the folder is no more.
    std::fs::rename(&outbox, &away).expect("a folder");
    let answer = post(address, &Posting::of_sari());
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.header("retry-after"), "60");
    // A file in its place, which not even the owner of the machine can write into.
    std::fs::File::create(&outbox).expect("a file");
    assert_eq!(post(address, &Posting::of_sari()).status(), 503);
    std::fs::remove_file(&outbox).expect("a file");
    std::fs::rename(&away, &outbox).expect("a folder");
    assert!(names(&outbox).is_empty(), "nothing half-done is left");
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    program.assert_discreet();
}

#[test]
fn the_server_tells_that_it_is_well() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = Program::listen(outbox.path());
    let answer = send(address, "GET", "/api/health", &[], b"");
    assert_eq!(answer.status(), 200);
    assert!(answer.text().starts_with(r#"{"mail":"reachable","message":""#), "{}", answer.text());
    assert_eq!(names(outbox.path()), [""; 0], "asking leaves no trace");
    let head = {
        let mut stream = connect(address);
        stream
            .write_all(
                b"HEAD /api/forms/kominfo/lock HTTP/1.1\r\nHost: uji\r\nConnection: close\r\n\r\n",
            )
            .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    assert!(head.starts_with("HTTP/1.1 405 ") && head.ends_with("\r\n\r\n"), "{head}");
    program.assert_discreet();
}

#[test]
fn a_body_that_is_too_large_is_answered_and_read_so_that_a_browser_sees_it() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = Program::listen(outbox.path());
    let large = Posting::of_sari().set("surat_pernyataan", files::pdf_of(9 * 1024 * 1024));
    let answer = post(address, &large);
    assert_eq!(answer.status(), 413);
    assert!(answer.text().contains("4 MB"));
    assert_eq!(answer.header("connection"), "close");
    assert!(names(outbox.path()).is_empty());

    // Without an announced length the end is only known when it comes.
    let mut stream = connect(address);
    let mut head = format!("POST {ACTION} HTTP/1.1\r\nHost: uji\r\nTransfer-Encoding: chunked\r\n");
    for (name, value) in Posting::of_sari().headers() {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).expect("sent");
    let chunk = [b"100000\r\n".as_slice(), &vec![b'x'; 0x0010_0000], b"\r\n"].concat();
    for _ in 0..6 {
        stream.write_all(&chunk).expect("taken");
    }
    stream.write_all(b"0\r\n\r\n").expect("taken");
    assert_eq!(Message::read(&mut BufReader::new(stream)).expect("an answer").status(), 413);
    program.assert_discreet();
}

#[test]
fn a_client_that_asks_first_is_told_before_it_sends() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (_program, address) = Program::listen(outbox.path());
    let mut stream = connect(address);
    let mut head = format!(
        "POST {ACTION} HTTP/1.1\r\nHost: uji\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n"
    );
    for (name, value) in Posting::of_sari().headers() {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).expect("sent");
    assert_eq!(Message::read(&mut BufReader::new(stream)).expect("an answer").status(), 413);
}

#[test]
fn a_client_that_goes_away_harms_nobody() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = Program::listen(outbox.path());
    let body = Posting::of_sari().body();
    for end in [0, 1, body.len() / 2, body.len() - 1] {
        let mut stream = connect(address);
        let head = format!(
            "POST {ACTION} HTTP/1.1\r\nHost: uji\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        stream.write_all(&body[..end]).expect("sent");
    }
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    assert_eq!(names(outbox.path()).len(), 2);
    program.assert_discreet();
}

#[test]
fn slow_heads_do_not_delay_others_and_are_cut() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = Program::listen(outbox.path());
    let start = Instant::now();
    let mut slow: Vec<_> = (0..200).map(|_| connect(address)).collect();
    for stream in &mut slow {
        stream.write_all(b"POST /api/forms/kominfo/lock HTTP/1.1\r\nHo").expect("sent");
    }
    // `limits.rs` tells that nobody waits for them, with some that never end.
    assert_eq!(post(address, &Posting::of_sari()).status(), 303);
    let mut last = slow.pop().expect("a connection");
    let mut rest = Vec::new();
    let cut = last.read_to_end(&mut rest).is_ok();
    assert!(cut, "the connection is closed");
    assert!(start.elapsed() > Duration::from_secs(5), "it had its time");
    program.assert_discreet();
}

#[test]
fn a_server_that_stops_finishes_what_it_has_accepted() {
    let outbox = tempfile::tempdir().expect("a folder");
    let (mut program, address) = Program::listen(outbox.path());
    let posting = Posting::of_sari();
    let body = posting.body();
    let mut idle = connect(address);
    write_request(&mut idle, "GET", "/api/health", &[], b"");
    let mut idle = BufReader::new(idle);
    assert_eq!(Message::read(&mut idle).expect("an answer").status(), 200);

    let mut stream = connect(address);
    let mut head = format!(
        "POST {ACTION} HTTP/1.1\r\nHost: uji\r\nExpect: 100-continue\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in posting.headers() {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).expect("sent");
    // It has accepted the request once it asks for the body.
    let mut asked = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
    stream.read_exact(&mut asked).expect("an answer");
    assert!(asked.starts_with(b"HTTP/1.1 100 "), "{asked:?}");
    stream.write_all(&body[..body.len() / 2]).expect("sent");
    program.terminate();
    let is_closed = || std::net::TcpStream::connect(address).is_err();
    wait_until(is_closed, || "it still takes new connections".to_owned());
    stream.write_all(&body[body.len() / 2..]).expect("sent");
    assert_eq!(Message::read(&mut BufReader::new(stream)).expect("an answer").status(), 303);
    assert!(program.wait().success());
    assert_eq!(names(outbox.path()).len(), 2);
}
