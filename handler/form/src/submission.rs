//! A submission: as sent, and as accepted.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::address::Address;
use crate::csr::CertificateRequest;
use crate::document::{ActiveContent, DocumentKind};
use crate::id::{CASE, FieldName};
use crate::private::Private;
use crate::typed::Typed;

/// What was sent, before any rule is applied to it.
#[derive(Debug, Clone, Default)]
pub struct RawSubmission {
    parts: BTreeMap<String, Vec<Private<Bytes>>>,
    file_names: BTreeMap<String, Vec<Private<String>>>,
}

impl RawSubmission {
    /// Adds the content of one part of the request.
    ///
    /// Of a question for a file there is a part only if one was chosen, whatever it holds.
    ///
    /// The type that a client gives to a file is not kept: nothing may depend on it.
    pub fn push(&mut self, name: String, content: Bytes) {
        self.parts.entry(name).or_default().push(Private::new(content));
    }

    /// Adds a file with the name that the client gave to it, which is for the eyes of the
    /// applicant alone: no mail and no judgement depends on it.
    pub fn push_file(&mut self, name: String, file_name: String, content: Bytes) {
        self.file_names.entry(name.clone()).or_default().push(Private::new(file_name));
        self.push(name, content);
    }

    /// Returns the names of the files that were sent under a name.
    #[must_use]
    pub fn file_names(&self, name: &str) -> &[Private<String>] {
        self.file_names.get(name).map_or(&[], Vec::as_slice)
    }

    /// Takes out what was sent under a name; `None` if nothing was, or nothing but empty parts.
    pub fn take(&mut self, name: &str) -> Option<Private<Bytes>> {
        let contents = self.parts.remove(name).unwrap_or_default();
        contents.into_iter().find(|content| !content.reveal().is_empty())
    }

    /// Returns the contents that were sent under a name.
    #[must_use]
    pub fn contents(&self, name: &str) -> &[Private<Bytes>] {
        self.parts.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the first text under a name, to show it again; empty if there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.contents(name)
            .first()
            .map(|content| String::from_utf8_lossy(content.reveal()).into_owned())
            .unwrap_or_default()
    }

    /// Returns whether a value was sent under a name.
    #[must_use]
    pub fn has_value(&self, name: &str, value: &str) -> bool {
        self.contents(name).iter().any(|content| content.reveal() == value.as_bytes())
    }

    /// Returns how many bytes the contents have together.
    #[must_use]
    pub fn size(&self) -> usize {
        self.parts.values().flatten().map(|content| content.reveal().len()).sum()
    }

    /// Returns every name with its contents.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Private<Bytes>])> {
        self.parts.iter().map(|(name, contents)| (name.as_str(), contents.as_slice()))
    }
}

/// A submission that keeps every rule of its form.
///
/// Only [`Form::accept`](crate::form::Form::accept) makes one.
#[derive(Debug)]
pub struct Submission {
    pub(crate) answered: Vec<Answered>,
    pub(crate) reply_to: Option<Address>,
}

impl Submission {
    /// Returns the answers in the order of the form.
    #[must_use]
    pub fn answered(&self) -> &[Answered] {
        &self.answered
    }

    /// Returns the case that was chosen, by its value; absent if the form does not ask for it.
    #[must_use]
    pub fn case(&self) -> Option<&str> {
        let first = self.answered.first().filter(|first| first.name.as_str() == CASE)?;
        match &first.answer {
            Answer::Chosen(chosen) => chosen.first().map(|(value, _)| value.as_str()),
            _ => None,
        }
    }

    /// Returns the address of the applicant, if the form asks for one.
    #[must_use]
    pub const fn reply_to(&self) -> Option<&Address> {
        self.reply_to.as_ref()
    }
}

/// One question and its answer.
#[derive(Debug)]
pub struct Answered {
    /// The name of the field.
    pub name: FieldName,
    /// The question.
    pub label: String,
    /// The answer.
    pub answer: Answer,
}

/// An answer that keeps the rule of its field.
#[derive(Debug)]
pub enum Answer {
    /// The field may be left empty, and was.
    Empty,
    /// What was typed.
    Typed(Private<Typed>),
    /// The chosen options, by value and label, in the order of the form.
    Chosen(Vec<(String, String)>),
    /// The statement was ticked; its value.
    Agreed(String),
    /// The file of a field that takes one.
    File(Attachment),
    /// The files of a field that takes several, at least one.
    Files(Vec<Attachment>),
}

impl From<Typed> for Answer {
    fn from(typed: Typed) -> Self {
        Self::Typed(Private::new(typed))
    }
}

impl Answer {
    /// Returns the files of the answer.
    #[must_use]
    pub fn attachments(&self) -> &[Attachment] {
        match self {
            Self::File(attachment) => std::slice::from_ref(attachment),
            Self::Files(attachments) => attachments,
            _ => &[],
        }
    }
}

/// A file that was told by its content and keeps the rule of its field.
#[derive(Debug)]
pub struct Attachment {
    pub(crate) content: Private<Bytes>,
    pub(crate) sha256: [u8; 32],
    pub(crate) kind: AttachmentKind,
}

/// What a file is.
#[derive(Debug)]
pub enum AttachmentKind {
    /// A document or picture.
    Document {
        /// Its kind.
        kind: DocumentKind,
        /// What can act in it by itself, of which the agency is told.
        active: Vec<ActiveContent>,
    },
    /// A certification request.
    Request {
        /// What it says.
        request: Private<CertificateRequest>,
        /// Whether it is PEM; else it is DER.
        pem: bool,
    },
}

impl Attachment {
    /// Returns the bytes as they were sent; of a certification request in PEM, its block alone.
    #[must_use]
    pub const fn content(&self) -> &Bytes {
        self.content.reveal()
    }

    /// Returns the SHA-256 of the bytes.
    #[must_use]
    pub const fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }

    /// Returns what it is.
    #[must_use]
    pub const fn kind(&self) -> &AttachmentKind {
        &self.kind
    }

    /// Returns the ending of the name that loket gives to the file.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match &self.kind {
            AttachmentKind::Document { kind, .. } => kind.extension(),
            AttachmentKind::Request { pem: true, .. } => "csr.pem",
            AttachmentKind::Request { pem: false, .. } => "csr.der",
        }
    }

    /// Returns the media type that loket gives to the file.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match &self.kind {
            AttachmentKind::Document { kind, .. } => kind.media_type(),
            // RFC 5967. PEM has no media type of its own; as text it would be rewritten on its way.
            AttachmentKind::Request { pem: true, .. } => "application/octet-stream",
            AttachmentKind::Request { pem: false, .. } => "application/pkcs10",
        }
    }
}
