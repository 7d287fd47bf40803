//! The form of a service.

mod cases;
mod condition;
mod field;
mod kind;

use loket_form::field::{Field, Group};
use loket_form::form::{Form, FormParts, Purpose};
use loket_form::id::{FormId, Prefix};
use loket_form::kind::Choice;
use loket_form::language::Language;

pub(super) use self::cases::FormCases;
use super::context::SiteContext;
use super::form_fault;
use super::report::{At, Report, filled};
use crate::finding::FormFinding;
use crate::model::{Agency, Page, ServiceDocument, ServiceForm, ServiceId};
use crate::raw::form::{RawField, RawForm};

/// What a form is resolved against.
pub(super) struct Owner<'site> {
    /// Its path, such as `kominfo/lock`.
    pub(super) id: ServiceId,
    /// What it is for.
    pub(super) purpose: Purpose,
    /// The title of what it is about.
    pub(super) title: String,
    /// What its references begin with.
    pub(super) prefix: Prefix,
    /// The site that it belongs to.
    pub(super) around: SiteContext<'site>,
    /// Who gets it.
    pub(super) agency: &'site Agency,
    /// The documents that it may offer.
    pub(super) documents: &'site [ServiceDocument],
    /// The options for which service it is about.
    pub(super) services: Vec<Choice>,
    /// The cases of the service.
    pub(super) cases: FormCases<'site>,
}

impl Owner<'_> {
    /// The id of the form: a translated one has its language in front.
    fn form_id(&self) -> String {
        match self.around.translates {
            Some(_) => format!("{}/{}", self.around.language(), self.id),
            None => self.id.to_string(),
        }
    }

    /// Where a document is, and its language if it is not that of the form.
    fn address(&self, document: &str) -> (String, Option<Language>) {
        let page = Page::Document(self.id.clone(), document.to_owned());
        let (url, is_main) = self.around.text.address(page);
        (url, self.around.translates.filter(|_| is_main))
    }
}

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
        .and_then(|name| report.value(&at.key("reply_to"), field::name(name)));
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
