//! What to prepare: the tree of documents and groups.

use super::context::Scope;
use super::report::{At, Report, filled};
use super::values::{is_stated, note_no_words, optional, prose, stated, website};
use crate::finding::{Finding, ReferenceFinding, StandardFinding, ValueFinding};
use crate::model::{
    Copies, DocumentForm, ForCases, GroupRule, RequiredDocument, Requirement, RequirementGroup,
    Validity,
};
use crate::raw::Entries;
use crate::raw::requirement::{RawDocumentForm, RawRequirement};

/// Resolves a list of requirements.
pub(super) fn resolve(
    scope: &Scope<'_>,
    raw: Option<&Entries<RawRequirement>>,
    list: &At<'_>,
    report: &mut Report<'_>,
) -> Vec<Requirement> {
    let Some(raw) = raw else { return Vec::new() };
    let mut requirements = Vec::with_capacity(raw.entries.len());
    for (index, entry) in raw.entries.iter().enumerate() {
        let below = list.index(index);
        let at = if raw.listed { &below } else { list };
        requirements.extend(requirement(scope, entry, at, report));
    }
    requirements
}

fn requirement(
    scope: &Scope<'_>,
    raw: &RawRequirement,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Requirement> {
    let cases = scope.cases.chosen(raw.cases.as_ref(), at, report);
    let groups = [("all_of", &raw.all_of), ("any_of", &raw.any_of), ("n_of", &raw.n_of)];
    let mut groups = groups.iter().filter_map(|(key, group)| Some((*key, group.as_ref()?)));
    if let Some((key, entries)) = groups.next() {
        if let Some((other, _)) = groups.next() {
            report.add(&at.key(other), StandardFinding::Together(other, key));
        }
        return Some(Requirement::Group(group(scope, raw, (key, entries), cases, at, report)));
    }
    if let Some(text) = filled(raw.text.as_deref()) {
        if raw.name.is_some() {
            report.add(&at.key("text"), StandardFinding::Together("text", "name"));
        }
        let prose = prose(&text, &at.key("text"), scope.service.text, report);
        return Some(Requirement::Text { prose, cases });
    }
    document(scope, raw, cases, at, report).map(Requirement::Document)
}

fn group(
    scope: &Scope<'_>,
    raw: &RawRequirement,
    (key, entries): (&'static str, &Entries<RawRequirement>),
    cases: ForCases,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> RequirementGroup {
    note_no_words(raw.name.as_deref(), &at.key("name"), report);
    note_keys_of_documents(raw, at, report);
    let resolved = resolve(scope, Some(entries), &at.key(key), report);
    if entries.entries.is_empty() {
        report.add(at, ValueFinding::Missing(key));
    }
    let rule = match (key, raw.count) {
        ("all_of", _) => GroupRule::All,
        ("any_of", _) => GroupRule::Any,
        (_, Some(count)) => {
            let possible = usize::try_from(count).unwrap_or(usize::MAX);
            if !(1..=entries.entries.len()).contains(&possible) {
                let of = entries.entries.len();
                report.add(&at.key("count"), StandardFinding::GroupCount { count, of });
            }
            GroupRule::Some(count)
        }
        (_, None) => {
            report.add(at, ValueFinding::Missing("count"));
            GroupRule::All
        }
    };
    if key != "n_of" && raw.count.is_some() {
        report.add(&at.key("count"), StandardFinding::Together("count", key));
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
fn note_keys_of_documents(raw: &RawRequirement, at: &At<'_>, report: &mut Report<'_>) {
    let keys = [
        ("form", raw.form.is_some()),
        ("copies", raw.copies.is_some()),
        ("size", raw.size.is_some()),
        ("valid", raw.valid.is_some()),
        ("template", raw.template.is_some()),
        ("link", raw.link.is_some()),
        ("text", raw.text.is_some()),
    ];
    for (key, _) in keys.into_iter().filter(|(_, present)| *present) {
        report.add(&at.key(key), StandardFinding::GroupKey(key));
    }
}

fn document(
    scope: &Scope<'_>,
    raw: &RawRequirement,
    cases: ForCases,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<RequiredDocument> {
    if raw.name.as_deref().is_some_and(|name| !is_stated(name)) {
        return None;
    }
    if raw.count.is_some() {
        report.add(&at.key("count"), StandardFinding::Together("count", "name"));
    }
    let template = filled(raw.template.as_deref()).map(|name| template(scope, &name));
    Some(RequiredDocument {
        name: report.required(at, "name", raw.name.as_deref()),
        form: raw.form.map(form),
        copies: optional(raw.copies.as_deref(), &at.key("copies"), report, copies),
        size: filled(raw.size.as_deref()),
        valid: stated(raw.valid.as_ref(), &at.key("valid"), scope.service.text, report, validity),
        template: template.and_then(|found| report.value(&at.key("template"), found)),
        link: optional(raw.link.as_deref(), &at.key("link"), report, website),
        note: filled(raw.note.as_deref()),
        condition: filled(raw.condition.as_deref()),
        cases,
    })
}

const fn form(raw: RawDocumentForm) -> DocumentForm {
    match raw {
        RawDocumentForm::Asli => DocumentForm::Original,
        RawDocumentForm::Salinan => DocumentForm::Copy,
        RawDocumentForm::Legalisir => DocumentForm::CertifiedCopy,
        RawDocumentForm::Unggah => DocumentForm::Upload,
    }
}

fn copies(text: &str) -> Result<Copies, Finding> {
    Copies::parse(text).map_err(|_| Finding::Value(ValueFinding::Copies(text.to_owned())))
}

pub(super) fn validity(text: &str) -> Result<Validity, Finding> {
    Validity::parse(text).map_err(|_| Finding::Value(ValueFinding::Validity(text.to_owned())))
}

/// Finds the document of the service by its name.
fn template(scope: &Scope<'_>, name: &str) -> Result<usize, Finding> {
    scope.service.documents().iter().position(|document| document.name == name).ok_or_else(|| {
        Finding::Reference(ReferenceFinding::UnknownDocument {
            name: name.to_owned(),
            known: scope.service.documents().iter().map(|document| document.name.clone()).collect(),
        })
    })
}
