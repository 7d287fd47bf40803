//! The lists by which services are found, and how they go on over several pages.

use std::collections::BTreeMap;

use super::{Initial, Page, Service, ServiceId, Site, Topic, listed_title, telling};

/// With at most so many services, the first page shows each with what it takes and costs.
pub const FEW: usize = 8;
/// With more services than these, letters lead into the list of them all.
pub const MOST_READ_AS_IT_IS: usize = 40;
/// With more services than these, a list of them all is no overview any more.
pub const MOST_AT_A_GLANCE: usize = 60;
/// With more services than these, each letter has pages of its own.
pub const MOST_ON_ONE_PAGE: usize = 300;
/// How many services one page of a letter or an agency lists, a line each.
const LINES_ON_A_PAGE: usize = 200;
/// How many services one page lists, a card each.
pub const CARDS_ON_A_PAGE: usize = 60;
/// How many standards one page on completeness shows.
const STANDARDS_ON_A_PAGE: usize = 60;

/// The services that can be asked for, by the lists that they stand in.
///
/// A list is named by its first page, whether it is long enough to have that page or not.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// The services in the order of each list.
    services: BTreeMap<Page, Vec<ServiceId>>,
    /// How many services can be asked for.
    count: usize,
}

/// One page of a list.
#[derive(Debug, Clone, Copy)]
pub struct Part<T> {
    /// What stands on it.
    pub items: T,
    /// Which page of the list it is, from 1.
    pub number: usize,
    /// How many pages the list has.
    pub count: usize,
}

impl Lists {
    /// Sorts the services of a site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let mut listed = site.listed_services();
        let mut lists = Self { services: BTreeMap::new(), count: listed.len() };
        listed.sort_by(|left, right| (&left.title, &left.id).cmp(&(&right.title, &right.id)));
        for service in &listed {
            lists.add(Page::ServicesOf(service.id.agency().to_owned(), 1), service);
            let names = |topics: &[Topic], ids: &[String], page: fn(String, usize) -> Page| {
                let own = topics.iter().filter(|topic| ids.contains(&topic.id));
                own.map(|topic| page(topic.id.clone(), 1)).collect::<Vec<_>>()
            };
            let topics = names(&site.facts.topics, &service.topics, Page::Topic);
            let events = names(&site.facts.life_events, &service.life_events, Page::LifeEvent);
            topics.into_iter().chain(events).for_each(|list| lists.add(list, service));
        }
        listed.sort_by_cached_key(|service| {
            (listed_title(&service.title).to_lowercase(), &service.id)
        });
        for service in listed {
            lists.add(Page::Letter(Initial::of(telling(&service.title).1), 1), service);
        }
        lists
    }

    fn add(&mut self, list: Page, service: &Service) {
        self.services.entry(list).or_default().push(service.id.clone());
    }

    /// Returns the services of a list; empty if there is no such list.
    #[must_use]
    pub fn services(&self, list: &Page) -> &[ServiceId] {
        let list = match list {
            Page::CompletenessOf(agency, _) => Page::ServicesOf(agency.clone(), 1),
            list => list.part(1),
        };
        self.services.get(&list).map_or(&[], Vec::as_slice)
    }

    /// Returns the letters that services begin with, in order.
    pub fn initials(&self) -> impl Iterator<Item = Initial> {
        self.services.keys().filter_map(|list| match list {
            Page::Letter(initial, _) => Some(*initial),
            _ => None,
        })
    }

    /// Returns how many services can be asked for.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Returns the part of a list that a page shows; absent if the list has no such page.
    #[must_use]
    pub fn part(&self, page: &Page) -> Option<Part<&[ServiceId]>> {
        let services = self.services(page);
        let most = self.most(page, services.len())?;
        let number = page.number();
        let items = services.chunks(most).nth(number - 1)?;
        Some(Part { items, number, count: services.len().div_ceil(most) })
    }

    /// Returns how many services a page of a list has; absent if the list has no pages.
    fn most(&self, page: &Page, length: usize) -> Option<usize> {
        match page {
            Page::Letter(..) if self.count > MOST_ON_ONE_PAGE => Some(LINES_ON_A_PAGE),
            Page::ServicesOf(..) if length > MOST_ON_ONE_PAGE => Some(LINES_ON_A_PAGE),
            Page::Topic(..) | Page::LifeEvent(..) => Some(CARDS_ON_A_PAGE),
            Page::CompletenessOf(..) if self.count > MOST_AT_A_GLANCE => Some(STANDARDS_ON_A_PAGE),
            _ => None,
        }
    }

    /// Returns the pages of all lists.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let completeness = self.services.keys().filter_map(|list| match list {
            Page::ServicesOf(agency, _) => Some(Page::CompletenessOf(agency.clone(), 1)),
            _ => None,
        });
        let parts = |list: Page| {
            let count = self.part(&list).map_or(0, |part| part.count);
            (1..=count).map(move |number| list.part(number))
        };
        self.services.keys().cloned().chain(completeness).flat_map(parts).collect()
    }
}
