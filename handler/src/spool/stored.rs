//! A mail as a file: its envelope, then the message as it goes out.
//!
//! The envelope is two kinds of header lines, so that the file is a mail to every program
//! that opens it; they do not go out.

use bytes::Bytes;
use loket_form::address::Address;
use loket_form::reference::Reference;

use crate::addressee::Addressee;
use crate::email::Email;

const FROM: &str = "X-Loket-From: ";
const TO: &str = "X-Loket-To: ";

/// Writes the envelope of a mail.
pub(super) fn envelope(email: &Email) -> String {
    let lines = std::iter::once((FROM, email.sender()));
    let lines = lines.chain(email.recipients().iter().map(|to| (TO, to)));
    lines.flat_map(|(name, address)| [name, address.as_str(), "\r\n"]).collect()
}

/// Reads a mail; `None` if it is none of ours.
pub(super) fn read(name: &str, content: &Bytes) -> Option<Email> {
    let (reference, addressee) = named(name)?;
    let (sender, mut at) = line(content, 0, FROM)?;
    let mut recipients = Vec::new();
    while let Some((recipient, end)) = line(content, at, TO) {
        recipients.push(recipient);
        at = end;
    }
    let is_whole = !recipients.is_empty() && content.len() > at;
    is_whole
        .then(|| Email::restored(addressee, reference, (sender, recipients), content.slice(at..)))
}

/// Reads an address of the envelope, and where the next line begins.
fn line(content: &[u8], at: usize, name: &str) -> Option<(Address, usize)> {
    let rest = content.get(at..)?.strip_prefix(name.as_bytes())?;
    let length = memchr::memchr(b'\n', rest)?;
    // Whoever corrects an address by hand may leave another end of line.
    let text = std::str::from_utf8(rest.get(..length)?).ok()?.trim();
    Some((Address::parse(text).ok()?, at + name.len() + length + 1))
}

/// Reads the name of a file: reference, word, and a number if it is one of several.
fn named(name: &str) -> Option<(Reference, Addressee)> {
    let stem = name.strip_suffix(".eml")?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    Addressee::ALL.into_iter().find_map(|addressee| {
        let (reference, rest) = stem.split_once(&format!("-{}", addressee.word()))?;
        let is_whole = rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number);
        Some((Reference::parse(reference).ok().filter(|_| is_whole)?, addressee))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "LOCK-22222-22222-2222-instansi.eml";

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let content = "X-Loket-From: a@contoh.go.id\r\nX-Loket-To: b@contoh.go.id\r\n\
                       X-Loket-To: c@contoh.go.id\r\nFrom: a\r\n\r\nX-Loket-To: isi\r\n";
        let email = read(NAME, &Bytes::from(content)).expect("a mail");
        assert_eq!(email.message(), b"From: a\r\n\r\nX-Loket-To: isi\r\n");
        assert_eq!(email.recipients().len(), 2);
        assert_eq!([envelope(&email).as_bytes(), email.message()].concat(), content.as_bytes());
    }

    #[test]
    fn what_is_none_of_ours_is_not_sent() {
        let good = "X-Loket-From: a@contoh.go.id\r\nX-Loket-To: b@contoh.go.id\r\nFrom: a\r\n";
        for (name, content) in [
            (NAME, "From: a\r\n\r\n"),
            (NAME, "X-Loket-From: a@contoh.go.id\r\nFrom: a\r\n\r\n"),
            (NAME, "X-Loket-From: a@contoh.go.id\r\nX-Loket-To: b@contoh.go.id\r\n"),
            (NAME, "X-Loket-From: a@contoh.go.id\r\nX-Loket-To: a b@contoh.go.id\r\nFrom: a\r\n"),
            ("surat.eml", good),
            ("LOCK-22222-22222-2223-instansi.eml", good),
            ("LOCK-22222-22222-2222-instansi-x.eml", good),
        ] {
            assert!(read(name, &Bytes::from(content)).is_none(), "{name}: {content}");
        }
        assert!(read("LOCK-22222-22222-2222-instansi-2.eml", &Bytes::from(good)).is_some());
    }
}
