//! The one door from what was sent to what is mailed: [`Form::accept`].

use aws_lc_rs::digest;
use bytes::Bytes;
use jiff::civil::Date;

use crate::address::Address;
use crate::csr::CertificateRequest;
use crate::document::{DocumentKind, active_content};
use crate::field::{Characters, Choice, Field, FieldKind, FieldName, FileKind};
use crate::form::{Form, TRAP};
use crate::identity_number::{Nik, Nip};
use crate::private::Private;
use crate::private_key::contains_private_key;
use crate::problem::Problem;
use crate::submission::{Answer, Answered, Attachment, AttachmentKind, RawSubmission, Submission};
use crate::telephone::Telephone;

/// What is wrong with the answer to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Which field.
    pub field: FieldName,
    /// What is wrong.
    pub problem: Problem,
}

/// Why a submission is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The trap field is filled in: a program sent this, or a program helped.
    Trapped,
    /// Answers break the rules of their fields; at least one, in the order of the form.
    Fields(Vec<FieldError>),
}

impl Form {
    /// Accepts a submission, or says everything that is wrong with it.
    ///
    /// `today` is the date at the agency; it bounds the dates in a NIP.
    ///
    /// # Errors
    /// If the trap field is filled in, or an answer breaks the rule of its field.
    pub fn accept(&self, raw: &RawSubmission, today: Date) -> Result<Submission, Refusal> {
        if raw.contents(TRAP).iter().any(|content| !content.reveal().is_empty()) {
            return Err(Refusal::Trapped);
        }
        let mut errors = Vec::new();
        let mut answered = Vec::new();
        for field in self.fields() {
            match answer(field, raw.contents(field.name.as_str()), today) {
                Ok(answer) => answered.push(Answered {
                    name: field.name.clone(),
                    label: field.label.clone(),
                    answer,
                }),
                Err(problem) => errors.push(FieldError { field: field.name.clone(), problem }),
            }
        }
        errors.extend(self.strangers(raw));
        if errors.is_empty() {
            let reply_to = self.reply_to().and_then(|name| address_of(&answered, name));
            Ok(Submission { answered, reply_to })
        } else {
            Err(Refusal::Fields(errors))
        }
    }

    /// Finds what was sent under names that the form does not have.
    ///
    /// Leaving it out of the mail would lose it silently; the error stands at the
    /// first field, for there is no other place.
    fn strangers(&self, raw: &RawSubmission) -> Option<FieldError> {
        let first = self.fields().next()?;
        let is_known =
            |name: &str| name == TRAP || self.fields().any(|field| field.name.as_str() == name);
        let mut unknown = raw
            .iter()
            .filter(|(name, _)| !is_known(name))
            .flat_map(|(name, contents)| contents.iter().map(move |content| (name, content)))
            .filter(|(_, content)| !content.reveal().is_empty())
            .peekable();
        unknown.peek()?;
        let holds_key = unknown.any(|(name, content)| {
            contains_private_key(name.as_bytes()) || contains_private_key(content.reveal())
        });
        let problem = if holds_key { Problem::PrivateKey } else { Problem::FormChanged };
        Some(FieldError { field: first.name.clone(), problem })
    }
}

fn address_of(answered: &[Answered], name: &FieldName) -> Option<Address> {
    answered.iter().find(|answered| &answered.name == name).and_then(|answered| {
        match &answered.answer {
            Answer::Address(address) => Some(address.reveal().clone()),
            _ => None,
        }
    })
}

/// Judges what was sent for one field.
fn answer(field: &Field, contents: &[Private<Bytes>], today: Date) -> Result<Answer, Problem> {
    if contents.iter().any(|content| contains_private_key(content.reveal())) {
        return Err(Problem::PrivateKey);
    }
    if let FieldKind::Choices { options } = &field.kind {
        return choices(field, options, contents);
    }
    let mut filled =
        contents.iter().map(Private::reveal).filter(|content| !is_blank(field, content));
    let Some(content) = filled.next() else {
        return if field.optional { Ok(Answer::Empty) } else { Err(Problem::Missing) };
    };
    if filled.next().is_some() {
        return Err(Problem::Repeated);
    }
    match &field.kind {
        FieldKind::File { accept, limit } => file(content, accept, *limit).map(Answer::File),
        kind => text_answer(kind, content, today),
    }
}

/// A browser sends an empty text, or a file without a byte, for what was left empty.
fn is_blank(field: &Field, content: &Bytes) -> bool {
    match field.kind {
        FieldKind::File { .. } => content.is_empty(),
        _ => std::str::from_utf8(content).is_ok_and(|text| text.trim().is_empty()),
    }
}

fn text_answer(kind: &FieldKind, content: &Bytes, today: Date) -> Result<Answer, Problem> {
    let text = std::str::from_utf8(content).map_err(|_| Problem::Unreadable)?;
    if let FieldKind::Textarea { min, max } = kind {
        let lines = lines(text)?;
        check_length(&lines, *min, *max)?;
        return Ok(Answer::Lines(Private::new(lines)));
    }
    let line = line(text)?;
    match kind {
        FieldKind::Text { min, max, characters } => {
            check_length(&line, *min, *max)?;
            check_characters(&line, *characters)?;
            Ok(Answer::Line(Private::new(line)))
        }
        FieldKind::Email { domains } => address(&line, domains),
        FieldKind::Tel { mobile } => telephone(&line, *mobile),
        FieldKind::Nik => {
            Nik::parse(&line).map(|nik| Answer::Nik(Private::new(nik))).map_err(Problem::Nik)
        }
        FieldKind::Nip => {
            Nip::parse(&line, today).map(|nip| Answer::Nip(Private::new(nip))).map_err(Problem::Nip)
        }
        FieldKind::Choice { options } => {
            option(options, &line).map(|chosen| Answer::Chosen(vec![chosen]))
        }
        FieldKind::Checkbox { value } if *value == line => Ok(Answer::Agreed(line)),
        FieldKind::Checkbox { .. } => Err(Problem::NotAnOption),
        FieldKind::Textarea { .. } | FieldKind::Choices { .. } | FieldKind::File { .. } => {
            Err(Problem::Unreadable)
        }
    }
}

/// One line without the white space around it and without invisible characters.
fn line(text: &str) -> Result<String, Problem> {
    let text = visible(text);
    let text = text.trim();
    if text.contains(['\r', '\n', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']) {
        Err(Problem::SeveralLines)
    } else if text.contains(char::is_control) {
        Err(Problem::Unreadable)
    } else {
        Ok(text.to_owned())
    }
}

/// Several lines, separated by LF whatever separated them before.
fn lines(text: &str) -> Result<String, Problem> {
    let text =
        visible(text).replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let is_strange =
        |character: char| character.is_control() && character != '\n' && character != '\t';
    if text.contains(is_strange) { Err(Problem::Unreadable) } else { Ok(text.trim().to_owned()) }
}

/// Leaves out characters that show nothing but change how others are read.
///
/// They come along when people paste from a chat or a document, and in a mail
/// they could make a name or a number read otherwise than it is (Unicode UAX 9).
fn visible(text: &str) -> String {
    let is_hidden = |character: char| {
        matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    text.chars().filter(|character| !is_hidden(*character)).collect()
}

fn check_length(text: &str, min: u32, max: u32) -> Result<(), Problem> {
    let count = text.chars().count();
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    if number < min {
        Err(Problem::TooShort { min, count })
    } else if number > max {
        Err(Problem::TooLong { max, count })
    } else {
        Ok(())
    }
}

fn check_characters(text: &str, characters: Characters) -> Result<(), Problem> {
    let is_of_a_name = |character: char| character.is_alphabetic() || " '’.-".contains(character);
    let has_a_letter = text.contains(char::is_alphabetic);
    match characters {
        Characters::Any => Ok(()),
        Characters::Name if has_a_letter && text.chars().all(is_of_a_name) => Ok(()),
        Characters::Name => Err(Problem::NotAName),
    }
}

fn address(line: &str, domains: &[String]) -> Result<Answer, Problem> {
    let address = Address::parse(line).map_err(|_| Problem::NotAnAddress)?;
    if domains.is_empty() || domains.iter().any(|domain| address.is_within(domain)) {
        Ok(Answer::Address(Private::new(address)))
    } else {
        Err(Problem::ForeignDomain)
    }
}

fn telephone(line: &str, mobile: bool) -> Result<Answer, Problem> {
    let telephone = Telephone::parse(line).map_err(|_| Problem::NotATelephone)?;
    if mobile && !telephone.is_mobile() {
        return Err(Problem::NotMobile);
    }
    Ok(Answer::Telephone(Private::new(telephone)))
}

fn option(options: &[Choice], value: &str) -> Result<(String, String), Problem> {
    let found = options.iter().find(|option| option.value == value).ok_or(Problem::NotAnOption)?;
    Ok((found.value.clone(), found.label.clone()))
}

fn choices(
    field: &Field,
    options: &[Choice],
    contents: &[Private<Bytes>],
) -> Result<Answer, Problem> {
    let sent: Vec<&str> = contents
        .iter()
        .map(|content| std::str::from_utf8(content.reveal()).map_err(|_| Problem::Unreadable))
        .collect::<Result<_, _>>()?;
    for value in &sent {
        option(options, value)?;
    }
    let is_sent = |choice: &&Choice| sent.contains(&choice.value.as_str());
    let chosen: Vec<_> = options
        .iter()
        .filter(is_sent)
        .map(|choice| (choice.value.clone(), choice.label.clone()))
        .collect();
    match (chosen.is_empty(), field.optional) {
        (false, _) => Ok(Answer::Chosen(chosen)),
        (true, true) => Ok(Answer::Empty),
        (true, false) => Err(Problem::Missing),
    }
}

fn file(content: &Bytes, accept: &[FileKind], limit: u32) -> Result<Attachment, Problem> {
    if u32::try_from(content.len()).map_or(true, |size| size > limit) {
        return Err(Problem::FileTooLarge { limit, size: content.len() });
    }
    let kind = match DocumentKind::detect(content) {
        Some(kind) if accept.contains(&file_kind(kind)) => document(kind, content),
        _ if accept == [FileKind::Csr] => request(content)?,
        _ if accept.contains(&FileKind::Csr) => request(content).map_err(|_| Problem::WrongKind)?,
        _ => return Err(Problem::WrongKind),
    };
    let mut sha256 = [0; 32];
    sha256.copy_from_slice(digest::digest(&digest::SHA256, content).as_ref());
    Ok(Attachment { content: Private::new(content.clone()), sha256, kind })
}

const fn file_kind(kind: DocumentKind) -> FileKind {
    match kind {
        DocumentKind::Pdf => FileKind::Pdf,
        DocumentKind::Jpeg => FileKind::Jpeg,
        DocumentKind::Png => FileKind::Png,
    }
}

fn document(kind: DocumentKind, content: &Bytes) -> AttachmentKind {
    let active = match kind {
        DocumentKind::Pdf => active_content(content),
        DocumentKind::Jpeg | DocumentKind::Png => Vec::new(),
    };
    AttachmentKind::Document { kind, active }
}

fn request(content: &Bytes) -> Result<AttachmentKind, Problem> {
    let request = CertificateRequest::parse(content).map_err(Problem::Csr)?;
    // A DER SEQUENCE begins with 0x30, "0", which no PEM text does.
    let pem = content.first() != Some(&0x30);
    Ok(AttachmentKind::Request { request: Private::new(request), pem })
}
