//! The form of a service.

mod cases;
mod condition;
mod field;
mod kind;
mod owner;
mod shared;

use loket_form::field::{Field, Group};
use loket_form::form::{Form, FormParts, Purpose};
use loket_form::id::{FormId, Prefix};

pub(super) use self::cases::FormCases;
pub(super) use self::owner::Owner;
pub(super) use self::shared::resolve_shared;
use super::form_fault;
use super::report::{At, Report, filled};
use super::values::field_name;
use crate::finding::FormFinding;
use crate::model::{ServiceForm, ServiceId};
use crate::raw::form::{RawField, RawForm};

/// Resolves a form; absent, with findings, if it cannot be made.
pub(super) fn resolve(
    owner: &Owner<'_>,
    raw: &RawForm,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<ServiceForm> {
    let has_recipient = match owner.purpose {
        Purpose::Request => !owner.agency.form_addresses.is_empty(),
        Purpose::Complaint => !owner.agency.complaint_addresses().is_empty(),
    };
    if !has_recipient {
        report.add(at, FormFinding::NoRecipient);
    }
    if owner.agency.privacy.is_none() {
        report.add(at, FormFinding::NoPrivacyNotice);
    }
    let groups = groups(owner, raw, at, report);
    let reply_to = raw
        .reply_to
        .as_deref()
        .and_then(|name| report.value(&at.key("reply_to"), field_name(name)));
    let parts = FormParts {
        id: FormId::parse(&owner.form_id()).ok()?,
        language: owner.around.language(),
        purpose: owner.purpose,
        title: owner.title.clone(),
        prefix: owner.prefix.clone(),
        groups: groups?,
        reply_to,
    };
    let form = Form::try_new(parts).map_err(|error| form_fault::note(error, raw, at, report));
    let form = form.ok()?;
    if !owner.cases.check(&form, at, report) {
        return None;
    }
    Some(ServiceForm { form, warning: filled(raw.warning.as_deref()) })
}

/// Makes the beginning of references of a code, or of a name that stands in an address.
pub(super) fn prefix(code: Option<&str>, id: &ServiceId) -> Prefix {
    code.and_then(|code| Prefix::from_text(code).ok())
        .or_else(|| Prefix::from_text(id.name()).ok())
        .or_else(|| Prefix::from_text(id.agency()).ok())
        .unwrap_or_default()
}

fn groups(
    owner: &Owner<'_>,
    raw: &RawForm,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Group>> {
    let mut groups: Vec<Group> = owner.cases.question(raw).into_iter().collect();
    let mut complete = true;
    if let Some(raw_fields) = &raw.fields {
        let fields = fields(owner, raw_fields, at, report);
        complete &= fields.is_some();
        groups.extend(fields.map(|fields| Group { heading: None, when: Vec::new(), fields }));
    }
    let list = at.key("groups");
    for (index, group) in raw.groups.iter().flatten().enumerate() {
        let at = list.index(index);
        let fields = fields(owner, group.fields.as_deref().unwrap_or_default(), &at, report);
        let when = condition::all(owner, group.when.as_ref(), group.cases.as_ref(), &at, report);
        complete &= fields.is_some() && when.is_some();
        let heading = filled(group.heading.as_deref());
        let group = fields.zip(when).map(|(fields, when)| Group { heading, when, fields });
        groups.extend(group);
    }
    complete.then_some(groups).filter(|groups| condition::check(raw, groups, at, report))
}

/// Resolves every field, so that every problem is found; `None` if there was one.
fn fields(
    owner: &Owner<'_>,
    raw: &[RawField],
    above: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Field>> {
    let list = above.key("fields");
    let mut fields = Vec::with_capacity(raw.len());
    for (index, raw) in raw.iter().enumerate() {
        fields.push(field::resolve(owner, raw, &list.index(index), report));
    }
    fields.into_iter().collect()
}
