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
use super::at::{At, filled};
use super::form_fault;
use super::values::field_name;
use crate::finding::FormFinding;
use crate::model::{ServiceForm, ServiceId};
use crate::raw::form::{RawField, RawForm, RawGroup};

/// Resolves a form; absent, with findings, if it cannot be made.
pub(super) fn resolve(owner: &Owner<'_>, raw: &RawForm, at: &At<'_>) -> Option<ServiceForm> {
    let has_recipient = match owner.purpose {
        Purpose::Request => !owner.agency.form_addresses.is_empty(),
        Purpose::Complaint => !owner.agency.complaint_addresses().is_empty(),
    };
    if !has_recipient {
        at.add(FormFinding::NoRecipient);
    }
    if owner.agency.privacy.is_none() {
        at.add(FormFinding::NoPrivacyNotice);
    }
    let groups = groups(owner, raw, at);
    let opening = raw.open.as_ref();
    let opening = opening.map(|raw| owner.around.moments().opening(raw, &at.key("open")));
    let reply_to = raw.reply_to.as_deref();
    let reply_to = reply_to.and_then(|name| at.key("reply_to").value(field_name(name)));
    let parts = FormParts {
        id: FormId::parse(&owner.form_id()).ok()?,
        language: owner.around.language(),
        purpose: owner.purpose,
        title: owner.title.clone(),
        prefix: owner.prefix.clone(),
        groups: groups?,
        reply_to,
        opening: opening.unwrap_or_default(),
        review: raw.review.unwrap_or_default(),
    };
    let form = Form::try_new(parts).map_err(|error| form_fault::note(error, raw, at)).ok()?;
    owner
        .cases
        .check(&form, at)
        .then(|| ServiceForm { form, warning: filled(raw.warning.as_deref()) })
}

/// Makes the beginning of references of a code, or of a name that stands in an address.
pub(super) fn prefix(code: Option<&str>, id: &ServiceId) -> Prefix {
    code.and_then(|code| Prefix::from_text(code).ok())
        .or_else(|| Prefix::from_text(id.name()).ok())
        .or_else(|| Prefix::from_text(id.agency()).ok())
        .unwrap_or_default()
}

/// Resolves every group, so that every problem is found; `None` if there was one.
fn groups(owner: &Owner<'_>, raw: &RawForm, at: &At<'_>) -> Option<Vec<Group>> {
    let case = owner.cases.question(raw).into_iter().map(Some);
    let ungrouped = raw.fields.as_ref().map(|raw| {
        let fields = fields(owner, Some(raw), at)?;
        Some(Group { heading: None, when: Vec::new(), fields })
    });
    let groups = at.each("groups", raw.groups.as_ref(), |raw, at| Some(group(owner, raw, at)));
    let groups: Option<Vec<Group>> = case.chain(ungrouped).chain(groups).collect();
    groups.filter(|groups| condition::check(raw, groups, at))
}

fn group(owner: &Owner<'_>, raw: &RawGroup, at: &At<'_>) -> Option<Group> {
    let fields = fields(owner, raw.fields.as_ref(), at);
    let when = condition::all(owner, raw.when.as_ref(), raw.cases.as_ref(), at);
    Some(Group { heading: filled(raw.heading.as_deref()), when: when?, fields: fields? })
}

/// Resolves every field, so that every problem is found; `None` if there was one.
fn fields(owner: &Owner<'_>, raw: Option<&Vec<RawField>>, at: &At<'_>) -> Option<Vec<Field>> {
    let fields = at.each("fields", raw, |raw, at| Some(field::resolve(owner, raw, at)));
    fields.into_iter().collect()
}
