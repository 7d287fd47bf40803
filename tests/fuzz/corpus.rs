//! The short run: every target over its corpus and over seeded changes of it.
//!
//! The same bytes in the same order on every machine, so what fails once fails
//! again. A panic says which; the bytes go to a file of the temporary folder.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use loket_fuzz::{Exchange, Target, forwarded};
use serde_json::json;

/// The longest input that a change makes.
const LONGEST: usize = 20_000;

#[test]
fn the_promises_hold_for_accept_headers() {
    run("accept");
}

#[test]
fn the_promises_hold_for_addresses() {
    run("address");
}

#[test]
fn the_promises_hold_for_certification_requests() {
    run("csr");
}

#[test]
fn the_promises_hold_for_events() {
    run("event");
}

#[test]
fn the_promises_hold_for_standards_that_are_brought_in() {
    run("import");
}

#[test]
fn the_promises_hold_for_mails() {
    run("mail");
}

#[test]
fn the_promises_hold_for_multipart_bodies() {
    run("multipart");
}

#[test]
fn the_promises_hold_for_documents() {
    run("pdf");
}

#[test]
fn the_promises_hold_for_private_keys() {
    run("private_key");
}

/// `mail-parser` reads the same mails in the target itself.
#[test]
#[ignore = "needs Python, which tests/run has"]
fn pythons_email_reads_what_was_sent() {
    let corpus = corpus("mail");
    let contents: Vec<&[u8]> = corpus.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let mut chance = Chance(0x00e3_a115);
    let mut lines = Vec::new();
    let mut mails = 0;
    for number in 0..600 {
        let mut bytes = contents[number % contents.len()].to_vec();
        for _ in 0..chance.below(4) {
            change(&mut bytes, &contents, &mut chance);
        }
        if let Some(exchange) = Exchange::of(&bytes) {
            mails += exchange.mails.len();
            lines.push(line_of(&exchange).to_string());
        }
    }
    assert!(mails >= 300, "{mails} mails are too few to say anything");
    assert_eq!(read_by_python(&lines.join("\n")), mails.to_string());
}

fn line_of(exchange: &Exchange) -> serde_json::Value {
    let is_file = |name: &str| name == "berkas";
    let parts = || exchange.parts.iter();
    let text = |content: &[u8]| String::from_utf8(content.to_owned()).expect("accepted");
    let fields = parts().filter(|(name, _)| !is_file(name));
    let fields: serde_json::Map<_, _> =
        fields.map(|(name, content)| ((*name).to_owned(), text(content).into())).collect();
    let files = parts().filter(|(name, content)| is_file(name) && !content.is_empty());
    let files: Vec<_> = files.map(|(_, content)| STANDARD.encode(forwarded(content))).collect();
    let mails: Vec<_> = exchange.mails.iter().map(|mail| STANDARD.encode(mail)).collect();
    json!({ "fields": fields, "files": files, "mails": mails })
}

fn read_by_python(lines: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "tests/tools/environment says which Python")]
    let python = std::env::var("LOKET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut reader = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/read_mails.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python");
    let mut input = reader.stdin.take().expect("piped");
    // Python answers only at the end; should it end early, its words say why.
    let _ = input.write_all(lines.as_bytes());
    drop(input);
    let output = reader.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn run(name: &str) {
    let target = Target::named(name).expect("a target");
    let corpus = corpus(name);
    assert!(corpus.len() >= 5, "a corpus, not {} files", corpus.len());
    for (path, bytes) in &corpus {
        try_one(target, bytes, &path.to_string_lossy());
    }
    let contents: Vec<&[u8]> = corpus.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let mut chance = Chance(0x5eed);
    for (path, bytes) in &corpus {
        for number in 0..target.changes {
            let mut changed = bytes.clone();
            for _ in 0..=chance.below(4) {
                change(&mut changed, &contents, &mut chance);
            }
            changed.truncate(LONGEST);
            try_one(target, &changed, &format!("change {number} of {}", path.display()));
        }
    }
}

/// Runs a target; keeps the bytes that break it.
fn try_one(target: Target, bytes: &[u8], what: &str) {
    let outcome = std::panic::catch_unwind(|| target.run(bytes));
    if outcome.is_err() {
        let (_, path) = tempfile::Builder::new()
            .prefix(&format!("loket-{}-", target.name))
            .tempfile()
            .and_then(|file| Ok(file.keep()?))
            .expect("a file");
        #[expect(clippy::disallowed_methods, reason = "what breaks a promise must be kept")]
        std::fs::write(&path, bytes).expect("a file");
        panic!("{what} breaks a promise; its bytes are in {}", path.display());
    }
}

fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let entries = std::fs::read_dir(folder).expect("a corpus").flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).expect("a file");
        (path, bytes)
    };
    files.into_iter().map(read).collect()
}

/// Numbers that look like chance and are the same every time (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).expect("small")).expect("small")
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        start..start + self.below((length - start).min(64) + 1)
    }
}

/// Pieces at which readers have stumbled.
const PIECES: [&[u8]; 24] = [
    b"\r\n",
    b"\n",
    b"\r",
    b"\0",
    b"--",
    b"\"",
    b"\\",
    b";",
    b",",
    b"=",
    b":",
    b"%",
    b"@",
    b"<",
    b"/",
    b"\r\n.\r\n",
    b"\r\nBcc: x@contoh.id\r\n",
    b"=?utf-8?q?x?=",
    b"*",
    b";q=0",
    b"\xff\xfe",
    "\u{2028}".as_bytes(),
    "\u{202e}".as_bytes(),
    "é".as_bytes(),
];

fn change(bytes: &mut Vec<u8>, corpus: &[&[u8]], chance: &mut Chance) {
    let range = chance.range(bytes.len());
    match chance.below(7) {
        0 => {
            let bit = 1_u8 << chance.below(8);
            if let Some(byte) = bytes.get_mut(range.start) {
                *byte ^= bit;
            }
        }
        1 => {
            bytes.drain(range);
        }
        2 => {
            let copy = bytes[range.clone()].to_vec();
            bytes.splice(range.start..range.start, copy);
        }
        3 => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(range.start..range.start, piece.iter().copied());
        }
        4 => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(range, piece.iter().copied());
        }
        5 => {
            let other = corpus[chance.below(corpus.len())];
            let piece = other[chance.range(other.len())].to_vec();
            bytes.splice(range, piece);
        }
        _ => {
            let byte = u8::try_from(chance.below(256)).expect("a byte");
            bytes.insert(range.start, byte);
        }
    }
}
