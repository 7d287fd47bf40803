//! What happened to a standard, and when: what the standard itself states of its dates.

use jiff::civil::Date;

use super::Service;

/// What happened to a standard on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A decree set it.
    Decreed,
    /// It began to hold.
    Began,
    /// It was looked through.
    Reviewed,
    /// It ceased to hold.
    Ended,
}

/// Returns what a standard states of its changes, the oldest first.
#[must_use]
pub fn changes(service: &Service) -> Vec<(Date, Change)> {
    let life = &service.life;
    let decrees = service.decree.iter().chain(&life.history).filter_map(|decree| decree.date);
    let mut changes: Vec<_> = decrees.map(|date| (date, Change::Decreed)).collect();
    changes.extend(life.valid_from.map(|date| (date, Change::Began)));
    changes.extend(life.reviewed_on.map(|date| (date, Change::Reviewed)));
    changes.extend(life.valid_to.map(|date| (date, Change::Ended)));
    changes.sort_unstable();
    changes.dedup();
    changes
}
