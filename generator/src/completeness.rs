//! How complete standards are: which of the components of the law each of them states.

mod json;
mod table;

use std::collections::BTreeSet;

use crate::model::{Complaints, Component, Service, ServiceId, Site};

pub use json::JsonCompleteness;

/// How complete the standards of a site are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completeness {
    /// The standards in the order of their paths.
    pub standards: Vec<StandardCompleteness>,
}

/// How complete one standard is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardCompleteness {
    /// Which service.
    pub id: ServiceId,
    /// Its title.
    pub title: String,
    /// The components that it states.
    pub stated: BTreeSet<Component>,
}

/// How many of how many components are stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// The stated ones.
    pub stated: usize,
    /// All.
    pub of: usize,
}

impl Completeness {
    /// Looks at every standard of a site that is not revoked.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let services = site.listed_services().into_iter();
        let standards = services.map(StandardCompleteness::of).collect();
        Self { standards }
    }

    /// Counts some components over all standards.
    #[must_use]
    pub fn score(&self, components: &[Component]) -> Score {
        let scores = self.standards.iter().map(|standard| standard.score(components));
        scores.fold(Score::default(), |sum, score| Score {
            stated: sum.stated + score.stated,
            of: sum.of + score.of,
        })
    }
}

impl StandardCompleteness {
    /// Looks at one standard.
    #[must_use]
    pub fn of(service: &Service) -> Self {
        let all = Component::ALL.iter().copied();
        let stated = all.filter(|component| is_stated(service, *component)).collect();
        Self { id: service.id.clone(), title: service.title.clone(), stated }
    }

    /// Counts some components.
    #[must_use]
    pub fn score(&self, components: &[Component]) -> Score {
        let stated = components.iter().filter(|component| self.stated.contains(component)).count();
        Score { stated, of: components.len() }
    }

    /// Returns the components of those given that the standard leaves out.
    #[must_use]
    pub fn missing(&self, components: &[Component]) -> Vec<Component> {
        components.iter().filter(|component| !self.stated.contains(component)).copied().collect()
    }
}

impl Score {
    /// Returns the share in whole percent, rounded down: 100 is reached by all alone.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.stated * 100).checked_div(self.of).unwrap_or(100)
    }
}

fn is_stated(service: &Service, component: Component) -> bool {
    match component {
        Component::Requirements => !service.requirements.is_empty(),
        Component::Steps => !service.steps.is_empty() || service.procedure.is_some(),
        Component::Time => !service.times.is_empty() || service.has_step_times(),
        Component::Cost => !service.costs.is_empty(),
        Component::Products => !service.products.is_empty(),
        Component::Complaints => service.complaints != Complaints::default(),
        managed => service.management.contains_key(&managed),
    }
}
