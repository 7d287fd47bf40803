//! The life of a standard, and what it refers to.

use super::context::ServiceContext;
use super::decree;
use super::report::{At, Report, filled};
use super::values::{date, optional, prose, website};
use crate::finding::{Finding, ReferenceFinding, StandardFinding, ValueFinding};
use crate::model::{FilePlace, Life, Question, ServiceFile, ServiceId, Topic};
use crate::raw::OneOrMany;
use crate::raw::lifecycle::{RawFile, RawPeriod, RawQuestion};
use crate::raw::service::RawService;

/// Resolves the life of a standard.
pub(super) fn resolve(
    context: &ServiceContext<'_>,
    raw: &RawService,
    report: &mut Report<'_>,
) -> Life {
    let top = At::TOP;
    let period = RawPeriod::default();
    let period = raw.valid.as_ref().unwrap_or(&period);
    let at = top.key("valid");
    let valid_from = optional(period.from.as_deref(), &at.key("from"), report, date);
    let valid_to = optional(period.to.as_deref(), &at.key("to"), report, date);
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && from > to
    {
        report.add(&at.key("to"), StandardFinding::Period);
    }
    let replaced_by = filled(raw.replaced_by.as_deref()).map(|text| successor(context, &text));
    let list = top.key("history");
    let mut history = Vec::new();
    if let Some(raw) = &raw.history {
        for (index, entry) in raw.entries.iter().enumerate() {
            let below = list.index(index);
            let at = if raw.listed { &below } else { &list };
            history.push(decree::resolve(entry, at, Some(context.around.settings.today), report));
        }
    }
    Life {
        status: raw.status(),
        valid_from,
        valid_to,
        replaced_by: replaced_by.and_then(|found| report.value(&top.key("replaced_by"), found)),
        reviewed_on: optional(raw.reviewed_on.as_deref(), &top.key("reviewed_on"), report, date),
        owner: filled(raw.owner.as_deref()),
        history,
    }
}

/// Finds a service by `<agency>/<service>`, or by its own name in the same agency.
fn service(context: &ServiceContext<'_>, text: &str) -> Result<ServiceId, Finding> {
    let text = text.trim_matches('/');
    let id = match text.split_once('/') {
        Some((agency, name)) => ServiceId::new(agency.to_owned(), name.to_owned()),
        None => ServiceId::new(context.id.agency().to_owned(), text.to_owned()),
    };
    if context.around.services.contains(&id) {
        Ok(id)
    } else {
        Err(Finding::Reference(ReferenceFinding::UnknownServiceReference {
            id: id.to_string(),
            known: context.around.services.iter().map(ToString::to_string).collect(),
        }))
    }
}

/// Finds the service that took the place of this one.
fn successor(context: &ServiceContext<'_>, text: &str) -> Result<ServiceId, Finding> {
    match service(context, text)? {
        id if id == *context.id => Err(Finding::Reference(ReferenceFinding::ReplacedByItself)),
        id => Ok(id),
    }
}

/// Resolves the services that people may want as well.
pub(super) fn related(
    context: &ServiceContext<'_>,
    raw: Option<&OneOrMany>,
    report: &mut Report<'_>,
) -> Vec<ServiceId> {
    let list = At::TOP;
    let list = list.key("related");
    let mut related = Vec::new();
    let Some(raw) = raw else { return related };
    for (index, text) in raw.texts.iter().enumerate() {
        let entry = list.index(index);
        let at = if raw.listed { &entry } else { &list };
        let Some(id) = report.value(at, service(context, text)) else { continue };
        if id == *context.id {
            report.add(at, ReferenceFinding::RelatedToItself);
        } else if related.contains(&id) {
            report.add(at, ReferenceFinding::RelatedTwice(id.to_string()));
        } else {
            related.push(id);
        }
    }
    related
}

/// Resolves questions with their answers.
pub(super) fn questions(
    context: &ServiceContext<'_>,
    raw: Option<&[RawQuestion]>,
    report: &mut Report<'_>,
) -> Vec<Question> {
    let list = At::TOP;
    let list = list.key("faq");
    let mut questions = Vec::new();
    for (index, raw) in raw.unwrap_or_default().iter().enumerate() {
        let at = list.index(index);
        let answer = report.required(&at, "answer", raw.answer.as_deref());
        questions.push(Question {
            question: report.required(&at, "question", raw.question.as_deref()),
            answer: prose(&answer, &at.key("answer"), context.text, report),
        });
    }
    questions
}

/// Resolves the topics that a service belongs to.
pub(super) fn topics(
    known: &[Topic],
    raw: Option<&OneOrMany>,
    key: &'static str,
    report: &mut Report<'_>,
) -> Vec<String> {
    let list = At::TOP;
    let list = list.key(key);
    let mut topics = Vec::new();
    let Some(raw) = raw else { return topics };
    for (index, text) in raw.texts.iter().enumerate() {
        let entry = list.index(index);
        let found = known.iter().find(|topic| topic.id == text.trim());
        let found = found.map(|topic| topic.id.clone()).ok_or_else(|| {
            Finding::Reference(ReferenceFinding::UnknownTopic {
                key,
                topic: text.clone(),
                known: known.iter().map(|topic| topic.id.clone()).collect(),
            })
        });
        topics.extend(report.value(if raw.listed { &entry } else { &list }, found));
    }
    topics
}

/// Resolves files to download.
pub(super) fn files(
    context: &ServiceContext<'_>,
    raw: Option<&[RawFile]>,
    report: &mut Report<'_>,
) -> Vec<ServiceFile> {
    let list = At::TOP;
    let list = list.key("files");
    let mut files = Vec::new();
    for (index, raw) in raw.unwrap_or_default().iter().enumerate() {
        let at = list.index(index);
        let name = report.required(&at, "name", raw.name.as_deref());
        let url = optional(raw.url.as_deref(), &at.key("url"), report, website);
        let place = match (filled(raw.file.as_deref()), url) {
            (Some(_), Some(_)) => {
                report.add(&at.key("url"), StandardFinding::Together("url", "file"));
                None
            }
            (Some(file), None) => report.value(&at.key("file"), own_file(context, file)),
            (None, Some(url)) => Some(FilePlace::Web(url)),
            (None, None) => {
                if raw.url.is_none() {
                    report.add(&at, ValueFinding::Missing("file"));
                }
                None
            }
        };
        files.extend(place.map(|place| ServiceFile { name, place }));
    }
    files
}

/// Finds a file in the folder of the service.
fn own_file(context: &ServiceContext<'_>, name: String) -> Result<FilePlace, Finding> {
    if context.attachments().iter().any(|file| file.name == name) {
        Ok(FilePlace::Own(name))
    } else {
        let known = context.attachments().iter().map(|file| file.name.clone()).collect();
        Err(Finding::Reference(ReferenceFinding::UnknownFile {
            name,
            folder: context.id.to_string(),
            known,
        }))
    }
}
