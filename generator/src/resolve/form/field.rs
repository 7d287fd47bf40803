//! One question of a form.

use loket_form::autocomplete::AUTOCOMPLETE;
use loket_form::field::{Field, Handout};
use loket_form::id::FieldName;
use loket_form::kind::KindName;

use super::{Owner, condition, kind};
use crate::finding::{FormFinding, ReferenceFinding};
use crate::raw::form::RawField;
use crate::resolve::at::{At, filled};
use crate::resolve::values::{field_name, find_document};

/// Resolves a question; absent, with findings, if it cannot be asked.
pub(super) fn resolve(owner: &Owner<'_>, raw: &RawField, at: &At<'_>) -> Option<Field> {
    let name = at.required_value("name", raw.name.as_deref(), field_name);
    let label = at.required("label", raw.label.as_deref());
    let kind = at.required_value("kind", raw.kind.as_deref(), kind_name);
    let resolved = kind.and_then(|kind| kind::resolve(owner, raw, kind, at));
    if let Some(kind) = kind {
        note_strange_keys(raw, kind, at);
    }
    let is_date = kind == Some(KindName::Date);
    let token = |text: &str| autocomplete_token(text, is_date);
    let autocomplete = at.optional("autocomplete", raw.autocomplete.as_deref(), token);
    let when = condition::all(owner, raw.when.as_ref(), raw.cases.as_ref(), at);
    let handout = raw.template.as_deref();
    let handout = handout.and_then(|name| at.key("template").value(self::handout(owner, name)));
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
fn handout(owner: &Owner<'_>, name: &str) -> Result<Handout, ReferenceFinding> {
    let (_, document) = find_document(owner.documents, name)?;
    let (url, language) = owner.address(name);
    let mut fills: Vec<FieldName> = Vec::new();
    for blank in &document.blanks {
        if !fills.contains(&blank.field) {
            fills.push(blank.field.clone());
        }
    }
    Ok(Handout { url, label: document.title.clone(), fills, language })
}

fn kind_name(word: &str) -> Result<KindName, FormFinding> {
    word.parse().map_err(|_| FormFinding::FieldKind(word.to_owned()))
}

/// Notes keys that fields of this kind do not have: they would do nothing, silently.
fn note_strange_keys(raw: &RawField, kind: KindName, at: &At<'_>) {
    let strange = raw.keys_of_kinds().filter(|(key, _)| !kind::keys(kind).contains(key));
    at.note_keys(strange, |key| FormFinding::FieldKey { key, kind });
}

/// Reads a token of `autocomplete`; browsers fill in nothing for one that they do not know.
fn autocomplete_token(token: &str, is_date: bool) -> Result<String, FormFinding> {
    if AUTOCOMPLETE.contains(&token) && (token == "bday") == is_date {
        Ok(token.to_owned())
    } else {
        Err(FormFinding::Autocomplete { token: token.to_owned(), is_date })
    }
}
