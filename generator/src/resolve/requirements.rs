//! What to prepare: the tree of documents and groups.

use super::at::{At, filled};
use super::context::{Scope, ServiceContext};
use super::values::{duration, find_document, is_stated, prose, stated, website};
use crate::finding::{StandardFinding, ValueFinding};
use crate::model::{
    Copies, DocumentForm, ForCases, GroupRule, RequiredDocument, Requirement, RequirementGroup,
    StatedValue, Validity,
};
use crate::raw::Entries;
use crate::raw::requirement::RawRequirement;

/// Resolves a list of requirements, which stands under a key.
pub(super) fn resolve(
    scope: &Scope<'_>,
    key: &'static str,
    raw: Option<&Entries<RawRequirement>>,
    at: &At<'_>,
) -> Vec<Requirement> {
    at.each(key, raw, |raw, at| requirement(scope, raw, at))
}

fn requirement(scope: &Scope<'_>, raw: &RawRequirement, at: &At<'_>) -> Option<Requirement> {
    let cases = scope.cases.chosen(raw.cases.as_ref(), at);
    let groups = [("all_of", &raw.all_of), ("any_of", &raw.any_of), ("n_of", &raw.n_of)];
    let mut groups = groups.iter().filter_map(|(key, group)| Some((*key, group.as_ref()?)));
    if let Some((key, entries)) = groups.next() {
        if let Some((other, _)) = groups.next() {
            at.key(other).add(StandardFinding::Together(other, key));
        }
        return Some(Requirement::Group(group(scope, raw, (key, entries), cases, at)));
    }
    if let Some(text) = filled(raw.text.as_deref()) {
        if raw.name.is_some() {
            at.key("text").add(StandardFinding::Together("text", "name"));
        }
        let prose = prose(&text, &at.key("text"), scope.service.text);
        return Some(Requirement::Text { prose, cases });
    }
    document(scope.service, raw, cases, at).map(Requirement::Document)
}

fn group(
    scope: &Scope<'_>,
    raw: &RawRequirement,
    (key, entries): (&'static str, &Entries<RawRequirement>),
    cases: ForCases,
    at: &At<'_>,
) -> RequirementGroup {
    at.note_no_words("name", raw.name.as_deref());
    note_keys_of_documents(raw, at);
    let resolved = resolve(scope, key, Some(entries), at);
    let of = entries.entries.len();
    if of == 0 {
        at.add(ValueFinding::Missing(key));
    }
    let rule = match (key, raw.count) {
        ("all_of", _) => GroupRule::All,
        ("any_of", _) => GroupRule::Any,
        (_, Some(count)) => {
            if !(1..=of).contains(&usize::try_from(count).unwrap_or(usize::MAX)) {
                at.key("count").add(StandardFinding::GroupCount { count, of });
            }
            GroupRule::Some(count)
        }
        (_, None) => {
            at.add(ValueFinding::Missing("count"));
            GroupRule::All
        }
    };
    if key != "n_of" && raw.count.is_some() {
        at.key("count").add(StandardFinding::Together("count", key));
    }
    RequirementGroup {
        rule,
        name: filled(raw.name.as_deref()),
        note: filled(raw.note.as_deref()),
        condition: filled(raw.condition.as_deref()),
        cases,
        entries: resolved,
    }
}

/// Notes keys that only documents have: on a group they would do nothing, silently.
fn note_keys_of_documents(raw: &RawRequirement, at: &At<'_>) {
    let keys = [
        ("form", raw.form.is_some()),
        ("copies", raw.copies.is_some()),
        ("size", raw.size.is_some()),
        ("valid", raw.valid.is_some()),
        ("max_age", raw.max_age.is_some()),
        ("template", raw.template.is_some()),
        ("link", raw.link.is_some()),
        ("text", raw.text.is_some()),
    ];
    at.note_keys(keys, StandardFinding::GroupKey);
}

fn document(
    service: &ServiceContext<'_>,
    raw: &RawRequirement,
    cases: ForCases,
    at: &At<'_>,
) -> Option<RequiredDocument> {
    if raw.name.as_deref().is_some_and(|name| !is_stated(name)) {
        return None;
    }
    if raw.count.is_some() {
        at.key("count").add(StandardFinding::Together("count", "name"));
    }
    Some(RequiredDocument {
        name: at.required("name", raw.name.as_deref()),
        form: raw.form.map(DocumentForm::from),
        copies: at.optional("copies", raw.copies.as_deref(), copies),
        size: filled(raw.size.as_deref()),
        valid: valid(raw, at, service),
        max_age: stated(raw.max_age.as_ref(), &at.key("max_age"), service.text, duration),
        template: at.optional("template", raw.template.as_deref(), |name| {
            find_document(service.documents(), name).map(|(number, _)| number)
        }),
        link: at.optional("link", raw.link.as_deref(), website),
        note: filled(raw.note.as_deref()),
        condition: filled(raw.condition.as_deref()),
        cases,
    })
}

/// Notes what must be valid at most so long: that is the age of what was issued.
fn valid(
    raw: &RawRequirement,
    at: &At<'_>,
    service: &ServiceContext<'_>,
) -> Option<StatedValue<Validity>> {
    let at = at.key("valid");
    let valid = stated(raw.valid.as_ref(), &at, service.text, validity);
    if let Some(StatedValue::Value(Validity::For(duration))) = &valid
        && duration.is_upper_bound()
    {
        at.add(StandardFinding::AgeAsValidity);
    }
    valid
}

fn copies(text: &str) -> Result<Copies, ValueFinding> {
    Copies::parse(text).map_err(|_| ValueFinding::Copies(text.to_owned()))
}

pub(super) fn validity(text: &str) -> Result<Validity, ValueFinding> {
    Validity::parse(text).map_err(|_| ValueFinding::Validity(text.to_owned()))
}
