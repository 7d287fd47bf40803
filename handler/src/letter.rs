//! The texts of the two mails, rendered with the templates in `mail/`.

use loket_form::bundle::{CaseEntry, FormEntry, Manifest, TemplateValue};
use loket_form::form::Purpose;
use loket_form::hex::hex;
use loket_form::size_text::size_text;
use loket_form::submission::{Answer, Answered, Attachment, AttachmentKind};
use serde::Serialize;
use tera::{Context, TeraResult};

use crate::addressee::Addressee;
use crate::due::DueView;
use crate::filing::Filing;
use crate::replies::{Reply, replies};
use crate::templates::Templates;

/// Writes the texts of the mails.
#[derive(Debug)]
pub(crate) struct Letters {
    templates: Templates,
}

/// What both templates read.
#[derive(Debug, Serialize)]
struct LetterView<'a> {
    reference: &'a str,
    /// Whether it is a `request` or a `complaint`.
    purpose: &'static str,
    /// What the language of the form that was sent is called, if it is not that of the mail.
    sent_in: Option<&'a str>,
    /// The title of the service, wrapped.
    title: Vec<String>,
    /// The case that was chosen, wrapped; empty if the form does not ask for it.
    case: Vec<String>,
    /// Which request of its form on this day it is, where they are counted.
    number: Option<String>,
    /// The name of the agency.
    agency: &'a str,
    /// When the request came, in words.
    received: String,
    due: Option<DueView>,
    /// How to reach the agency, wrapped.
    channels: Vec<String>,
    /// The address of the service's page.
    service_url: String,
}

/// What a request got on its way in.
struct Filed<'a> {
    reference: &'a str,
    received: String,
    due: Option<DueView>,
    number: Option<String>,
}

/// One question and its answer, as the mail to the agency shows them.
#[derive(Debug, Serialize)]
struct LetterField {
    label: String,
    /// The answer line by line; empty if the field was left empty.
    lines: Vec<String>,
    files: Vec<LetterFile>,
}

/// A file, as the mail to the agency shows it.
#[derive(Debug, Serialize)]
struct LetterFile {
    name: String,
    size: String,
    sha256: String,
    request: Option<LetterRequest>,
    /// What can act in a PDF by itself, such as `JavaScript`.
    active: Vec<String>,
}

/// A certification request, as the mail to the agency shows it.
#[derive(Debug, Serialize)]
struct LetterRequest {
    subject: String,
    key: String,
    fingerprint: String,
}

impl Letters {
    pub(crate) const fn new(templates: Templates) -> Self {
        Self { templates }
    }

    /// Parses ahead the template of the mail to the agency; what fails here fails again where
    /// one is written.
    pub(crate) fn prepare(&self) {
        let _ = self.templates.parsed(AGENCY);
    }

    /// Writes the text of the mail to the agency.
    pub(crate) fn to_agency(&self, filing: &Filing<'_>, origin: &str) -> TeraResult<String> {
        let fields = filing.submission.answered().iter().map(|answered| field(filing, answered));
        let (agency, applicant) =
            (filing.language(Addressee::Agency), filing.language(Addressee::Applicant));
        let mut around = LetterView::of(filing, Addressee::Agency, origin);
        around.sent_in = (agency != applicant).then(|| filing.name_of(applicant));
        let words = &filing.manifest.surroundings(agency).words;
        self.agency(words, &around, &fields.collect::<Vec<_>>(), &replies(filing))
    }

    /// Writes the text of the acknowledgement; nothing of the answers is in its reach.
    pub(crate) fn to_applicant(&self, filing: &Filing<'_>, origin: &str) -> TeraResult<String> {
        let around = LetterView::of(filing, Addressee::Applicant, origin);
        let language = filing.language(Addressee::Applicant);
        self.acknowledgement(&filing.manifest.surroundings(language).words, &around)
    }

    fn agency(
        &self,
        words: &TemplateValue,
        around: &LetterView<'_>,
        fields: &[LetterField],
        replies: &[Reply],
    ) -> TeraResult<String> {
        let mut context = Context::from_serialize(around)?;
        context.insert_value("words", words.read()?);
        context.insert("fields", fields);
        context.insert("replies", replies);
        self.templates.render(AGENCY, &context)
    }

    fn acknowledgement(
        &self,
        words: &TemplateValue,
        around: &LetterView<'_>,
    ) -> TeraResult<String> {
        let mut context = Context::from_serialize(around)?;
        context.insert_value("words", words.read()?);
        self.templates.render(ACKNOWLEDGEMENT, &context)
    }

    /// Renders both mails of a form with made-up content, to fail at the start if at all.
    pub(crate) fn rehearse(&self, manifest: &Manifest, entry: &FormEntry) -> TeraResult<()> {
        let words = &manifest.surroundings(entry.form.language()).words;
        let due = |estimate| DueView {
            date: "Selasa, 24 November 2026".to_owned(),
            day: "2026-11-24".to_owned(),
            estimate,
            rule: "1 hari kerja".to_owned(),
        };
        for due in [None, Some(due(false)), Some(due(true))] {
            let received = "Senin, 23 November 2026, 15.20 WIB".to_owned();
            let number = Some("1".to_owned());
            let filed = Filed { reference: "LOCK-22222-22222-2222", received, due, number };
            let mut around = LetterView::new(entry, entry.cases.values().next(), filed, "");
            self.acknowledgement(words, &around)?;
            for sent_in in [None, Some("English")] {
                around.sent_in = sent_in;
                self.agency(words, &around, &sample_fields(), &sample_replies())?;
            }
        }
        Ok(())
    }
}

/// The templates of the two mails.
const AGENCY: &str = "mail/agency.txt";
const ACKNOWLEDGEMENT: &str = "mail/acknowledgement.txt";

fn sample_replies() -> [Reply; 4] {
    ["complete", "missing", "done", "refused"]
        .map(|kind| Reply { kind, link: "mailto:sari@contoh.go.id".to_owned() })
}

fn sample_fields() -> [LetterField; 3] {
    let field = |lines: &[&str], files| LetterField {
        label: "Contoh".to_owned(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        files,
    };
    let file = LetterFile {
        name: "contoh.pdf".to_owned(),
        size: "1 KB".to_owned(),
        sha256: "0".repeat(64),
        request: Some(LetterRequest {
            subject: "CN=Contoh".to_owned(),
            key: "RSA 2048".to_owned(),
            fingerprint: "0".repeat(64),
        }),
        active: vec!["JavaScript".to_owned()],
    };
    [field(&[], vec![]), field(&["Contoh", "contoh"], vec![]), field(&[], vec![file])]
}

impl<'a> LetterView<'a> {
    fn new(entry: &'a FormEntry, case: Option<&CaseEntry>, filed: Filed<'a>, origin: &str) -> Self {
        let channel = |channel: &String| {
            let mut lines = wrap(channel, WIDTH).into_iter();
            let first = lines.next();
            // What continues a channel stands further in than the next one.
            first.into_iter().chain(lines.map(|line| format!("  {line}"))).collect::<Vec<_>>()
        };
        let Filed { reference, received, due, number } = filed;
        let url = &entry.service_url;
        let is_path = url.starts_with('/');
        Self {
            reference,
            purpose: match entry.form.purpose() {
                Purpose::Request => "request",
                Purpose::Complaint => "complaint",
            },
            sent_in: None,
            title: wrap(entry.form.title(), WIDTH),
            case: case.map(|case| wrap(&case.name, WIDTH)).unwrap_or_default(),
            number,
            agency: &entry.recipient.name,
            received,
            due,
            channels: entry.channels.iter().flat_map(channel).collect(),
            service_url: if is_path { format!("{origin}{url}") } else { url.clone() },
        }
    }

    fn of(filing: &Filing<'a>, addressee: Addressee, origin: &str) -> Self {
        let filed = Filed {
            reference: filing.reference.as_str(),
            received: filing.received_text(addressee),
            due: filing.due(addressee),
            number: filing.number.map(|number| number.to_string()),
        };
        Self::new(filing.entry_of(addressee), filing.case(addressee), filed, origin)
    }
}

/// How wide text of the content is set: 72 less the indent of the templates.
const WIDTH: usize = 68;

/// Breaks a line between words; a word that is wider stands alone.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn field(filing: &Filing<'_>, answered: &Answered) -> LetterField {
    let files = filing.files(answered).into_iter();
    LetterField {
        label: filing.question(answered).to_owned(),
        lines: lines(filing, answered),
        files: files.map(|(name, attachment)| file(filing, name, attachment)).collect(),
    }
}

/// Returns an answer line by line.
///
/// The template indents each line, so that no answer can pass for the next question.
fn lines(filing: &Filing<'_>, answered: &Answered) -> Vec<String> {
    let locale = filing.locale(Addressee::Agency);
    match &answered.answer {
        Answer::Empty | Answer::File(_) | Answer::Files(_) => Vec::new(),
        Answer::Typed(typed) => {
            typed.reveal().text(locale).split('\n').map(str::to_owned).collect()
        }
        Answer::Chosen(options) => {
            let chosen = filing.chosen(answered, options).into_iter();
            chosen.map(|(_, label)| label.to_owned()).collect()
        }
        Answer::Agreed(value) => vec![value.clone()],
    }
}

fn file(filing: &Filing<'_>, name: String, attachment: &Attachment) -> LetterFile {
    let bytes = u64::try_from(attachment.content().len()).unwrap_or(u64::MAX);
    let (request, active) = match attachment.kind() {
        AttachmentKind::Document { active, .. } => {
            (None, active.iter().map(|active| active.name().to_owned()).collect())
        }
        AttachmentKind::Request { request, .. } => {
            let request = request.reveal();
            let shown = LetterRequest {
                subject: request.subject().to_owned(),
                key: request.key().to_string(),
                fingerprint: hex(request.fingerprint()),
            };
            (Some(shown), Vec::new())
        }
    };
    LetterFile {
        name,
        size: size_text(bytes, filing.locale(Addressee::Agency)),
        sha256: hex(attachment.sha256()),
        request,
        active,
    }
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_never_lose_one() {
        assert_eq!(wrap("satu dua tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(
            wrap("satu https://contoh.go.id dua", 8),
            ["satu", "https://contoh.go.id", "dua"]
        );
        assert!(wrap(" ", 8).is_empty());
    }
}
