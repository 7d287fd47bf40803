//! What a list shows of a service, and of those of one agency.

use serde::Serialize;

use super::ViewContext;
use super::service::{cost_summary, time_summary};
use crate::model::{AgencyCard, Card, Page};

/// The services of one agency.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceGroup {
    /// The name of the agency.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The main language, if the name is in it.
    pub lang: Option<&'static str>,
    /// Its services in order of title.
    pub services: Vec<ServiceCard>,
}

/// A service in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceCard {
    /// The title.
    pub title: String,
    /// The short code, such as `LOCK`.
    pub code: Option<String>,
    /// The page.
    pub url: String,
    /// One sentence on what it is for.
    pub summary: Option<String>,
    /// The agency that gives it, where a list has those of several.
    pub agency: Option<String>,
    /// How long it takes, in words; absent if not stated.
    pub time: Option<String>,
    /// What it costs, in words; absent if not stated.
    pub cost: Option<String>,
    /// Whether there is a form to send from here.
    pub online: bool,
    /// The main language, if the title is in it.
    pub lang: Option<&'static str>,
    /// The main language, if the summary is in it.
    pub summary_lang: Option<&'static str>,
    /// The main language, if the page is in it alone.
    pub page_lang: Option<&'static str>,
}

impl ServiceGroup {
    /// Makes the groups of all agencies.
    #[must_use]
    pub fn all(context: &ViewContext<'_>) -> Vec<Self> {
        context.agencies().into_iter().map(|agency| Self::new(context, agency)).collect()
    }

    fn new(context: &ViewContext<'_>, agency: AgencyCard<'_>) -> Self {
        let services = context.listed(&Page::ServicesOf(agency.id.to_owned(), 1));
        Self {
            name: agency.name.to_owned(),
            url: context.url(Page::Agency(agency.id.to_owned())),
            lang: context.borrowed_of_agency(agency.id, "name"),
            services: services.into_iter().map(|card| ServiceCard::new(context, card)).collect(),
        }
    }
}

impl ServiceCard {
    /// Makes the card of a service.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, card: Card<'_>) -> Self {
        let page = Page::Service(card.id().clone());
        Self {
            title: card.title().to_owned(),
            code: card.code().map(str::to_owned),
            url: context.url(page.clone()),
            summary: card.summary().map(str::to_owned),
            agency: None,
            time: time_summary(context, card),
            cost: cost_summary(context, card),
            online: card.is_online(),
            lang: context.borrowed_of_service(card.id(), "title"),
            summary_lang: context.borrowed_of_service(card.id(), "summary"),
            page_lang: context.page_lang(page),
        }
    }
}
