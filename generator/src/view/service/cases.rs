//! Cases, and parts of a standard under the headings of their cases.

use serde::Serialize;

use super::super::ViewContext;
use crate::model::{Case, ForCases, Service};

/// A case to choose.
#[derive(Debug, Clone, Serialize)]
pub struct CaseView {
    /// The name by which groups refer to it in `data-case`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Whom it is for.
    pub who: Option<String>,
    /// When it is the one.
    pub when: Option<String>,
}

/// Parts that are for the same cases.
#[derive(Debug, Clone, Serialize)]
pub struct CaseGroup<T> {
    /// The ids of the cases with spaces between them, for `data-case`; empty if for all.
    pub ids: String,
    /// The names of the cases; absent for all cases where nothing came before.
    pub heading: Option<String>,
    /// The parts.
    pub items: Vec<T>,
}

impl CaseView {
    pub(super) fn all(service: &Service) -> Vec<Self> {
        let view = |case: &Case| Self {
            id: case.id.clone(),
            name: case.name.clone(),
            who: case.who.clone(),
            when: case.when.clone(),
        };
        service.cases.iter().map(view).collect()
    }
}

/// Puts parts under the headings of their cases.
///
/// Parts whose order tells something (`in_order`) stay where they are, so that a
/// heading may come back; others gather where their cases come first.
pub(super) fn grouped<'part, T, V>(
    context: &ViewContext<'_>,
    service: &Service,
    parts: &'part [T],
    in_order: bool,
    cases: impl Fn(&'part T) -> &'part ForCases,
    view: impl Fn(usize, &'part T) -> V,
) -> Vec<CaseGroup<V>> {
    let mut groups: Vec<(&ForCases, Vec<V>)> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let cases = cases(part);
        let last = groups.len().saturating_sub(1);
        let place = groups.iter().position(|(known, _)| *known == cases);
        let place = if in_order {
            groups.get(last).and_then(|(known, _)| (*known == cases).then_some(last))
        } else {
            place
        };
        match place.and_then(|place| groups.get_mut(place)) {
            Some((_, items)) => items.push(view(index, part)),
            None => groups.push((cases, vec![view(index, part)])),
        }
    }
    let group = |(index, (cases, items)): (usize, (&ForCases, Vec<V>))| CaseGroup {
        ids: names(service, cases, |case| &case.id, " "),
        heading: match (cases.is_all(), index) {
            (true, 0) => None,
            (true, _) => Some(context.words.standard.all_cases.clone()),
            (false, _) => Some(names(service, cases, |case| &case.name, "; ")),
        },
        items,
    };
    groups.into_iter().enumerate().map(group).collect()
}

fn names(
    service: &Service,
    cases: &ForCases,
    name: fn(&Case) -> &String,
    separator: &str,
) -> String {
    let names = cases.iter().filter_map(|case| service.cases.get(case)).map(name);
    names.map(String::as_str).collect::<Vec<_>>().join(separator)
}
