//! Which sections of a page are for some cases alone.

use serde::Serialize;

use super::super::cases::{CaseGroup, only_for};
use crate::model::Service;

/// For each section the numbers of the cases that it is for; empty if it says something for all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OnlyFor {
    pub(super) requirements: String,
    pub(super) steps: String,
    pub(super) channels: String,
    pub(super) times: String,
    pub(super) costs: String,
    pub(super) products: String,
}

/// Returns the cases that a section of groups is for.
pub(super) fn of_groups<T>(service: &Service, groups: &[CaseGroup<T>]) -> String {
    only_for(service, groups.iter().map(|group| group.numbers.as_str()))
}
