//! A certification request is read as people send it, and sent on as openssl reads it.

use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::World;

#[tokio::test]
async fn whatever_mails_and_editors_made_of_a_request_openssl_reads_what_is_forwarded() {
    let pem = files::csr().pem.as_str();
    let lines: Vec<&str> = pem.lines().collect();
    let base64: String = lines.iter().filter(|line| !line.starts_with('-')).copied().collect();
    let (begin, end) = (lines[0], lines[lines.len() - 1]);
    let windows: Vec<u8> = pem.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (what, sent) in [
        ("as it is", pem.as_bytes().to_vec()),
        ("indented", format!("    {}", lines.join("\n    ")).into_bytes()),
        ("behind text", format!("CSR saya: {pem}").into_bytes()),
        ("between text", format!("Yth. dinas,\n\n{pem}\nSalam,\nSari\n").into_bytes()),
        ("on one line", format!("{begin}{base64}{end}").into_bytes()),
        ("in words", lines.join(" ").into_bytes()),
        ("one long line", format!("{begin}\n{base64}\n{end}\n").into_bytes()),
        ("short lines", format!("{begin}\n{}\n{end}", base64.replace('A', "A\n")).into_bytes()),
        ("empty lines", lines.join("\n\n").into_bytes()),
        ("CR", lines.join("\r").into_bytes()),
        ("CR LF", lines.join("\r\n").into_bytes()),
        ("CR CR LF", lines.join("\r\r\n").into_bytes()),
        ("a byte order mark", format!("\u{feff}{pem}").into_bytes()),
        ("spaces without width", lines.join("\u{200b}\n").into_bytes()),
        ("UTF-16", [b"\xff\xfe", &windows[..]].concat()),
        ("the older label", pem.replace("CERTIFICATE", "NEW CERTIFICATE").into_bytes()),
    ] {
        let world = World::new();
        let answer = world.post(&Posting::of_sari().set("csr", &sent)).await;
        assert_eq!(answer.status, 303, "{what}: {:?}", answer.event.errors);
        let mail = Mail::parse(&world.outbox.sent()[0].message);
        let forwarded = &mail.file(".csr.pem").content;
        assert_eq!(String::from_utf8_lossy(forwarded), pem, "{what}: as openssl wrote it");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("forwarded.pem");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
        std::fs::write(&path, forwarded).expect("a file");
        files::openssl(&["req", "-noout", "-verify", "-in", &path.to_string_lossy()]);
    }
}

#[tokio::test]
async fn a_request_in_der_is_forwarded_byte_for_byte() {
    let world = World::new();
    world.post(&Posting::of_sari().set("csr", &files::csr().der)).await.receipt();
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert_eq!(mail.file(".csr.der").content, files::csr().der);
}
