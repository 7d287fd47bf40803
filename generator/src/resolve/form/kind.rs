//! What an answer must be.

use std::collections::BTreeSet;

use loket_form::address::is_domain;
use loket_form::date_answer::DateBound;
use loket_form::decimal::{Decimal, MOST_DECIMALS};
use loket_form::kind::{
    Characters, CheckboxRule, Choice, ChoiceRule, ChoicesRule, DateRule, Display, EmailRule,
    FieldKind, FileKind, FileRule, KindName, MoneyRule, NumberRule, TelRule, TextRule,
    TextareaRule,
};

use loket_form::money;

use super::Owner;
use crate::finding::{Bound, FormFinding, ValueFinding};
use crate::raw::form::{RawCharacters, RawDisplay, RawField, RawOption, RawOptionsFrom};
use crate::resolve::at::{At, filled};
use crate::resolve::values::size_limit;

/// The most files of one field; their sizes bound them long before.
const MOST_FILES: u32 = 20;

/// Returns the keys that fields of a kind have beside those of every field.
pub(super) const fn keys(kind: KindName) -> &'static [&'static str] {
    match kind {
        KindName::Text => &["min", "max", "characters", "inputmode"],
        KindName::Textarea | KindName::Date | KindName::Money => &["min", "max"],
        KindName::Email => &["domains"],
        KindName::Tel => &["mobile"],
        KindName::Nik | KindName::Nip => &[],
        KindName::Number => &["min", "max", "decimals"],
        KindName::Choice => &["options", "options_from", "display"],
        KindName::Choices => &["options"],
        KindName::Checkbox => &["value"],
        KindName::File => &["accept", "max_size", "count"],
    }
}

/// Resolves the kind of a field by its keys; absent, with findings, if it cannot be one.
pub(super) fn resolve(
    owner: &Owner<'_>,
    raw: &RawField,
    kind: KindName,
    at: &At<'_>,
) -> Option<FieldKind> {
    Some(match kind {
        KindName::Text => {
            let (min, max) = lengths(raw, kind, 200, at)?;
            FieldKind::Text(TextRule { min, max, characters: characters(raw.characters) })
        }
        KindName::Textarea => {
            let (min, max) = lengths(raw, kind, 4000, at)?;
            FieldKind::Textarea(TextareaRule { min, max })
        }
        KindName::Email => FieldKind::Email(EmailRule {
            domains: at.parsed("domains", raw.domains.as_ref(), domain),
        }),
        KindName::Tel => FieldKind::Tel(TelRule { mobile: raw.mobile.unwrap_or(false) }),
        KindName::Nik => FieldKind::Nik,
        KindName::Nip => FieldKind::Nip,
        KindName::Number => FieldKind::Number(number(raw, at)?),
        KindName::Money => FieldKind::Money(amount(raw, at)?),
        KindName::Date => {
            let (min, max) =
                bounds(raw, (kind, Bound::Day), |text| DateBound::parse(text).ok(), at)?;
            check_days(min, max, at)?;
            FieldKind::Date(DateRule { min, max })
        }
        KindName::Choice => {
            let options = match raw.options_from {
                Some(RawOptionsFrom::Services) => owner.services.clone(),
                None => options(raw, at)?,
            };
            FieldKind::Choice(ChoiceRule { options, display: display(raw.display) })
        }
        KindName::Choices => FieldKind::Choices(ChoicesRule { options: options(raw, at)? }),
        KindName::Checkbox => FieldKind::Checkbox(CheckboxRule {
            value: filled(raw.value.as_deref()).unwrap_or_else(|| "ya".to_owned()),
        }),
        KindName::File => FieldKind::File(file(raw, at)?),
    })
}

/// The lengths of a text; a bound that is left out is 1 or the greatest that is usual.
fn lengths(raw: &RawField, kind: KindName, usual: u32, at: &At<'_>) -> Option<(u32, u32)> {
    let parse = |text: &str| text.parse::<u32>().ok();
    let (min, max) = bounds(raw, (kind, Bound::Length), parse, at)?;
    let (min, max) = (min.unwrap_or(1), max.unwrap_or(usual));
    in_order(&min, &max, at)?;
    Some((min, max))
}

/// A number; what is counted begins at 0 unless the content says otherwise.
fn number(raw: &RawField, at: &At<'_>) -> Option<NumberRule> {
    let parse = |text: &str| Decimal::parse(text).ok();
    let (min, max) = bounds(raw, (KindName::Number, Bound::Number), parse, at)?;
    let min = min.or_else(|| Some(Decimal::whole(0)));
    if let (Some(min), Some(max)) = (min, max) {
        in_order(&min, &max, at)?;
    }
    let decimals = raw.decimals.unwrap_or(0);
    let bounds_need = min.iter().chain(&max).map(|bound| bound.decimals()).max().unwrap_or(0);
    if decimals > MOST_DECIMALS || bounds_need > usize::from(decimals) {
        at.key("decimals").add(FormFinding::Decimals { decimals, bounds_need });
        return None;
    }
    Some(NumberRule { min, max, decimals })
}

/// An amount of whole rupiah, as it is written elsewhere in content.
fn amount(raw: &RawField, at: &At<'_>) -> Option<MoneyRule> {
    let parse = |text: &str| money::parse(text).filter(|rupiah| rupiah.decimals() == 0);
    let (min, max) = bounds(raw, (KindName::Money, Bound::Money), parse, at)?;
    if let (Some(min), Some(max)) = (min, max) {
        in_order(&min, &max, at)?;
    }
    Some(MoneyRule { min, max })
}

/// Reads both bounds, so that both are reported.
fn bounds<T>(
    raw: &RawField,
    (kind, bound): (KindName, Bound),
    parse: impl Fn(&str) -> Option<T>,
    at: &At<'_>,
) -> Option<(Option<T>, Option<T>)> {
    let read = |key: &'static str, text: Option<&str>| {
        let parsed =
            |text: String| parse(&text).ok_or(FormFinding::FieldBound { text, kind, bound });
        at.key(key).value(filled(text).map(parsed).transpose())
    };
    let (min, max) = (read("min", raw.min.as_deref()), read("max", raw.max.as_deref()));
    Some((min?, max?))
}

/// Two fixed days must be in order; today moves.
fn check_days(min: Option<DateBound>, max: Option<DateBound>, at: &At<'_>) -> Option<()> {
    match (min, max) {
        (Some(DateBound::On(min)), Some(DateBound::On(max))) => in_order(&min, &max, at),
        _ => Some(()),
    }
}

fn in_order<T: PartialOrd + ToString>(min: &T, max: &T, at: &At<'_>) -> Option<()> {
    if min <= max {
        return Some(());
    }
    at.key("min").add(FormFinding::Lengths { min: min.to_string(), max: max.to_string() });
    None
}

const fn display(raw: Option<RawDisplay>) -> Display {
    match raw {
        Some(RawDisplay::Radio) => Display::Radio,
        Some(RawDisplay::Select) => Display::Select,
        None => Display::Fitting,
    }
}

const fn characters(raw: Option<RawCharacters>) -> Characters {
    match raw {
        Some(RawCharacters::Name) => Characters::Name,
        Some(RawCharacters::Any) | None => Characters::Any,
    }
}

fn domain(text: &str) -> Result<String, ValueFinding> {
    let domain = text.trim().trim_start_matches('@').to_ascii_lowercase();
    if is_domain(&domain) { Ok(domain) } else { Err(ValueFinding::Domain(text.to_owned())) }
}

fn options(raw: &RawField, at: &At<'_>) -> Option<Vec<Choice>> {
    let mut known = BTreeSet::new();
    let options = at.each("options", raw.options.as_ref(), |raw, at| {
        let option = option(raw, at);
        if !option.value.is_empty() && !known.insert(option.value.clone()) {
            at.add(FormFinding::DuplicateOption(option.value.clone()));
        }
        Some(option)
    });
    if options.is_empty() {
        at.add(ValueFinding::Missing("options"));
    }
    Some(options).filter(|options| !options.is_empty())
}

/// An option without a value of its own posts its label.
fn option(raw: &RawOption, at: &At<'_>) -> Choice {
    let label = at.required("label", raw.label.as_deref());
    let value = filled(raw.value.as_deref()).unwrap_or_else(|| label.clone());
    Choice { value, label, language: None }
}

fn file(raw: &RawField, at: &At<'_>) -> Option<FileRule> {
    let accept = accepted(raw, at);
    let limit = at.required_value("max_size", raw.max_size.as_deref(), size_limit);
    let count = raw.count.unwrap_or(1);
    if !(1..=MOST_FILES).contains(&count) {
        at.key("count").add(FormFinding::FileCount { count, most: MOST_FILES });
        return None;
    }
    Some(FileRule { accept: accept?, limit: limit?, count })
}

fn accepted(raw: &RawField, at: &At<'_>) -> Option<Vec<FileKind>> {
    let kinds = at.each("accept", raw.accept.as_ref(), |text, at| Some(at.value(file_kind(text))));
    if kinds.is_empty() {
        at.add(ValueFinding::Missing("accept"));
        return None;
    }
    kinds.into_iter().collect()
}

fn file_kind(text: &str) -> Result<FileKind, FormFinding> {
    let word = text.trim().to_ascii_lowercase();
    // The ending of a picture is taken for its kind.
    let word = if word == "jpg" { "jpeg" } else { word.as_str() };
    word.parse().map_err(|_| FormFinding::FileKind(text.to_owned()))
}
