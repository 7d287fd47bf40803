//! Values as people write them, each parsed at its own place.

use jiff::civil::{Date, Time};
use loket_form::address::Address;
use loket_form::id::FieldName;

use super::at::{At, filled};
use crate::credentials::host_behind;
use crate::finding::{FormFinding, ReferenceFinding, StandardFinding, ValueFinding};
use crate::markdown::{self, LinkContext};
use crate::model::{
    Duration, Phone, Prose, ServiceDocument, StatedValue, WebUrl, WhatsApp, Wording,
    listed_addresses,
};
use crate::raw::{OneOrMany, Stated};

/// A lone "-" is how registers print that nothing is stated.
pub(super) fn is_stated(text: &str) -> bool {
    !matches!(text.trim(), "" | "-" | "–")
}

/// Returns whether a label says that it is about all together: "Total", "Jumlah biaya".
pub(super) fn names_total(label: &str) -> bool {
    let lower = label.to_lowercase();
    let mut words = lower.split(|sign: char| !sign.is_alphabetic()).filter(|it| !it.is_empty());
    match words.next() {
        Some("total") => true,
        Some("jumlah") => {
            words.all(|word| ["total", "biaya", "waktu", "seluruhnya"].contains(&word))
        }
        _ => false,
    }
}

/// Returns the texts that state something.
pub(super) fn texts(raw: Option<&OneOrMany>) -> Vec<String> {
    let texts = raw.into_iter().flat_map(|raw| &raw.texts).map(|text| text.trim());
    texts.filter(|text| is_stated(text)).map(str::to_owned).collect()
}

/// Renders Markdown text of a value; what is wrong in it is reported at the value.
pub(super) fn prose(text: &str, at: &At<'_>, context: LinkContext<'_>) -> Prose {
    let (html, findings) = markdown::render(text, context);
    for (_, finding) in findings {
        at.add(finding);
    }
    Prose { source: text.trim().to_owned(), html }
}

/// Resolves the `text` that stands in the place of a value.
pub(super) fn text_in_place<T>(
    text: Option<&str>,
    at: &At<'_>,
    context: LinkContext<'_>,
) -> StatedValue<T> {
    StatedValue::Text(prose(&at.required("text", text), &at.key("text"), context))
}

/// Resolves a value that may be text without a structure.
pub(super) fn stated<T>(
    raw: Option<&Stated>,
    at: &At<'_>,
    context: LinkContext<'_>,
    parse: fn(&str) -> Result<T, ValueFinding>,
) -> Option<StatedValue<T>> {
    match raw? {
        Stated::Value(text) => at.value(parse(text)).map(StatedValue::Value),
        Stated::Text(text) => Some(text_in_place(text.as_deref(), at, context)),
    }
}

/// Resolves a value, or the `text` in its place; absent if neither is there.
pub(super) fn value_or_text<T>(
    (key, value): (&'static str, Option<&Stated>),
    text: Option<&str>,
    at: &At<'_>,
    context: LinkContext<'_>,
    parse: fn(&str) -> Result<T, ValueFinding>,
) -> Option<StatedValue<T>> {
    match (value, text) {
        (Some(_), Some(_)) => {
            at.key("text").add(StandardFinding::Together("text", key));
            None
        }
        (Some(_), None) => stated(value, &at.key(key), context, parse),
        (None, text) => text.map(|text| text_in_place(Some(text), at, context)),
    }
}

/// Resolves a line, or Markdown text in its place; absent, with a finding, if neither is there.
pub(super) fn wording(
    name: Option<&str>,
    text: Option<&str>,
    at: &At<'_>,
    context: LinkContext<'_>,
) -> Option<Wording> {
    match (filled(name), filled(text)) {
        (Some(_), Some(_)) => {
            at.key("text").add(StandardFinding::Together("text", "name"));
            None
        }
        (Some(name), None) => Some(Wording::Line(name)),
        (None, Some(text)) => Some(Wording::Text(prose(&text, &at.key("text"), context))),
        (None, None) => {
            at.add(ValueFinding::Missing("name"));
            None
        }
    }
}

pub(super) fn duration(text: &str) -> Result<Duration, ValueFinding> {
    Duration::parse(text).map_err(|_| ValueFinding::Duration(text.to_owned()))
}

pub(super) fn phone(text: &str) -> Result<Phone, ValueFinding> {
    Phone::parse(text).map_err(|_| ValueFinding::Telephone(text.to_owned()))
}

pub(super) fn phones(text: &str) -> Result<Vec<Phone>, ValueFinding> {
    Phone::parse_list(text).map_err(|_| ValueFinding::Telephone(text.to_owned()))
}

pub(super) fn whatsapp(text: &str) -> Result<WhatsApp, ValueFinding> {
    WhatsApp::parse(text).map_err(|_| ValueFinding::Telephone(text.to_owned()))
}

pub(super) fn email(text: &str) -> Result<Address, ValueFinding> {
    Address::parse(text.trim()).map_err(|_| ValueFinding::Address(text.to_owned()))
}

/// Reads one address or several. What is wrong is told of all that the text has, for it is marked
/// as a whole.
pub(super) fn emails(text: &str) -> Result<Vec<Address>, ValueFinding> {
    let parts: Vec<&str> = listed_addresses(text).collect();
    if let [] | [_] = parts.as_slice() {
        return email(text.trim_matches([',', ';', ' '])).map(|address| vec![address]);
    }
    let addresses: Result<Vec<_>, _> = parts.into_iter().map(Address::parse).collect();
    addresses.map_err(|_| ValueFinding::Addresses(text.to_owned()))
}

pub(super) fn website(text: &str) -> Result<WebUrl, ValueFinding> {
    WebUrl::parse(text).map_err(|_| match host_behind(text.trim()) {
        Some(host) => ValueFinding::Credentials(host),
        None => ValueFinding::Url(text.to_owned()),
    })
}

/// Reads the name of a field.
pub(super) fn field_name(text: &str) -> Result<FieldName, FormFinding> {
    FieldName::parse(text).map_err(|_| FormFinding::FieldName(text.to_owned()))
}

/// Parses a day, such as `2026-11-24` or `24 November 2026`.
pub(super) fn date(text: &str) -> Result<Date, ValueFinding> {
    loket_form::date_text::parse(text).ok_or_else(|| ValueFinding::CalendarDate(text.to_owned()))
}

/// Parses a time of day, such as `15.00`.
pub(super) fn time_of_day(text: &str) -> Result<Time, ValueFinding> {
    let wrong = || ValueFinding::TimeOfDay(text.to_owned());
    let number = |digits: &str| digits.parse().ok().filter(|_| (1..=2).contains(&digits.len()));
    let (hour, minute) = text.trim().split_once([':', '.']).ok_or_else(wrong)?;
    let time = number(hour).zip(number(minute));
    time.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()).ok_or_else(wrong)
}

/// Parses the greatest size of a file, such as `1,5 MB`, to bytes.
pub(super) fn size_limit(text: &str) -> Result<u32, ValueFinding> {
    loket_form::size_text::parse_limit(text).ok_or_else(|| ValueFinding::Size(text.to_owned()))
}

/// Finds the document of a name, with its number in the list.
pub(super) fn find_document<'site>(
    documents: &'site [ServiceDocument],
    name: &str,
) -> Result<(usize, &'site ServiceDocument), ReferenceFinding> {
    let mut numbered = documents.iter().enumerate();
    numbered.find(|(_, document)| document.name == name).ok_or_else(|| {
        ReferenceFinding::UnknownDocument {
            name: name.to_owned(),
            known: documents.iter().map(|document| document.name.clone()).collect(),
        }
    })
}

/// Returns the text of an id: one word of small letters, digits, `-` and `_`; empty, with a
/// finding, if there is none.
pub(super) fn id(text: Option<&str>, at: &At<'_>) -> String {
    let is_plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    let id = at.required("id", text);
    if id.len() > 60 || !id.bytes().all(is_plain) {
        at.key("id").add(StandardFinding::BadId(id.clone()));
    }
    id
}
