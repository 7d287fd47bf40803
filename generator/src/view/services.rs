//! The pages that list services: all by first letter, and those of one letter, topic or agency.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ViewContext;
use super::directory::{AgencyLine, TopicGroup, TopicServices};
use super::home::ServiceCard;
use super::pager::Pager;
use crate::model::{Agency, Initial, Page, Service};

/// With more services than these, each letter has pages of its own.
pub const MOST_ON_ONE_PAGE: usize = 300;
/// How many services one page of a letter or an agency lists, a line each.
pub const LINES_ON_A_PAGE: usize = 200;
/// How many services one page of a topic lists, a card each.
pub const CARDS_ON_A_PAGE: usize = 60;

/// The page that lists all services: `services` in `services.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ServicesPage {
    /// The page that searches services.
    pub search_url: String,
    /// The letters that services begin with, in order.
    pub initials: Vec<InitialGroup>,
    /// What services are about, where they are too many for this page.
    pub topics: Vec<TopicGroup>,
    /// Who gives them, where they are too many for this page.
    pub agencies: Vec<AgencyLine>,
}

/// The services that begin with one letter.
#[derive(Debug, Clone, Serialize)]
pub struct InitialGroup {
    /// The letter, or `0–9`, or `#` for all else.
    pub label: String,
    /// The place on the page.
    pub id: String,
    /// Where its services are: a place on the page, or a page of their own.
    pub url: String,
    /// The services in order of title; empty if they have pages of their own.
    pub services: Vec<ListedService>,
}

/// A page that lists some services: `listing` in `listing.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ListingPage {
    /// One sentence on what is found here.
    pub lead: Option<String>,
    /// The main language, if title and sentence are in it.
    pub lang: Option<&'static str>,
    /// The services, if each is a card.
    pub cards: Vec<ServiceCard>,
    /// The services, if each is a line.
    pub lines: Vec<ListedService>,
    /// The way to the rest of the list.
    pub pager: Option<Pager>,
    /// The page that lists all services.
    pub list_url: String,
}

/// A service in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct ListedService {
    /// The title, with the short code if there is one.
    pub title: String,
    /// The page.
    pub url: String,
    /// The agency that gives it.
    pub agency: String,
    /// The main language, if the title is in it.
    pub lang: Option<&'static str>,
    /// The main language, if the page is in it alone.
    pub page_lang: Option<&'static str>,
    /// The main language, if the name of the agency is in it.
    pub agency_lang: Option<&'static str>,
}

/// All services that can be asked for, by what their titles begin with.
#[derive(Debug, Clone)]
pub struct ByInitial<'site>(BTreeMap<Initial, Vec<(&'site Service, &'site Agency)>>);

impl<'site> ByInitial<'site> {
    /// Sorts the services of a site.
    #[must_use]
    pub fn new(context: &ViewContext<'site>) -> Self {
        let site = context.site;
        let mut services: Vec<(&Service, &Agency)> = Vec::new();
        for agency in site.agencies.values() {
            services.extend(site.services_of(&agency.id).into_iter().map(|it| (it, agency)));
        }
        services.sort_by_cached_key(|(service, _)| (service.title.to_lowercase(), &service.id));
        let mut initials: BTreeMap<Initial, Vec<_>> = BTreeMap::new();
        for (service, agency) in services {
            initials.entry(Initial::of(&service.title)).or_default().push((service, agency));
        }
        Self(initials)
    }

    /// Returns whether each letter needs pages of its own.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.0.values().map(Vec::len).sum::<usize>() > MOST_ON_ONE_PAGE
    }

    /// Returns the letters with their services.
    pub fn groups(&self) -> impl Iterator<Item = (Initial, &[(&'site Service, &'site Agency)])> {
        self.0.iter().map(|(initial, services)| (*initial, services.as_slice()))
    }
}

impl ServicesPage {
    /// Makes the page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, services: &ByInitial<'_>) -> Self {
        let is_long = services.is_long();
        let group = |(initial, services): (Initial, &[(&Service, &Agency)])| {
            let id = format!("huruf-{}", initial.name());
            let url =
                if is_long { context.url(Page::Letter(initial, 1)) } else { format!("#{id}") };
            let listed = |(service, agency): &(&Service, &Agency)| {
                ListedService::new(context, service, agency)
            };
            let services = if is_long { Vec::new() } else { services.iter().map(listed).collect() };
            InitialGroup { label: initial.label(), id, url, services }
        };
        Self {
            search_url: context.url(Page::Search),
            initials: services.groups().map(group).collect(),
            topics: if is_long { TopicGroup::all(context) } else { Vec::new() },
            agencies: if is_long { AgencyLine::all(context) } else { Vec::new() },
        }
    }
}

impl ListingPage {
    /// Makes a page of lines.
    #[must_use]
    pub fn lines(
        context: &ViewContext<'_>,
        services: &[(&Service, &Agency)],
        pager: Option<Pager>,
    ) -> Self {
        let line =
            |(service, agency): &(&Service, &Agency)| ListedService::new(context, service, agency);
        let lines = services.iter().map(line).collect();
        let list_url = context.url(Page::Services);
        Self { lead: None, lang: None, cards: Vec::new(), lines, pager, list_url }
    }

    /// Makes a page of cards, each with its agency.
    #[must_use]
    pub fn cards(
        context: &ViewContext<'_>,
        topic: &TopicServices<'_>,
        services: &[&Service],
        pager: Option<Pager>,
    ) -> Self {
        let card = |service: &&Service| {
            let agency = context.site.agencies.get(service.id.agency());
            let card = ServiceCard::new(context, service);
            ServiceCard { agency: agency.map(|agency| agency.name.clone()), ..card }
        };
        let cards = services.iter().map(card).collect();
        let list_url = context.url(Page::Services);
        let (lead, lang) = (topic.topic.summary.clone(), topic.lang);
        Self { lead, lang, cards, lines: Vec::new(), pager, list_url }
    }
}

impl ListedService {
    /// Makes the line of a service.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Self {
        Self {
            title: service.full_title(),
            url: context.url(Page::Service(service.id.clone())),
            agency: agency.name.clone(),
            lang: context.borrowed_of_service(&service.id, "title"),
            page_lang: context.page_lang(Page::Service(service.id.clone())),
            agency_lang: context.borrowed_of_agency(&agency.id, "name"),
        }
    }
}
