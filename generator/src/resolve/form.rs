//! The form of a service.

mod condition;
mod field;
mod kind;

use loket_form::field::Field;
use loket_form::form::{Form, FormId, FormParts, Group};
use loket_form::reference::Prefix;

use super::report::{At, Report, filled};
use super::service::Context;
use crate::finding::Finding;
use crate::model::{ServiceForm, full_title};
use crate::raw::form::{RawField, RawForm};

/// Resolves a form; absent, with findings, if it cannot be made.
pub(super) fn resolve(
    context: &Context<'_>,
    title: &str,
    code: Option<&str>,
    raw: &RawForm,
    report: &mut Report<'_>,
) -> Option<ServiceForm> {
    let at = At::TOP;
    let at = at.key("form");
    if context.agency_is_sure && context.agency.channels.emails.is_empty() {
        report.add(&at, Finding::NoRecipient);
    }
    if context.agency_is_sure && context.agency.privacy.is_none() {
        report.add(&at, Finding::NoPrivacyNotice);
    }
    let groups = groups(context, raw, &at, report);
    let reply_to = raw
        .reply_to
        .as_deref()
        .and_then(|name| report.value(&at.key("reply_to"), field::name(name)));
    let parts = FormParts {
        id: FormId::parse(&context.id.to_string()).ok()?,
        language: context.language,
        title: full_title(title, code),
        prefix: prefix(context, code),
        groups: groups?,
        reply_to,
    };
    let form = Form::try_new(parts).map_err(Finding::Form);
    let form = report.value(&at, form)?;
    Some(ServiceForm { form, warning: filled(raw.warning.as_deref()) })
}

fn prefix(context: &Context<'_>, code: Option<&str>) -> Prefix {
    code.and_then(|code| Prefix::from_text(code).ok())
        .or_else(|| Prefix::from_text(context.id.name()).ok())
        .or_else(|| Prefix::from_text(context.id.agency()).ok())
        .unwrap_or_default()
}

fn groups(
    context: &Context<'_>,
    raw: &RawForm,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    let mut complete = true;
    if let Some(raw_fields) = &raw.fields {
        let fields = fields(context, raw_fields, at, report);
        complete &= fields.is_some();
        groups.extend(fields.map(|fields| Group { heading: None, when: None, fields }));
    }
    let list = at.key("groups");
    for (index, group) in raw.groups.iter().flatten().enumerate() {
        let at = list.index(index);
        let fields = fields(context, group.fields.as_deref().unwrap_or_default(), &at, report);
        let when = group.when.as_ref();
        let when = when.map(|when| condition::resolve(when, &at.key("when"), report).ok_or(()));
        let when = when.transpose();
        complete &= fields.is_some() && when.is_ok();
        let heading = filled(group.heading.as_deref());
        let group = fields.zip(when.ok()).map(|(fields, when)| Group { heading, when, fields });
        groups.extend(group);
    }
    complete.then_some(groups).filter(|groups| condition::check(raw, groups, at, report))
}

/// Resolves every field, so that every problem is found; `None` if there was one.
fn fields(
    context: &Context<'_>,
    raw: &[RawField],
    above: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Field>> {
    let list = above.key("fields");
    let mut fields = Vec::with_capacity(raw.len());
    for (index, raw) in raw.iter().enumerate() {
        fields.push(field::resolve(context, raw, &list.index(index), report));
    }
    fields.into_iter().collect()
}
