//! What a field takes, for messages of both languages.

use crate::decimal::Decimal;
use crate::field::Field;
use crate::kind::{FieldKind, FileKind, NumberRule};
use crate::language::Language;

/// Options and files cannot be emptied by whoever chose them; texts can.
pub(crate) const fn can_be_cleared(field: &Field) -> bool {
    !matches!(field.kind, FieldKind::Choice(_) | FieldKind::File(_))
}

pub(super) fn allowed_domains(field: &Field) -> &[String] {
    match &field.kind {
        FieldKind::Email(rule) => &rule.domains,
        _ => &[],
    }
}

pub(crate) fn domains(field: &Field, or: &str) -> String {
    let each: Vec<String> =
        allowed_domains(field).iter().map(|domain| format!("@{domain}")).collect();
    each.join(or)
}

pub(super) fn example_domain(field: &Field) -> &str {
    allowed_domains(field).first().map_or("contoh.go.id", String::as_str)
}

/// A number that the field takes: the least, or one with as many decimals as it may have.
pub(super) fn example_number(field: &Field, language: Language) -> String {
    let FieldKind::Number(NumberRule { min, max, decimals }) = &field.kind else {
        return String::new();
    };
    let usual = if *decimals == 0 { "12" } else { "12.5" };
    let fits = |number: &Decimal| {
        min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max)
    };
    let usual = Decimal::parse(usual).ok().filter(fits);
    usual.or(*min).or(*max).map(|number| number.text(language)).unwrap_or_default()
}

pub(crate) fn kinds(field: &Field, or: &str) -> String {
    let FieldKind::File(rule) = &field.kind else {
        return String::new();
    };
    list(rule.accept.iter().map(|kind| FileKind::name(*kind)), or)
}

/// Joins words as a list with a word before the last.
pub(super) fn list<'word>(words: impl Iterator<Item = &'word str>, before_last: &str) -> String {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [init @ .., last] => format!("{} {before_last} {last}", init.join(", ")),
    }
}
