//! The life of a standard, and what it refers to.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::at::{At, filled};
use super::context::ServiceContext;
use super::decree;
use super::values::{date, prose, texts, website};
use crate::finding::{ReferenceFinding, StandardFinding, ValueFinding};
use crate::model::{FilePlace, Life, Question, ServiceFile, ServiceId, Topic};
use crate::raw::OneOrMany;
use crate::raw::lifecycle::{RawFile, RawQuestion};
use crate::raw::service::RawService;

/// Resolves the life of a standard.
pub(super) fn resolve(context: &ServiceContext<'_>, raw: &RawService, top: &At<'_>) -> Life {
    let at = top.key("valid");
    let period = raw.valid.clone().unwrap_or_default();
    let valid_from = at.optional("from", period.from.as_deref(), date);
    let valid_to = at.optional("to", period.to.as_deref(), date);
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && from > to
    {
        at.key("to").add(StandardFinding::Period);
    }
    let today = Some(context.around.settings.today);
    let history =
        top.each("history", raw.history.as_ref(), |raw, at| Some(decree::resolve(raw, at, today)));
    let successor = |text: &str| successor(context, text);
    Life {
        status: raw.status(),
        valid_from,
        valid_to,
        replaced_by: top.optional("replaced_by", raw.replaced_by.as_deref(), successor),
        moved_from: texts(raw.moved_from.as_ref()),
        reviewed_on: reviewed_on(context, raw, top),
        owner: filled(raw.owner.as_deref()),
        history,
    }
}

/// Nobody has looked through a standard on a day that is still to come.
fn reviewed_on(context: &ServiceContext<'_>, raw: &RawService, top: &At<'_>) -> Option<Date> {
    let day = top.optional("reviewed_on", raw.reviewed_on.as_deref(), date);
    if let Some(day) = day.filter(|day| *day > context.around.settings.today) {
        top.key("reviewed_on").add(StandardFinding::FutureReview(day));
    }
    day
}

/// Finds a service by `<agency>/<service>`, or by its own name in the same agency.
fn service(context: &ServiceContext<'_>, text: &str) -> Result<ServiceId, ReferenceFinding> {
    let text = text.trim_matches('/');
    let (agency, name) = text.split_once('/').unwrap_or((context.id.agency(), text));
    let id = ServiceId::new(agency.to_owned(), name.to_owned());
    if context.around.services.contains(&id) {
        return Ok(id);
    }
    Err(ReferenceFinding::UnknownServiceReference {
        id: id.to_string(),
        known: context.around.services.iter().map(ToString::to_string).collect(),
    })
}

/// Finds the service that took the place of this one.
fn successor(context: &ServiceContext<'_>, text: &str) -> Result<ServiceId, ReferenceFinding> {
    match service(context, text)? {
        id if id == *context.id => Err(ReferenceFinding::ReplacedByItself),
        id => Ok(id),
    }
}

/// Resolves the services that people may want as well.
pub(super) fn related(
    context: &ServiceContext<'_>,
    raw: Option<&OneOrMany>,
    top: &At<'_>,
) -> Vec<ServiceId> {
    let mut known = BTreeSet::new();
    top.each("related", raw, |text, at| {
        let found = match service(context, text) {
            Ok(id) if id == *context.id => Err(ReferenceFinding::RelatedToItself),
            Ok(id) if !known.insert(id.clone()) => {
                Err(ReferenceFinding::RelatedTwice(id.to_string()))
            }
            found => found,
        };
        at.value(found)
    })
}

/// Resolves questions with their answers.
pub(super) fn questions(
    context: &ServiceContext<'_>,
    raw: Option<&Vec<RawQuestion>>,
    top: &At<'_>,
) -> Vec<Question> {
    top.each("faq", raw, |raw, at| {
        let answer = at.required("answer", raw.answer.as_deref());
        Some(Question {
            question: at.required("question", raw.question.as_deref()),
            answer: prose(&answer, &at.key("answer"), context.text),
        })
    })
}

/// Resolves the topics that a service belongs to.
pub(super) fn topics(
    known: &[Topic],
    key: &'static str,
    raw: Option<&OneOrMany>,
    top: &At<'_>,
) -> Vec<String> {
    top.each(key, raw, |text, at| {
        let found = known.iter().find(|topic| topic.id == text.trim());
        at.value(found.map(|topic| topic.id.clone()).ok_or_else(|| {
            ReferenceFinding::UnknownTopic {
                key,
                topic: text.clone(),
                known: known.iter().map(|topic| topic.id.clone()).collect(),
            }
        }))
    })
}

/// Resolves files to download.
pub(super) fn files(
    context: &ServiceContext<'_>,
    raw: Option<&Vec<RawFile>>,
    top: &At<'_>,
) -> Vec<ServiceFile> {
    top.each("files", raw, |raw, at| {
        let name = at.required("name", raw.name.as_deref());
        let url = at.optional("url", raw.url.as_deref(), website);
        let place = match (filled(raw.file.as_deref()), url) {
            (Some(_), Some(_)) => {
                at.key("url").add(StandardFinding::Together("url", "file"));
                None
            }
            (Some(file), None) => at.key("file").value(own_file(context, file)),
            (None, Some(url)) => Some(FilePlace::Web(url)),
            (None, None) => {
                if raw.url.is_none() {
                    at.add(ValueFinding::Missing("file"));
                }
                None
            }
        };
        Some(ServiceFile { name, place: place? })
    })
}

/// Finds a file in the folder of the service.
fn own_file(context: &ServiceContext<'_>, name: String) -> Result<FilePlace, ReferenceFinding> {
    let files = context.attachments();
    if files.iter().any(|file| file.name == name) {
        return Ok(FilePlace::Own(name));
    }
    let known = files.iter().map(|file| file.name.clone()).collect();
    Err(ReferenceFinding::UnknownFile { name, folder: context.id.to_string(), known })
}
