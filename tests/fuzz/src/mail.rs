//! Mails: exactly the expected headers, recipients and parts, whatever was typed;
//! files arrive byte for byte, answers as they were typed.
//!
//! Input: name, message, address and files, separated by lines of `%%`.

use loket_form::csr::CertificateRequest;
use loket_form::document::DocumentKind;
use serde_json::Value;

use crate::message::Read;
use crate::site::{AGENCY, SENDER, Sent, Site, TITLE};

const FIELDS: [&str; 4] = ["nama", "pesan", "email", "berkas"];
const SEPARATOR: &[u8] = b"%%\n";

/// The headers of the mail to the agency, as `mail-builder` orders them.
const HEADERS: [&str; 13] = [
    "From",
    "To",
    "Reply-To",
    "Message-ID",
    "Date",
    "Subject",
    "X-Loket-Form",
    "List-Id",
    "X-Loket-Mail",
    "X-Loket-Reference",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
];

pub(crate) fn run(bytes: &[u8]) {
    let parts = parts(bytes);
    let (status, sent) = Site::with(|site| site.post(&parts));
    match status {
        303 => check(&parts, &sent),
        // A content may hold the boundary; then this is not what was meant to be sent.
        400 | 413 | 422 => assert!(sent.is_empty(), "what is refused is not mailed"),
        _ => panic!("status {status}"),
    }
}

/// A posting that was accepted, and its mails.
#[derive(Debug)]
pub struct Exchange {
    /// Name and content of each part.
    pub parts: Vec<(&'static str, Vec<u8>)>,
    /// The messages.
    pub mails: Vec<Vec<u8>>,
}

impl Exchange {
    /// Posts an input of the target `mail`; `None` if it is refused.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let parts = parts(bytes);
        let (status, sent) = Site::with(|site| site.post(&parts));
        (status == 303).then(|| Self {
            parts: parts.into_iter().map(|(name, content)| (name, content.to_owned())).collect(),
            mails: sent.into_iter().map(|mail| mail.message).collect(),
        })
    }
}

/// Returns the parts of a posting; every piece behind the third is a file.
fn parts(bytes: &[u8]) -> Vec<(&'static str, &[u8])> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    loop {
        let name = FIELDS[parts.len().min(3)];
        let place = rest.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
        let Some(place) = place.filter(|_| parts.len() < 6) else {
            parts.push((name, rest));
            return parts;
        };
        parts.push((name, &rest[..place]));
        rest = &rest[place + SEPARATOR.len()..];
    }
}

fn check(parts: &[(&str, &[u8])], sent: &[Sent]) {
    let agency = Read::mail(&sent[0].message);
    let record = record(&agency);
    let reference = record["reference"].as_str().expect("a reference");
    assert_eq!(sent[0].recipients, [AGENCY]);
    assert_eq!(
        (agency.from.as_slice(), agency.to.as_slice()),
        (&[SENDER.to_owned()][..], &[AGENCY.to_owned()][..])
    );
    assert_eq!(agency.subject, format!("{reference} {TITLE}"));

    let address = value(&record, "email");
    let expected = HEADERS.iter().filter(|name| address.is_some() || **name != "Reply-To");
    assert_eq!(agency.headers.iter().collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    assert_eq!(agency.reply_to, address.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());

    let files: Vec<&[u8]> =
        parts.iter().filter(|(name, _)| *name == "berkas").map(|(_, content)| *content).collect();
    let files: Vec<&[u8]> = files.into_iter().filter(|content| !content.is_empty()).collect();
    assert_eq!(agency.files.len(), files.len() + 1, "the files and the record");
    for (index, ((name, arrived), sent)) in agency.files.iter().zip(&files).enumerate() {
        assert!(name.starts_with(&format!("{reference}-berkas-{}.", index + 1)), "{name}");
        assert!(*arrived == forwarded(sent), "byte for byte");
    }
    for name in ["nama", "pesan"] {
        let typed = parts.iter().find(|(other, _)| *other == name).map(|(_, content)| *content);
        answer_is(&agency, value(&record, name).unwrap_or_default(), typed.unwrap_or_default());
    }
    acknowledgement(parts, &sent[1..], address, reference);
}

fn record(agency: &Read) -> Value {
    let (name, content) = agency.files.last().expect("the record");
    assert!(
        std::path::Path::new(name).extension().is_some_and(|ending| ending == "json"),
        "{name}"
    );
    serde_json::from_slice(content).expect("JSON")
}

fn value<'a>(record: &'a Value, name: &str) -> Option<&'a str> {
    let fields = record["fields"].as_array().expect("fields");
    fields.iter().find(|field| field["name"] == name)?["value"].as_str()
}

/// What is sent on of a file: of a request in text its block alone, of any other all.
#[must_use]
pub fn forwarded(sent: &[u8]) -> Vec<u8> {
    let is_text = DocumentKind::detect(sent).is_none() && !sent.starts_with(&[0x30]);
    let request = CertificateRequest::parse(sent).ok().filter(|_| is_text);
    request.map_or_else(|| sent.to_vec(), |request| request.to_pem().into_bytes())
}

/// An answer says what was typed, in record and text alike.
fn answer_is(agency: &Read, answer: &str, typed: &[u8]) {
    let typed = std::str::from_utf8(typed).expect("accepted, so UTF-8");
    // Letters that are composed already, as every keyboard of Europe makes them.
    let is_usual = |letter: char| {
        letter.is_ascii_graphic() || matches!(letter, '\n' | ' ' | '\u{c0}'..='\u{24f}')
    };
    if typed.chars().all(is_usual) {
        assert_eq!(answer, typed.trim(), "nothing usual is changed");
    }
    for line in answer.split('\n') {
        let shown = agency.text.lines().any(|other| other.trim() == line.trim());
        assert!(shown, "`{line}` stands in the text:\n{}", agency.text);
    }
}

/// The acknowledgement goes to the address that was given, and repeats nothing.
fn acknowledgement(parts: &[(&str, &[u8])], sent: &[Sent], address: Option<&str>, reference: &str) {
    let Some(address) = address else {
        assert!(sent.is_empty(), "there is nobody to acknowledge it to");
        return;
    };
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].recipients, [address]);
    let mail = Read::mail(&sent[0].message);
    assert_eq!(
        (mail.to.as_slice(), mail.reply_to.as_slice()),
        (&[address.to_owned()][..], &[AGENCY.to_owned()][..])
    );
    assert_eq!(mail.subject, format!("{reference} Tanda terima permohonan Anda"));
    assert!(mail.files.is_empty());
    for (_, content) in parts.iter().filter(|(_, content)| content.len() > 24) {
        let typed = String::from_utf8_lossy(content);
        assert!(
            !mail.text.contains(typed.trim()),
            "an acknowledgement says nothing that was typed"
        );
    }
}
