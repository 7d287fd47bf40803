//! Values as people write them, each parsed at its own place.

use jiff::civil::Date;
use loket_form::address::Address;
use loket_form::id::FieldName;

use super::report::{At, Report, filled, has_words};
use crate::credentials::host_behind;
use crate::finding::{Finding, FormFinding, StandardFinding, ValueFinding};
use crate::markdown::{self, LinkContext};
use crate::model::{Duration, Phone, Prose, StatedValue, WebUrl, WhatsApp, Wording};
use crate::raw::{OneOrMany, Stated};

/// A lone "-" is how registers print that nothing is stated.
pub(super) fn is_stated(text: &str) -> bool {
    !matches!(text.trim(), "" | "-" | "–")
}

/// Returns the texts that state something.
pub(super) fn texts(raw: Option<&OneOrMany>) -> Vec<String> {
    let texts = raw.map(|raw| raw.texts.as_slice()).unwrap_or_default();
    texts.iter().map(|text| text.trim()).filter(|text| is_stated(text)).map(str::to_owned).collect()
}

/// Renders Markdown text of a value; what is wrong in it is reported at the value.
pub(super) fn prose(
    text: &str,
    at: &At<'_>,
    context: LinkContext<'_>,
    report: &mut Report<'_>,
) -> Prose {
    let (html, findings) = markdown::render(text, context);
    for (_, finding) in findings {
        report.add(at, finding);
    }
    Prose { source: text.trim().to_owned(), html }
}

/// Resolves a value that may be text without a structure.
pub(super) fn stated<T>(
    raw: Option<&Stated>,
    at: &At<'_>,
    context: LinkContext<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<T, Finding>,
) -> Option<StatedValue<T>> {
    match raw? {
        Stated::Value(text) => report.value(at, parse(text)).map(StatedValue::Value),
        Stated::Text(text) => {
            let text = report.required(at, "text", text.as_deref());
            Some(StatedValue::Text(prose(&text, &at.key("text"), context, report)))
        }
    }
}

/// Resolves a line, or Markdown text in its place; absent, with a finding, if neither is there.
pub(super) fn wording(
    name: Option<&str>,
    text: Option<&str>,
    at: &At<'_>,
    context: LinkContext<'_>,
    report: &mut Report<'_>,
) -> Option<Wording> {
    match (filled(name), filled(text)) {
        (Some(_), Some(_)) => {
            report.add(&at.key("text"), StandardFinding::Together("text", "name"));
            None
        }
        (Some(name), None) => Some(Wording::Line(name)),
        (None, Some(text)) => Some(Wording::Text(prose(&text, &at.key("text"), context, report))),
        (None, None) => {
            report.add(at, ValueFinding::Missing("name"));
            None
        }
    }
}

/// Notes a line that says nothing in words.
pub(super) fn note_no_words(text: Option<&str>, at: &At<'_>, report: &mut Report<'_>) {
    if let Some(text) = filled(text).filter(|text| !has_words(text)) {
        report.add(at, ValueFinding::NoWords(text));
    }
}

/// Parses every text at its own place.
pub(super) fn each<T>(
    raw: Option<&OneOrMany>,
    at: &At<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<T, Finding>,
) -> Vec<T> {
    let Some(raw) = raw else { return Vec::new() };
    let mut values = Vec::new();
    for (index, text) in raw.texts.iter().enumerate() {
        let entry = at.index(index);
        values.extend(report.value(if raw.listed { &entry } else { at }, parse(text)));
    }
    values
}

/// Parses every text, which may hold several values, at its own place.
pub(super) fn each_of_several<T>(
    raw: Option<&OneOrMany>,
    at: &At<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<Vec<T>, Finding>,
) -> Vec<T> {
    each(raw, at, report, parse).into_iter().flatten().collect()
}

/// Parses a value that may be left out.
pub(super) fn optional<T>(
    raw: Option<&str>,
    at: &At<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<T, Finding>,
) -> Option<T> {
    let text = filled(raw)?;
    report.value(at, parse(&text))
}

pub(super) fn duration(text: &str) -> Result<Duration, Finding> {
    Duration::parse(text).map_err(|_| Finding::Value(ValueFinding::Duration(text.to_owned())))
}

pub(super) fn phone(text: &str) -> Result<Phone, Finding> {
    Phone::parse(text).map_err(|_| Finding::Value(ValueFinding::Telephone(text.to_owned())))
}

pub(super) fn phones(text: &str) -> Result<Vec<Phone>, Finding> {
    Phone::parse_list(text).map_err(|_| Finding::Value(ValueFinding::Telephone(text.to_owned())))
}

pub(super) fn whatsapp(text: &str) -> Result<WhatsApp, Finding> {
    WhatsApp::parse(text).map_err(|_| Finding::Value(ValueFinding::Telephone(text.to_owned())))
}

pub(super) fn email(text: &str) -> Result<Address, Finding> {
    Address::parse(text.trim()).map_err(|_| Finding::Value(ValueFinding::Address(text.to_owned())))
}

pub(super) fn website(text: &str) -> Result<WebUrl, Finding> {
    WebUrl::parse(text).map_err(|_| match host_behind(text.trim()) {
        Some(host) => Finding::Value(ValueFinding::Credentials(host)),
        None => Finding::Value(ValueFinding::Url(text.to_owned())),
    })
}

/// Reads the name of a field.
pub(super) fn field_name(text: &str) -> Result<FieldName, Finding> {
    FieldName::parse(text).map_err(|_| Finding::Form(FormFinding::FieldName(text.to_owned())))
}

/// Parses a day, such as `2026-11-24` or `24 November 2026`.
pub(super) fn date(text: &str) -> Result<Date, Finding> {
    let wrong = || Finding::Value(ValueFinding::CalendarDate(text.to_owned()));
    loket_form::date_text::parse(text).ok_or_else(wrong)
}

/// Parses the greatest size of a file, such as `1,5 MB`, to bytes.
pub(super) fn size_limit(text: &str) -> Result<u32, Finding> {
    loket_form::size_text::parse_limit(text)
        .ok_or_else(|| Finding::Value(ValueFinding::Size(text.to_owned())))
}
