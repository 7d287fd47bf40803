//! What a site offers at a glance: by topic, and its services, or its agencies where they are many.

use serde::Serialize;

use super::ViewContext;
use super::letter;
use super::link::Link;
use super::service_card::ServiceCard;
use super::service_line::ListedService;
use crate::model::{AgencyCard, FEW, MOST_AT_A_GLANCE, Page, Topic};

/// The services of a site at a glance: `directory` of the home page.
#[derive(Debug, Clone, Serialize)]
pub struct Directory {
    /// The page that searches services.
    pub search_url: String,
    /// The page that lists all services.
    pub list_url: String,
    /// What services are about.
    pub topics: Vec<TopicGroup>,
    /// Services by agency, a card each; empty unless they are few.
    pub groups: Vec<AgencyEntry<Vec<ServiceCard>>>,
    /// Agencies with how many services they have; empty where services are few, or one has all.
    pub agencies: Vec<AgencyEntry<String>>,
    /// All services, a line each; empty where they are few, or too many to look over.
    pub services: Vec<ListedService>,
    /// The letters to look for a service by, where they are too many to look over.
    pub letters: Vec<Link>,
}

/// Topics under one heading: topics proper, or events of life.
#[derive(Debug, Clone, Serialize)]
pub struct TopicGroup {
    /// What kind they are.
    pub heading: String,
    /// Those that have services, in the order of the site.
    pub topics: Vec<TopicLine>,
}

/// A topic or an event of life in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TopicLine {
    /// The name.
    pub name: String,
    /// One sentence on what is found under it.
    pub summary: Option<String>,
    /// The main language, if both are in it.
    pub lang: Option<&'static str>,
    /// The page that lists its services.
    pub url: String,
    /// How many services it has, in words.
    pub services: String,
}

/// An agency in a list.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyEntry<T> {
    /// The name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The main language, if the name is in it.
    pub lang: Option<&'static str>,
    /// Its services in order of title, or how many it has, in words.
    pub services: T,
}

impl Directory {
    /// Makes the directory of a site.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let (count, _) = context.counts();
        let groups = if count <= FEW { AgencyEntry::with_services(context) } else { Vec::new() };
        let agencies = if count > FEW { AgencyEntry::counted(context) } else { Vec::new() };
        let lines =
            |initial| ListedService::by_letter(context, &context.listed(&Page::Letter(initial, 1)));
        let initials = if count > FEW { context.initials().0 } else { Vec::new() };
        let (read, leafed) = match count {
            ..=MOST_AT_A_GLANCE => (initials, Vec::new()),
            _ => (Vec::new(), initials),
        };
        Self {
            search_url: context.url(Page::Search),
            list_url: context.url(Page::Services),
            topics: TopicGroup::all(context),
            groups,
            agencies: if agencies.len() > 1 { agencies } else { Vec::new() },
            services: read.into_iter().flat_map(lines).collect(),
            letters: leafed.into_iter().map(|initial| letter::link(context, initial)).collect(),
        }
    }
}

impl TopicGroup {
    /// Makes the groups that have topics with services.
    #[must_use]
    pub fn all(context: &ViewContext<'_>) -> Vec<Self> {
        let (words, site) = (&context.words.services, context.site());
        let group = |heading: &String, topics: &[Topic], key, page: fn(String, usize) -> Page| {
            let line = |topic: &Topic| {
                let list = page(topic.id.clone(), 1);
                let length = context.length(&list);
                (length > 0).then(|| TopicLine {
                    name: topic.name.clone(),
                    summary: topic.summary.clone(),
                    lang: context.borrowed_of_site(key),
                    url: context.url(list),
                    services: count(context, length),
                })
            };
            Self { heading: heading.clone(), topics: topics.iter().filter_map(line).collect() }
        };
        let groups = [
            group(&words.topics, &site.topics, "topics", Page::Topic),
            group(&words.life_events, &site.life_events, "life_events", Page::LifeEvent),
        ];
        groups.into_iter().filter(|group| !group.topics.is_empty()).collect()
    }
}

impl AgencyEntry<Vec<ServiceCard>> {
    fn with_services(context: &ViewContext<'_>) -> Vec<Self> {
        Self::all(context, |list| ServiceCard::all(context, &context.listed(list)))
    }
}

impl AgencyEntry<String> {
    /// Lists all agencies with how many services each has.
    pub(super) fn counted(context: &ViewContext<'_>) -> Vec<Self> {
        Self::all(context, |list| count(context, context.length(list)))
    }
}

impl<T> AgencyEntry<T> {
    /// Lists all agencies by name; `services` says what to show of the list of an agency.
    fn all(context: &ViewContext<'_>, services: impl Fn(&Page) -> T) -> Vec<Self> {
        let entry = |agency: AgencyCard<'_>| Self {
            name: agency.name.to_owned(),
            url: context.url(Page::Agency(agency.id.to_owned())),
            lang: context.borrowed_of_agency(agency.id, "name"),
            services: services(&Page::ServicesOf(agency.id.to_owned(), 1)),
        };
        let mut entries: Vec<_> = context.agencies().into_iter().map(entry).collect();
        entries.sort_by_cached_key(|entry| entry.name.to_lowercase());
        entries
    }
}

/// Says how many services there are.
pub(super) fn count(context: &ViewContext<'_>, count: usize) -> String {
    let words = &context.words.services;
    let words = if count == 1 { &words.one } else { &words.many };
    words.replace("{count}", &count.to_string())
}
