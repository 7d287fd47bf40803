//! The form of a service or of an agency, with all that its page and the handler need of it.

use std::collections::BTreeMap;

use loket_form::bundle::{CaseEntry, FormEntry, Recipient, TemplateValue};
use loket_form::calendar::DueRule;
use loket_form::id::FormId;

use super::error::RenderError;
use crate::model::{
    Agency, Case, Page, PrivacyStatement, ProcessingTime, Service, ServiceForm, ServiceId,
    StatedValue,
};
use crate::view::{ContactView, FormPage, Line, Link, PageMeta, ViewContext, description};

/// A form that can be filled in in the language of the page.
pub(super) struct FormParts<'site> {
    /// What it is about; absent if it is a complaint.
    service: Option<&'site Service>,
    agency: &'site Agency,
    pub(super) form: &'site ServiceForm,
    privacy: &'site PrivacyStatement,
}

impl<'site> FormParts<'site> {
    /// Finds the form that stands on a page; absent if there is none.
    pub(super) fn of(view: &ViewContext<'site>, page: &Page) -> Option<Self> {
        match page {
            Page::Form(id) => Self::of_service(view, id),
            Page::Complaint(agency) => Self::of_agency(view, agency),
            _ => None,
        }
    }

    fn of_service(view: &ViewContext<'site>, id: &ServiceId) -> Option<Self> {
        let (service, agency) = (view.service(id)?, view.agency(id.agency())?);
        let privacy = agency.privacy.as_ref()?;
        Some(Self { service: Some(service), agency, form: service.open_form()?, privacy })
    }

    fn of_agency(view: &ViewContext<'site>, agency: &str) -> Option<Self> {
        view.note_services_of(agency);
        let agency = view.agency(agency)?;
        let (form, privacy) = (agency.complaint_form.as_ref()?, agency.privacy.as_ref()?);
        Some(Self { service: None, agency, form, privacy })
    }

    /// Returns what stands around it.
    pub(super) fn page(&self, view: &ViewContext<'_>) -> FormPage {
        match self.service {
            Some(service) => {
                FormPage::of_service(view, service, self.form, self.agency, self.privacy)
            }
            None => FormPage::of_complaint(view, self.form, self.agency, self.privacy),
        }
    }

    /// Returns the head of its page.
    pub(super) fn meta(&self, view: &ViewContext<'_>, page: &Page) -> PageMeta {
        let (title, description) = match self.service {
            Some(service) => (
                format!("{}: {}", view.words.form, service.full_title()),
                description::service(view, service),
            ),
            None => (self.form.form.title().to_owned(), description::complaint(view, self.agency)),
        };
        let meta = self.kept(view, PageMeta::new(view, &title, &description, page));
        meta.of_form(view, self.form).with_form(view)
    }

    /// Adds the way to the form, and who keeps it.
    fn kept(&self, view: &ViewContext<'_>, meta: PageMeta) -> PageMeta {
        let parents = match self.service {
            Some(service) => Link::to_service(view, service, self.agency),
            None => vec![Link::agency(view, self.agency)],
        };
        let meta = meta.below(view, parents).kept_by(view, self.agency);
        match self.service {
            Some(service) => meta.of_service(view, service),
            None => meta,
        }
    }

    /// Returns what the handler needs of the form on a page; `original` is the form in the main
    /// language, if this is another one.
    pub(super) fn entry(
        &self,
        view: &ViewContext<'_>,
        page: &Page,
        original: Option<FormId>,
    ) -> Result<FormEntry, RenderError> {
        let Self { service, agency, form, .. } = self;
        let around = self.page(view);
        let sent = if service.is_some() { &view.words.receipt } else { &view.words.complaint_sent };
        let receipt = self.kept(view, PageMeta::unlisted(sent));
        let (addresses, due, above) = match service {
            Some(service) => (
                &agency.form_addresses[..],
                service.single_time().and_then(|time| due_rule(&time.time)),
                Page::Service(service.id.clone()),
            ),
            // Several classes have several times, and nobody knows yet which it is.
            None => (
                agency.complaint_addresses(),
                match agency.complaints.deadlines.as_slice() {
                    [only] => due_rule(&only.time),
                    _ => None,
                },
                Page::Agency(agency.id.clone()),
            ),
        };
        Ok(FormEntry {
            form: form.form.clone(),
            original,
            recipient: Recipient { name: agency.name.clone(), addresses: addresses.to_vec() },
            due,
            time: around.time.as_ref().map(Line::plain),
            cases: service.map(|service| self.cases(view, service)).unwrap_or_default(),
            service_url: view.url(above),
            form_url: view.url(page.clone()),
            channels: ContactView::new(view, agency).lines(view),
            service: TemplateValue::new(&around)?,
            form_page: TemplateValue::new(&self.meta(view, page))?,
            receipt_page: TemplateValue::new(&receipt)?,
        })
    }

    /// Returns the cases that the form asks for, with the time that each takes.
    fn cases(&self, view: &ViewContext<'_>, service: &Service) -> BTreeMap<String, CaseEntry> {
        if self.form.form.case_question().is_none() {
            return BTreeMap::new();
        }
        let entry = |(index, case): (usize, &Case)| {
            let time: Option<&ProcessingTime> = service.time_of_case(index);
            let entry = CaseEntry {
                name: case.name.clone(),
                due: time.and_then(|time| due_rule(&time.time)),
                time: time.map(|time| time.text(view.locale)),
            };
            (case.id.clone(), entry)
        };
        service.cases.iter().enumerate().map(entry).collect()
    }
}

/// Returns the rule of the due date; absent for a time that is text.
fn due_rule(time: &StatedValue<crate::model::Duration>) -> Option<DueRule> {
    time.value().and_then(crate::model::Duration::due_rule)
}
