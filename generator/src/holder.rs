//! Which files of content hold what a page was made of.
//!
//! A page notes the facts that it read ([`Fact`]), a file has a role ([`Role`]); both are told
//! here in the same terms, so that a file with an error, or one that was edited, tells which
//! pages it can change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::ServiceId;
use crate::source::Role;
use crate::view::Fact;

/// A part of the content that changes as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Holder {
    /// Which services there are, and all that is made of many of them.
    Services,
    /// An agency, by its folder.
    Agency(String),
    /// A service, by its id.
    Service(String),
    /// The documents and files of a service, by its id.
    Beside(String),
    /// An ordinary page, by its name.
    Article(String),
}

/// The parts that some files hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Any of them.
    Any,
    /// These.
    Some(BTreeSet<Holder>),
}

impl Holder {
    /// Returns what a fact is read from. What the whole site shares is in none of them: it
    /// is [`Held::Any`] that changes it.
    #[must_use]
    pub fn of_fact(fact: &Fact) -> Vec<Self> {
        let agency = |id: &ServiceId| Self::Agency(id.agency().to_owned());
        match fact {
            Fact::Frame | Fact::Site | Fact::Languages(_) => Vec::new(),
            Fact::SearchIndex | Fact::Services | Fact::List(_) => vec![Self::Services],
            Fact::Agency(id) | Fact::AgencyCard(id) => vec![Self::Agency(id.clone())],
            Fact::Service(id) => {
                vec![Self::Service(id.to_string()), Self::Beside(id.to_string()), agency(id)]
            }
            Fact::Card(id) | Fact::Standard(id) => vec![Self::Service(id.to_string()), agency(id)],
            Fact::Article(name) => vec![Self::Article(name.clone())],
        }
    }
}

impl Held {
    /// Returns what a file of some role holds.
    #[must_use]
    pub fn by(role: &Role) -> Self {
        Self::Some(BTreeSet::from_iter(match role {
            Role::Site | Role::Holidays | Role::Form(_) => return Self::Any,
            Role::Agency(agency) | Role::Complaint(agency) => {
                vec![Holder::Agency(agency.clone()), Holder::Services]
            }
            Role::Service(id) => vec![Holder::Service(id.to_string()), Holder::Services],
            Role::Document(id, _) => vec![Holder::Beside(id.to_string())],
            Role::Page(name) => vec![Holder::Article(name.clone())],
        }))
    }

    /// Returns what a file beside a service holds.
    #[must_use]
    pub fn beside(id: &ServiceId) -> Self {
        Self::Some(BTreeSet::from([Holder::Beside(id.to_string())]))
    }

    /// Returns what several files hold together.
    #[must_use]
    pub fn together(all: impl IntoIterator<Item = Self>) -> Self {
        let mut together = BTreeSet::new();
        for held in all {
            match held {
                Self::Any => return Self::Any,
                Self::Some(holders) => together.extend(holders),
            }
        }
        Self::Some(together)
    }

    /// Returns whether nothing of what was read is among them.
    #[must_use]
    pub fn spares<'holder>(&self, read: impl IntoIterator<Item = &'holder Holder>) -> bool {
        match self {
            Self::Any => false,
            Self::Some(held) => !read.into_iter().any(|holder| held.contains(holder)),
        }
    }

    /// Returns whether no fact that was read is from them.
    #[must_use]
    pub fn spares_facts(&self, reads: &BTreeSet<Fact>) -> bool {
        reads.iter().all(|fact| self.spares(&Holder::of_fact(fact)))
    }
}
