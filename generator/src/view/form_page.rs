//! What the form, receipt and problem pages show around the form itself.
//!
//! These views go into the handler's bundle, which renders the same templates
//! with answers, errors or a receipt.

use serde::Serialize;

use super::ViewContext;
use super::complaints::ComplaintsView;
use super::contact::ContactView;
use super::glance::{FactView, Line};
use super::notice::PrivacyNotice;
use crate::model::{Agency, Page, PrivacyStatement, Service, ServiceForm};

/// Around a form: `service` and `notice` in `form.html`.
#[derive(Debug, Clone, Serialize)]
pub struct FormPage {
    /// The title of the service.
    pub title: String,
    /// The main language, if the title is in it; empty if not.
    pub title_lang: &'static str,
    /// The short code.
    pub code: Option<String>,
    /// The page of the service.
    pub url: String,
    /// How long it takes.
    pub time: Option<Line>,
    /// What it costs.
    pub cost: Option<Line>,
    /// The agency that receives the form.
    pub agency: ContactView,
    /// The seven items of the privacy notice.
    pub notice: PrivacyNotice,
    /// The main language, if the privacy notice is in it.
    pub notice_lang: Option<&'static str>,
    /// A sentence that warns what must never be sent, such as a passphrase.
    pub warning: Option<String>,
    /// The other ways to complain, beside a complaint form alone.
    pub complaints: Option<ComplaintsView>,
}

impl FormPage {
    /// Makes what stands around the form of a service.
    #[must_use]
    pub fn of_service(
        context: &ViewContext<'_>,
        service: &Service,
        form: &ServiceForm,
        agency: &Agency,
        privacy: &PrivacyStatement,
    ) -> Self {
        Self {
            title: service.title.clone(),
            title_lang: context.borrowed_of_service(&service.id, "title").unwrap_or_default(),
            code: service.code.clone(),
            url: context.url(Page::Service(service.id.clone())),
            time: FactView::time(context, service).any.line(),
            cost: FactView::cost(context, service).any.line(),
            ..Self::new(context, form, agency, privacy)
        }
    }

    /// Makes what stands around the complaint form of an agency.
    #[must_use]
    pub fn of_complaint(
        context: &ViewContext<'_>,
        form: &ServiceForm,
        agency: &Agency,
        privacy: &PrivacyStatement,
    ) -> Self {
        let complaints = Some(ComplaintsView::of(context, agency, None));
        Self { complaints, ..Self::new(context, form, agency, privacy) }
    }

    /// Makes what stands around a form of an agency that is about none of its services.
    fn new(
        context: &ViewContext<'_>,
        form: &ServiceForm,
        agency: &Agency,
        privacy: &PrivacyStatement,
    ) -> Self {
        Self {
            title: form.form.title().to_owned(),
            title_lang: "",
            code: None,
            url: context.url(Page::Agency(agency.id.clone())),
            time: None,
            cost: None,
            agency: ContactView::new(context, agency),
            notice: PrivacyNotice::new(context, privacy),
            notice_lang: context.borrowed_of_agency(&agency.id, "privacy"),
            warning: form.warning.clone(),
            complaints: None,
        }
    }
}
