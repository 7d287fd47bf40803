//! The page that lists all services by first letter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ViewContext;
use crate::model::{Agency, Service};

/// The page that lists all services: `services` in `services.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ServicesPage {
    /// The page that searches services.
    pub search_url: String,
    /// The letters that services begin with, in order.
    pub initials: Vec<InitialGroup>,
}

/// The services that begin with one letter.
#[derive(Debug, Clone, Serialize)]
pub struct InitialGroup {
    /// The letter, or `0–9`, or `#` for all else.
    pub label: String,
    /// The place on the page.
    pub id: String,
    /// The services in order of title.
    pub services: Vec<ListedService>,
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

/// What a title begins with, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Initial {
    Digit,
    Letter(char),
    Other,
}

impl ServicesPage {
    /// Makes the page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let site = context.site;
        let mut services: Vec<(&Service, &Agency)> = Vec::new();
        for agency in site.agencies.values() {
            services.extend(site.services_of(&agency.id).into_iter().map(|it| (it, agency)));
        }
        services.sort_by_cached_key(|(service, _)| (service.title.to_lowercase(), &service.id));
        let mut initials: BTreeMap<Initial, Vec<ListedService>> = BTreeMap::new();
        for (service, agency) in services {
            let listed = ListedService::new(context, service, agency);
            initials.entry(Initial::of(&service.title)).or_default().push(listed);
        }
        let group = |(initial, services): (Initial, _)| initial.group(services);
        Self {
            search_url: context.addresses.search(),
            initials: initials.into_iter().map(group).collect(),
        }
    }
}

impl ListedService {
    fn new(context: &ViewContext<'_>, service: &Service, agency: &Agency) -> Self {
        Self {
            title: service.full_title(),
            url: context.addresses.service(service),
            agency: agency.name.clone(),
            lang: context.borrowed_of_service(&service.id, "title"),
            page_lang: context.main_tag().filter(|_| !context.site.tells_service(&service.id)),
            agency_lang: context.borrowed_of_agency(&agency.id, "name"),
        }
    }
}

impl Initial {
    /// Titles may begin with a quotation mark: the first letter or digit counts.
    fn of(title: &str) -> Self {
        match title.chars().find(|char| char.is_alphanumeric()) {
            Some(char) if char.is_alphabetic() => {
                Self::Letter(char.to_uppercase().next().unwrap_or(char))
            }
            Some(_) => Self::Digit,
            None => Self::Other,
        }
    }

    fn group(self, services: Vec<ListedService>) -> InitialGroup {
        let (label, end) = match self {
            Self::Digit => ("0–9".to_owned(), "angka".to_owned()),
            Self::Letter(char) => (char.to_string(), char.to_lowercase().collect()),
            Self::Other => ("#".to_owned(), "lain".to_owned()),
        };
        InitialGroup { label, id: format!("huruf-{end}"), services }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_or_digit_of_a_title_counts() {
        assert_eq!(Initial::of("izin Apotek"), Initial::Letter('I'));
        assert_eq!(Initial::of("“Akta” Kelahiran"), Initial::Letter('A'));
        assert_eq!(Initial::of("3 Serangkai"), Initial::Digit);
        assert_eq!(Initial::of("…"), Initial::Other);
        assert!(Initial::Digit < Initial::Letter('A') && Initial::Letter('Z') < Initial::Other);
    }
}
