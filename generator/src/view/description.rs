//! What search engines say below the title of a page.

use crate::model::{Agency, Service};

use super::ViewContext;

/// Describes a page that has nothing but a title, or says what its content says.
#[must_use]
pub fn page(context: &ViewContext<'_>, title: &str, summary: Option<&str>) -> String {
    let words = &context.words.descriptions.page;
    let own = || words.replace("{title}", title).replace("{site}", &context.site().name);
    summary.map_or_else(own, str::to_owned)
}

/// Describes the page of an agency.
#[must_use]
pub fn agency(context: &ViewContext<'_>, agency: &Agency) -> String {
    context.words.descriptions.agency.replace("{agency}", &agency.name)
}

/// Describes the page of a service.
#[must_use]
pub fn service(context: &ViewContext<'_>, service: &Service) -> String {
    let words = &context.words.descriptions.service;
    let own = || words.replace("{title}", &service.full_title());
    service.summary.clone().unwrap_or_else(own)
}

/// Describes the list of all services.
#[must_use]
pub fn services(context: &ViewContext<'_>) -> String {
    context.words.descriptions.services.replace("{site}", &context.site().name)
}

/// Describes the complaint form of an agency.
#[must_use]
pub fn complaint(context: &ViewContext<'_>, agency: &Agency) -> String {
    context.words.descriptions.complaint.replace("{agency}", &agency.name)
}
