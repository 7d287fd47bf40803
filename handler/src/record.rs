//! The record of a request for programs: the JSON file of the mail to the agency.

use std::borrow::Cow;

use loket_form::document::ActiveContent;
use loket_form::hex::hex;
use loket_form::language::Language;
use loket_form::submission::{Answer, Answered, Attachment, AttachmentKind};
use serde::Serialize;

use crate::addressee::Addressee;
use crate::filing::Filing;

/// The version of the record; it grows when a member changes its meaning.
const VERSION: u32 = 1;

/// The record of a request.
#[derive(Debug, Serialize)]
struct Record<'a> {
    schema: &'static str,
    version: u32,
    reference: &'a str,
    /// The form in the main language, whichever one was sent.
    form: &'a str,
    title: &'a str,
    /// The language of the form that was sent.
    language: Language,
    /// RFC 3339 with the offset of the agency.
    received_at: String,
    due: Option<RecordDue>,
    fields: Vec<RecordField<'a>>,
    files: Vec<RecordFile<'a>>,
}

#[derive(Debug, Serialize)]
struct RecordDue {
    date: String,
    estimate: bool,
}

#[derive(Debug, Serialize)]
struct RecordField<'a> {
    name: &'a str,
    label: &'a str,
    value: RecordValue<'a>,
}

/// An answer; the name of the attached file for a file.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum RecordValue<'a> {
    Empty,
    /// As programs write it: exact, so a number is not a JSON number.
    Text(Cow<'a, str>),
    File(String),
    Files(Vec<String>),
    Options(Vec<RecordChoice<'a>>),
}

#[derive(Debug, Serialize)]
struct RecordChoice<'a> {
    value: &'a str,
    label: &'a str,
}

#[derive(Debug, Serialize)]
struct RecordFile<'a> {
    field: &'a str,
    name: String,
    media_type: &'static str,
    bytes: usize,
    sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    certification_request: Option<RecordRequest<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    active_content: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct RecordRequest<'a> {
    subject: &'a str,
    key: String,
    sha256: String,
}

/// Writes the record of a request.
pub(crate) fn record(filing: &Filing<'_>) -> serde_json::Result<Vec<u8>> {
    let form = &filing.original.form;
    let answered = filing.submission.answered();
    let record = Record {
        schema: "loket.request",
        version: VERSION,
        reference: filing.reference.as_str(),
        form: form.id().as_str(),
        title: form.title(),
        language: filing.language(Addressee::Applicant),
        received_at: filing.received_at(),
        due: filing
            .due(Addressee::Agency)
            .map(|due| RecordDue { date: due.day, estimate: due.estimate }),
        fields: answered.iter().map(|answered| field(filing, answered)).collect(),
        files: answered.iter().flat_map(|answered| files(filing, answered)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&record)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn field<'a>(filing: &Filing<'a>, answered: &'a Answered) -> RecordField<'a> {
    let value = match &answered.answer {
        Answer::Empty => RecordValue::Empty,
        Answer::Typed(typed) => RecordValue::Text(typed.reveal().plain()),
        Answer::Agreed(value) => RecordValue::Text(value.into()),
        Answer::Chosen(options) => {
            let chosen = filing.chosen(answered, options).into_iter();
            RecordValue::Options(
                chosen.map(|(value, label)| RecordChoice { value, label }).collect(),
            )
        }
        Answer::File(_) => {
            file_names(filing, answered).next().map_or(RecordValue::Empty, RecordValue::File)
        }
        Answer::Files(_) => RecordValue::Files(file_names(filing, answered).collect()),
    };
    RecordField { name: answered.name.as_str(), label: filing.question(answered), value }
}

fn file_names(filing: &Filing<'_>, answered: &Answered) -> impl Iterator<Item = String> {
    filing.files(answered).into_iter().map(|(name, _)| name)
}

fn files<'a>(filing: &Filing<'_>, answered: &'a Answered) -> Vec<RecordFile<'a>> {
    let file = |(name, attachment): (String, &'a Attachment)| RecordFile {
        field: answered.name.as_str(),
        name,
        media_type: attachment.media_type(),
        bytes: attachment.content().len(),
        sha256: hex(attachment.sha256()),
        certification_request: request(attachment),
        active_content: active_content(attachment),
    };
    filing.files(answered).into_iter().map(file).collect()
}

fn request(attachment: &Attachment) -> Option<RecordRequest<'_>> {
    let AttachmentKind::Request { request, .. } = attachment.kind() else {
        return None;
    };
    let request = request.reveal();
    Some(RecordRequest {
        subject: request.subject(),
        key: request.key().to_string(),
        sha256: hex(request.fingerprint()),
    })
}

fn active_content(attachment: &Attachment) -> Vec<&'static str> {
    match attachment.kind() {
        AttachmentKind::Document { active, .. } => {
            active.iter().copied().map(ActiveContent::name).collect()
        }
        AttachmentKind::Request { .. } => Vec::new(),
    }
}
