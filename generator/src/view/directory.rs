//! What a site offers at a glance: its services, or its agencies where they are many.

use serde::Serialize;

use super::ViewContext;
use super::home::ServiceGroup;

/// With more services than these, a list of them all is no overview any more.
const MOST_SERVICES: usize = 60;

/// The services of a site at a glance: `directory` of the home page and of `404.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Directory {
    /// The page that searches services.
    pub search_url: String,
    /// The page that lists all services.
    pub list_url: String,
    /// Services by agency; empty where they are many.
    pub groups: Vec<ServiceGroup>,
    /// Agencies with how many services they have; empty where services are few.
    pub agencies: Vec<AgencyLine>,
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
            search_url: context.addresses.search(),
            list_url: context.addresses.services(),
            groups: if is_long { Vec::new() } else { ServiceGroup::all(context) },
            agencies: if is_long { AgencyLine::all(context) } else { Vec::new() },
        }
    }
}

impl AgencyLine {
    fn all(context: &ViewContext<'_>) -> Vec<Self> {
        let line = |agency: &crate::model::Agency| {
            let count = context.site.services_of(&agency.id).len();
            let words = &context.words.services;
            let words = if count == 1 { &words.one } else { &words.many };
            Self {
                name: agency.name.clone(),
                url: context.addresses.agency(&agency.id),
                lang: context.borrowed_of_agency(&agency.id, "name"),
                services: words.replace("{count}", &count.to_string()),
            }
        };
        context.site.agencies.values().map(line).collect()
    }
}
