//! One question of a form.

use loket_form::autocomplete::AUTOCOMPLETE;
use loket_form::field::{Field, Handout};
use loket_form::id::FieldName;
use loket_form::kind::KindName;

use super::{Owner, condition, kind};
use crate::finding::{Finding, FormFinding, ReferenceFinding};
use crate::raw::form::RawField;
use crate::resolve::report::{At, Report, filled};
use crate::resolve::values::field_name;

/// Resolves a question; absent, with findings, if it cannot be asked.
pub(super) fn resolve(
    owner: &Owner<'_>,
    raw: &RawField,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Field> {
    let name = report.required(at, "name", raw.name.as_deref());
    let label = report.required(at, "label", raw.label.as_deref());
    let kind = report.required(at, "kind", raw.kind.as_deref());
    let name =
        if name.is_empty() { None } else { report.value(&at.key("name"), field_name(&name)) };
    let kind = if kind.is_empty() { None } else { report.value(&at.key("kind"), kind_name(&kind)) };
    let resolved = kind.and_then(|kind| kind::resolve(owner, raw, kind, at, report));
    if let Some(kind) = kind {
        note_strange_keys(raw, kind, at, report);
    }
    let is_date = kind == Some(KindName::Date);
    let autocomplete = raw.autocomplete.as_deref();
    let autocomplete = autocomplete
        .and_then(|token| report.value(&at.key("autocomplete"), autocomplete_token(token, is_date)))
        .filter(|token| !token.is_empty());
    let when = condition::all(owner, raw.when.as_ref(), raw.cases.as_ref(), at, report);
    let handout = raw.template.as_deref();
    let handout =
        handout.and_then(|name| report.value(&at.key("template"), self::handout(owner, name)));
    Some(Field {
        name: name?,
        label,
        hint: filled(raw.hint.as_deref()),
        optional: raw.optional.unwrap_or(false),
        autocomplete,
        input_mode: raw.inputmode,
        when: when?,
        handout,
        kind: resolved?,
    })
}

/// Finds the document that helps to answer.
fn handout(owner: &Owner<'_>, name: &str) -> Result<Handout, Finding> {
    let document = owner.documents.iter().find(|document| document.name == name);
    let document = document.ok_or_else(|| {
        Finding::Reference(ReferenceFinding::UnknownDocument {
            name: name.to_owned(),
            known: owner.documents.iter().map(|document| document.name.clone()).collect(),
        })
    })?;
    let (url, language) = owner.address(name);
    let mut fills: Vec<FieldName> = Vec::new();
    for blank in &document.blanks {
        if !fills.contains(&blank.field) {
            fills.push(blank.field.clone());
        }
    }
    Ok(Handout { url, label: document.title.clone(), fills, language })
}

fn kind_name(word: &str) -> Result<KindName, Finding> {
    KindName::of_word(word).ok_or_else(|| Finding::Form(FormFinding::FieldKind(word.to_owned())))
}

/// Notes keys that fields of this kind do not have: they would do nothing, silently.
fn note_strange_keys(raw: &RawField, kind: KindName, at: &At<'_>, report: &mut Report<'_>) {
    let written = [
        ("min", raw.min.is_some()),
        ("max", raw.max.is_some()),
        ("decimals", raw.decimals.is_some()),
        ("inputmode", raw.inputmode.is_some()),
        ("characters", raw.characters.is_some()),
        ("domains", raw.domains.is_some()),
        ("mobile", raw.mobile.is_some()),
        ("options", raw.options.is_some()),
        ("options_from", raw.options_from.is_some()),
        ("display", raw.display.is_some()),
        ("value", raw.value.is_some()),
        ("accept", raw.accept.is_some()),
        ("max_size", raw.max_size.is_some()),
        ("count", raw.count.is_some()),
    ];
    for (key, is_written) in written {
        if is_written && !kind::keys(kind).contains(&key) {
            report.add(&at.key(key), FormFinding::FieldKey { key, kind });
        }
    }
}

/// Reads a token of `autocomplete`; browsers fill in nothing for one that they do not know.
fn autocomplete_token(token: &str, is_date: bool) -> Result<String, Finding> {
    let token = token.trim();
    let is_of_date = token == "bday";
    if token.is_empty() || (AUTOCOMPLETE.contains(&token) && is_of_date == is_date) {
        Ok(token.to_owned())
    } else {
        Err(Finding::Form(FormFinding::Autocomplete { token: token.to_owned(), is_date }))
    }
}
