//! The page that searches services, and what it shows of each.

use serde::Serialize;

use super::ViewContext;
use super::glance::{FactView, Line};
use crate::model::{Agency, Page, PublicFile, Service};

/// The page that searches services: `search` in `search.html`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    /// Its own address, which the box sends words to.
    pub url: String,
    /// The folder of the index, which the script reads.
    pub index_url: String,
    /// A page that lists all services, for those without the script.
    pub list_url: String,
}

impl SearchPage {
    /// Makes the page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, index_folder: &PublicFile) -> Self {
        Self {
            url: context.url(Page::Search),
            index_url: context.file_url(index_folder),
            list_url: context.url(Page::Services),
        }
    }
}

/// What a search shows of a service: title, address and agency; the languages of title and agency
/// where they are not that of the page; the summary, its language, and time and cost in a line.
/// What is empty at the end is left out.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct SearchRow(Vec<String>);

impl SearchRow {
    /// Makes the row of a service.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Self {
        let key = if agency.short_name.is_some() { "short_name" } else { "name" };
        let of_service = |key| context.borrowed_of_service(&service.id, key).unwrap_or_default();
        let agency_lang = context.borrowed_of_agency(&agency.id, key).unwrap_or_default();
        let mut row = vec![
            service.full_title(),
            context.url(Page::Service(service.id.clone())),
            agency.listed.short_name.clone(),
            of_service("title").to_owned(),
            agency_lang.to_owned(),
            service.summary.clone().unwrap_or_default(),
            of_service("summary").to_owned(),
            facts(context, service),
        ];
        while row.pop_if(|last| last.is_empty()).is_some() {}
        Self(row)
    }
}

/// Writes time and cost in a line, as far as they are in the language of the page.
fn facts(context: &ViewContext<'_>, service: &Service) -> String {
    let words = &context.words.poster;
    let facts = [
        (&words.time, FactView::time(context, service)),
        (&words.cost, FactView::cost(context, service)),
    ];
    let told = |(label, fact): (&String, FactView)| {
        let line: Line = fact.any.line()?;
        line.lang.is_none().then(|| format!("{label}: {}", line.plain()))
    };
    facts.into_iter().filter_map(told).collect::<Vec<_>>().join(" · ")
}
