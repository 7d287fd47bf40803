//! What the form, receipt and problem pages show around the form itself.
//!
//! These views go into the handler's bundle, which renders the same templates
//! with answers, errors or a receipt.

use serde::Serialize;

use super::ViewContext;
use super::agency::ContactView;
use super::complaints::ComplaintsView;
use super::notice::PrivacyNotice;
use super::service::{cost_summary, time_summary};
use crate::model::{Agency, PrivacyStatement, Service, ServiceForm};

/// Around a form: `service` and `notice` in `form.html`.
#[derive(Debug, Clone, Serialize)]
pub struct FormPage {
    /// The title of the service.
    pub title: String,
    /// The short code.
    pub code: Option<String>,
    /// The page of the service.
    pub url: String,
    /// How long it takes, in words.
    pub time: Option<String>,
    /// What it costs, in words.
    pub cost: Option<String>,
    /// The agency that receives the form.
    pub agency: ContactView,
    /// The seven items of the privacy notice.
    pub notice: PrivacyNotice,
    /// A sentence that warns what must never be sent, such as a passphrase.
    pub warning: Option<String>,
    /// The other ways to complain, beside a complaint form alone.
    pub complaints: Option<ComplaintsView>,
}

impl FormPage {
    /// Makes what stands around the form of a service.
    #[must_use]
    pub fn new(
        context: &ViewContext<'_>,
        service: &Service,
        form: &ServiceForm,
        agency: &Agency,
        privacy: &PrivacyStatement,
    ) -> Self {
        Self {
            title: service.title.clone(),
            code: service.code.clone(),
            url: context.addresses.service(service),
            time: time_summary(context, service),
            cost: cost_summary(context, service),
            agency: ContactView::new(context, agency),
            notice: PrivacyNotice::new(context, privacy),
            warning: form.warning.clone(),
            complaints: None,
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
        Self {
            title: form.form.title().to_owned(),
            code: None,
            url: context.addresses.agency(&agency.id),
            time: None,
            cost: None,
            agency: ContactView::new(context, agency),
            notice: PrivacyNotice::new(context, privacy),
            warning: form.warning.clone(),
            complaints: Some(ComplaintsView::new(context, &agency.complaints)),
        }
    }
}
