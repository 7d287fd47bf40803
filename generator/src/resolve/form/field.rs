//! One question of a form.

use loket_form::field::{Field, Template};
use loket_form::id::FieldName;

use super::{Owner, condition, kind};
use crate::finding::{Finding, FormFinding, ReferenceFinding};
use crate::raw::form::{AUTOCOMPLETE, KINDS, RawField};
use crate::resolve::report::{At, Report, filled};

/// Resolves a question; absent, with findings, if it cannot be asked.
pub(super) fn resolve(
    owner: &Owner<'_>,
    raw: &RawField,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Field> {
    let name = report.required(at, "name", raw.name.as_deref());
    let label = report.required(at, "label", raw.label.as_deref());
    let kind_word = report.required(at, "kind", raw.kind.as_deref());
    let name =
        if name.is_empty() { None } else { report.value(&at.key("name"), self::name(&name)) };
    let kind =
        if kind_word.is_empty() { None } else { kind::resolve(owner, raw, &kind_word, at, report) };
    note_strange_keys(raw, &kind_word, at, report);
    let template = raw.template.as_deref().map(|name| template(owner, name));
    let autocomplete = raw.autocomplete.as_deref().map(|token| autocomplete(token, &kind_word));
    let autocomplete = autocomplete
        .and_then(|token| report.value(&at.key("autocomplete"), token))
        .filter(|token| !token.is_empty());
    let when = condition::all(owner, raw.when.as_ref(), raw.cases.as_ref(), at, report);
    let template = template.and_then(|found| report.value(&at.key("template"), found));
    Some(Field {
        name: name?,
        label,
        hint: filled(raw.hint.as_deref()),
        optional: raw.optional.unwrap_or(false),
        autocomplete,
        input_mode: raw.inputmode,
        when: when?,
        template,
        kind: kind?,
    })
}

/// Finds the document that helps to answer.
fn template(owner: &Owner<'_>, name: &str) -> Result<Template, Finding> {
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
    Ok(Template { url, label: document.title.clone(), fills, language })
}

/// Reads the name of a field.
pub(super) fn name(name: &str) -> Result<FieldName, Finding> {
    FieldName::parse(name).map_err(|_| Finding::Form(FormFinding::FieldName(name.to_owned())))
}

/// Notes keys that fields of this kind do not have: they would do nothing, silently.
fn note_strange_keys(raw: &RawField, kind: &str, at: &At<'_>, report: &mut Report<'_>) {
    let bounded = &["text", "textarea", "number", "date"];
    let keys: [(&'static str, bool, &[&str]); 14] = [
        ("min", raw.min.is_some(), bounded),
        ("max", raw.max.is_some(), bounded),
        ("decimals", raw.decimals.is_some(), &["number"]),
        ("inputmode", raw.inputmode.is_some(), &["text"]),
        ("characters", raw.characters.is_some(), &["text"]),
        ("domains", raw.domains.is_some(), &["email"]),
        ("mobile", raw.mobile.is_some(), &["tel"]),
        ("options", raw.options.is_some(), &["choice", "choices"]),
        ("options_from", raw.options_from.is_some(), &["choice"]),
        ("display", raw.display.is_some(), &["choice"]),
        ("value", raw.value.is_some(), &["checkbox"]),
        ("accept", raw.accept.is_some(), &["file"]),
        ("max_size", raw.max_size.is_some(), &["file"]),
        ("count", raw.count.is_some(), &["file"]),
    ];
    for (key, present, kinds) in keys {
        if present && KINDS.contains(&kind) && !kinds.contains(&kind) {
            report.add(&at.key(key), FormFinding::FieldKey { key, kind: kind.to_owned() });
        }
    }
}

/// Reads a token of `autocomplete`; browsers fill in nothing for one that they do not know.
fn autocomplete(token: &str, kind: &str) -> Result<String, Finding> {
    let token = token.trim();
    let is_of_date = token == "bday";
    if token.is_empty() || (AUTOCOMPLETE.contains(&token) && is_of_date == (kind == "date")) {
        Ok(token.to_owned())
    } else {
        Err(Finding::Form(FormFinding::Autocomplete {
            token: token.to_owned(),
            is_date: kind == "date",
        }))
    }
}
