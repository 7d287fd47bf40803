//! The counter that one may come to.

use serde::Serialize;

use super::super::ViewContext;
use crate::model::{Agency, ChannelKind, Service, ServiceChannel};

/// The counter of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CounterView {
    /// What it is called: by the standard, or as the agency.
    pub name: String,
    /// The main language, if the name is in it; empty if not.
    pub lang: &'static str,
    /// Where it is: its own place, or the address of the agency.
    pub place: String,
}

impl CounterView {
    /// Finds the only counter; a standard that names none may well send everyone elsewhere.
    pub(super) fn new(
        context: &ViewContext<'_>,
        service: &Service,
        agency: &Agency,
    ) -> Option<Self> {
        let is_counter = |it: &&ServiceChannel| it.kind == ChannelKind::Counter;
        let mut counters = service.channels.iter().filter(is_counter);
        let (only, None) = (counters.next()?, counters.next()) else { return None };
        let lang = match only.name {
            Some(_) => context.borrowed_of_service(&service.id, "channels"),
            None => context.borrowed_of_agency(&agency.id, "name"),
        };
        Some(Self {
            name: only.name.as_ref().unwrap_or(&agency.name).clone(),
            lang: lang.unwrap_or_default(),
            place: only.place.as_ref().or(agency.address.as_ref())?.clone(),
        })
    }
}
