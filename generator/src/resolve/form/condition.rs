//! For which answers something is asked.

use loket_form::condition::{Condition, faults};
use loket_form::form::{FormError, Group};

use super::field;
use crate::finding::Finding;
use crate::raw::form::{RawCondition, RawForm};
use crate::resolve::report::{At, Report};

/// Reads a condition; absent, with findings, if it cannot be read.
pub(super) fn resolve(
    raw: &RawCondition,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Condition> {
    let name = report.required(at, "field", raw.field.as_deref());
    let name =
        if name.is_empty() { None } else { report.value(&at.key("field"), field::name(&name)) };
    let is = raw.is.as_ref().map(|is| is.texts.clone()).unwrap_or_default();
    if is.is_empty() {
        report.add(at, Finding::Missing("is"));
        return None;
    }
    Some(Condition { field: name?, is })
}

/// Checks the conditions of a form against its fields, each at its own place.
pub(super) fn check(raw: &RawForm, groups: &[Group], at: &At<'_>, report: &mut Report<'_>) -> bool {
    let faults = faults(groups);
    let list = at.key("groups");
    for fault in &faults {
        let finding = Finding::Form(FormError::Condition(fault.error.clone()));
        // Fields without a group stand in front, as a group of their own.
        let group = fault.group.checked_sub(usize::from(raw.fields.is_some()));
        let group = group.map(|group| list.index(group));
        let owner = group.as_ref().unwrap_or(at);
        match fault.field {
            None => report.add(&owner.key("when"), finding),
            Some(field) => {
                let fields = owner.key("fields");
                report.add(&fields.index(field).key("when"), finding);
            }
        }
    }
    faults.is_empty()
}
