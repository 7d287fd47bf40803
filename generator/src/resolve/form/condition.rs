//! For which answers something is asked.

use loket_form::condition::Condition;
use loket_form::condition_fault::{ConditionError, faults};
use loket_form::field::Group;
use loket_form::form::FormError;
use loket_form::id::CASE;

use super::Owner;
use crate::finding::{FormFinding, ValueFinding};
use crate::raw::OneOrMany;
use crate::raw::form::{RawCondition, RawForm};
use crate::resolve::at::At;
use crate::resolve::values::field_name;

/// Reads when something is asked: in which cases, for which answer; absent, with findings,
/// if it cannot be read.
pub(super) fn all(
    owner: &Owner<'_>,
    when: Option<&RawCondition>,
    cases: Option<&OneOrMany>,
    at: &At<'_>,
) -> Option<Vec<Condition>> {
    let cases = cases.map(|cases| owner.cases.condition(cases, at).ok_or(()));
    let when = when.map(|when| resolve(when, &at.key("when")).ok_or(()));
    let (cases, when) = (cases.transpose().ok()?, when.transpose().ok()?);
    Some(cases.into_iter().flatten().chain(when).collect())
}

/// Reads a condition; absent, with findings, if it cannot be read.
fn resolve(raw: &RawCondition, at: &At<'_>) -> Option<Condition> {
    let field = at.required_value("field", raw.field.as_deref(), field_name);
    let is = raw.is.as_ref().map(|is| is.texts.clone()).unwrap_or_default();
    if is.is_empty() {
        at.add(ValueFinding::Missing("is"));
        return None;
    }
    Some(Condition { field: field?, is })
}

/// Checks the conditions of a form against its fields, each at its own place.
pub(super) fn check(raw: &RawForm, groups: &[Group], at: &At<'_>) -> bool {
    let names = groups.iter().flat_map(|group| &group.fields).map(|field| field.name.as_str());
    if has_case_question(groups) && names.filter(|name| *name == CASE).count() > 1 {
        // Which of them a condition means is only known once one has another name.
        return true;
    }
    let faults = faults(groups);
    let list = at.key("groups");
    // The question for the case stands in front, as a group that nobody wrote.
    let written = usize::from(has_case_question(groups));
    for fault in &faults {
        let key = key(&fault.error);
        let finding = FormFinding::Whole(FormError::Condition(fault.error.clone()));
        // Fields without a group stand in front, as a group of their own.
        let group = fault.group.checked_sub(written + usize::from(raw.fields.is_some()));
        let group = group.map(|group| list.index(group));
        let owner = group.as_ref().unwrap_or(at);
        match fault.field {
            None => owner.key(key).add(finding),
            Some(field) => owner.key("fields").index(field).key(key).add(finding),
        }
    }
    faults.is_empty()
}

fn has_case_question(groups: &[Group]) -> bool {
    let first = groups.first().and_then(|group| group.fields.first());
    first.is_some_and(|first| first.name.as_str() == CASE)
}

/// Returns the key that is to blame.
fn key(error: &ConditionError) -> &'static str {
    match error {
        ConditionError::Contradiction(field) if field.as_str() == CASE => "cases",
        _ => "when",
    }
}
