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

use std::path::{Path, PathBuf};

use loket_fuzz::Target;

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
