//! What a site offers at a glance: by topic, and its services, or its agencies where they are many.

use serde::Serialize;

use super::ViewContext;
use super::home::ServiceGroup;
use crate::model::{Agency, Page, Service, Topic};

/// With more services than these, a list of them all is no overview any more.
pub(super) const MOST_SERVICES: usize = 60;

/// The services of a site at a glance: `directory` of the home page and of `404.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Directory {
    /// The page that searches services.
    pub search_url: String,
    /// The page that lists all services.
    pub list_url: String,
    /// What services are about.
    pub topics: Vec<TopicGroup>,
    /// Services by agency; empty where they are many.
    pub groups: Vec<ServiceGroup>,
    /// Agencies with how many services they have; empty where services are few.
    pub agencies: Vec<AgencyLine>,
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

/// A topic or an event of life with its services.
#[derive(Debug, Clone)]
pub struct TopicServices<'site> {
    /// The topic.
    pub topic: &'site Topic,
    /// The main language, if its words are in it.
    pub lang: Option<&'static str>,
    /// Its first page.
    pub page: Page,
    /// Its services in the order of their titles.
    pub services: Vec<&'site Service>,
}

/// An agency in a list.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyLine {
    /// The name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The main language, if the name is in it.
    pub lang: Option<&'static str>,
    /// How many services it has, in words.
    pub services: String,
}

impl Directory {
    /// Makes the directory of a site.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let is_long = context.site.services.len() > MOST_SERVICES;
        Self {
            search_url: context.url(Page::Search),
            list_url: context.url(Page::Services),
            topics: TopicGroup::all(context),
            groups: if is_long { Vec::new() } else { ServiceGroup::all(context) },
            agencies: if is_long { AgencyLine::all(context) } else { Vec::new() },
        }
    }
}

impl<'site> TopicServices<'site> {
    /// Returns the topics that have services.
    #[must_use]
    pub fn topics(context: &ViewContext<'site>) -> Vec<Self> {
        let site = context.site;
        let has = |service: &Service, topic: &Topic| service.topics.contains(&topic.id);
        Self::of(context, &site.topics, ("topics", Page::Topic), has)
    }

    /// Returns the events of life that have services.
    #[must_use]
    pub fn life_events(context: &ViewContext<'site>) -> Vec<Self> {
        let site = context.site;
        let has = |service: &Service, topic: &Topic| service.life_events.contains(&topic.id);
        Self::of(context, &site.life_events, ("life_events", Page::LifeEvent), has)
    }

    fn of(
        context: &ViewContext<'site>,
        topics: &'site [Topic],
        (key, page): (&str, fn(String, usize) -> Page),
        has: fn(&Service, &Topic) -> bool,
    ) -> Vec<Self> {
        let lang = context.borrowed_of_site(key);
        let listed = context.site.listed_services();
        let with_services = |topic: &'site Topic| {
            let mut services: Vec<&Service> =
                listed.iter().filter(|service| has(service, topic)).copied().collect();
            services.sort_by(|left, right| (&left.title, &left.id).cmp(&(&right.title, &right.id)));
            Self { topic, lang, page: page(topic.id.clone(), 1), services }
        };
        topics.iter().map(with_services).filter(|found| !found.services.is_empty()).collect()
    }
}

impl TopicGroup {
    /// Makes the groups that have topics with services.
    #[must_use]
    pub fn all(context: &ViewContext<'_>) -> Vec<Self> {
        let words = &context.words.services;
        let groups = [
            (&words.topics, TopicServices::topics(context)),
            (&words.life_events, TopicServices::life_events(context)),
        ];
        let line = |found: &TopicServices<'_>| TopicLine {
            name: found.topic.name.clone(),
            summary: found.topic.summary.clone(),
            lang: found.lang,
            url: context.url(found.page.clone()),
            services: count(context, found.services.len()),
        };
        groups
            .into_iter()
            .filter(|(_, found)| !found.is_empty())
            .map(|(heading, found)| Self {
                heading: heading.clone(),
                topics: found.iter().map(line).collect(),
            })
            .collect()
    }
}

impl AgencyLine {
    /// Makes the lines of all agencies.
    #[must_use]
    pub fn all(context: &ViewContext<'_>) -> Vec<Self> {
        let line = |agency: &Agency| Self {
            name: agency.name.clone(),
            url: context.url(Page::Agency(agency.id.clone())),
            lang: context.borrowed_of_agency(&agency.id, "name"),
            services: count(context, context.site.services_of(&agency.id).len()),
        };
        context.site.agencies.values().map(line).collect()
    }
}

/// Says how many services there are.
pub(super) fn count(context: &ViewContext<'_>, count: usize) -> String {
    let words = &context.words.services;
    let words = if count == 1 { &words.one } else { &words.many };
    words.replace("{count}", &count.to_string())
}
