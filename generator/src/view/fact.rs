//! What a page can be made of.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::model::{Page, ServiceId};

/// Something that a page or another file was made of: unless one of its facts changes, it stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// What stands around every page.
    Frame,
    /// The search index.
    SearchIndex,
    /// What `site.yaml` says, and the words of the theme.
    Site,
    /// Which services there are, and which of them take requests.
    Services,
    /// All that is known of an agency.
    Agency(String),
    /// What others show of an agency.
    AgencyCard(String),
    /// All that is known of a service.
    Service(ServiceId),
    /// What others show of a service.
    Card(ServiceId),
    /// What a service states of what the law demands.
    Standard(ServiceId),
    /// An ordinary page.
    Article(String),
    /// Which services stand in a list, by its first page.
    List(Page),
    /// Which languages have a page.
    Languages(Page),
}

/// The facts that were asked for while a page was made.
#[derive(Debug, Default)]
pub(super) struct Reads(Mutex<BTreeSet<Fact>>);

impl Reads {
    pub(super) fn note(&self, fact: Fact) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(fact);
    }

    pub(super) fn into_facts(self) -> BTreeSet<Fact> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
