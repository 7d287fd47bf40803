//! The pages that list services: all by first letter, and those of one letter, topic or agency.

use serde::Serialize;

use super::ViewContext;
use super::directory::{AgencyEntry, TopicGroup};
use super::letter;
use super::link::Link;
use super::pager::Pager;
use super::service_card::ServiceCard;
use super::service_line::ListedService;
use crate::model::{Card, Initial, MOST_ON_ONE_PAGE, MOST_READ_AS_IT_IS, Page, Topic};

/// The page that lists all services: `services` in `services.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ServicesPage {
    /// The page that searches services.
    pub search_url: String,
    /// Whether the letters are a way to leaf through: a short list is read as it is.
    pub leafed: bool,
    /// The letters that services begin with, in order.
    pub initials: Vec<InitialGroup>,
    /// What services are about, where they are too many for this page.
    pub topics: Vec<TopicGroup>,
    /// Who gives them, where they are too many for this page.
    pub agencies: Vec<AgencyEntry<String>>,
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

impl ServicesPage {
    /// Makes the page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let (initials, count) = context.initials();
        let is_long = count > MOST_ON_ONE_PAGE;
        let group = |initial: Initial| {
            let list = Page::Letter(initial, 1);
            let services = if is_long {
                Vec::new()
            } else {
                ListedService::by_letter(context, &context.listed(&list))
            };
            let Link { label, url } = letter::link(context, initial);
            let id = letter::id(initial);
            let url = if is_long { url } else { format!("#{id}") };
            InitialGroup { label, id, url, services }
        };
        Self {
            search_url: context.url(Page::Search),
            leafed: count > MOST_READ_AS_IT_IS,
            initials: initials.into_iter().map(group).collect(),
            topics: if is_long { TopicGroup::all(context) } else { Vec::new() },
            agencies: if is_long { AgencyEntry::counted(context) } else { Vec::new() },
        }
    }
}

impl ListingPage {
    /// Makes a page of lines; absent if the list has no such page.
    #[must_use]
    pub fn lines(context: &ViewContext<'_>, page: &Page) -> Option<Self> {
        let part = context.part(page)?;
        let lines = match page {
            Page::Letter(..) => ListedService::by_letter(context, &part.items),
            _ => ListedService::all(context, &part.items),
        };
        Some(Self {
            lead: None,
            lang: None,
            cards: Vec::new(),
            lines,
            pager: Pager::new(context, page, &part),
            list_url: context.url(Page::Services),
        })
    }

    /// Makes a page of cards, each with its agency, and its title; absent if the topic or the
    /// event of life has no such page.
    #[must_use]
    pub fn cards<'site>(context: &ViewContext<'site>, page: &Page) -> Option<(&'site str, Self)> {
        let part = context.part(page)?;
        let site = context.site();
        let (topics, key, id) = match page {
            Page::Topic(id, _) => (&site.topics, "topics", id),
            Page::LifeEvent(id, _) => (&site.life_events, "life_events", id),
            _ => return None,
        };
        let Topic { name, summary, .. } = topics.iter().find(|topic| topic.id == *id)?;
        let card = |card: &Card<'_>| {
            let agency = context.agency_card(card.id.agency());
            let agency = agency.map(|agency| agency.name.to_owned());
            ServiceCard { agency, ..ServiceCard::new(context, card) }
        };
        let listing = Self {
            lead: summary.clone(),
            lang: context.borrowed_of_site(key),
            cards: part.items.iter().map(card).collect(),
            lines: Vec::new(),
            pager: Pager::new(context, page, &part),
            list_url: context.url(Page::Services),
        };
        Some((name, listing))
    }
}
