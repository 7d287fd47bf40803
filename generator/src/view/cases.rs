//! Cases, and parts of a standard under the headings of their cases.

use std::collections::BTreeSet;

use serde::Serialize;

use super::ViewContext;
use crate::model::{Case, ForCases, Page, Service};

/// A condition that is longer, in characters, is read where one chooses the case.
const LONGEST_CONDITION: usize = 60;

/// A case to choose.
#[derive(Debug, Clone, Serialize)]
pub struct CaseView {
    /// The number from 1 by which groups refer to it in `data-case`, as styles can.
    pub number: usize,
    /// What people call it.
    pub name: String,
    /// Whom it is for.
    pub who: Option<String>,
    /// When it is the one.
    pub when: Option<String>,
    /// The form with this case chosen, if it asks for the case.
    pub form_url: Option<String>,
}

/// Parts that are for the same cases.
#[derive(Debug, Clone, Serialize)]
pub struct CaseGroup<T> {
    /// The numbers of the cases with spaces between them, for `data-case`; empty if for all.
    pub numbers: String,
    /// The names of the cases; absent for all cases where nothing came before.
    pub heading: Option<String>,
    /// When the one case is the one, as far as a heading has room for it.
    pub when: Option<String>,
    /// The parts.
    pub items: Vec<T>,
}

impl CaseView {
    pub(super) fn all(context: &ViewContext<'_>, service: &Service) -> Vec<Self> {
        let form = service.open_form().and_then(|form| form.form.case_question());
        let form =
            form.map(|question| (context.url(Page::Form(service.id.clone())), &question.name));
        let view = |(index, case): (usize, &Case)| Self {
            number: index + 1,
            name: case.name.clone(),
            who: case.who.clone(),
            when: case.when.clone(),
            form_url: form.as_ref().map(|(url, name)| format!("{url}#{name}-{}", index + 1)),
        };
        service.cases.iter().enumerate().map(view).collect()
    }
}

/// Puts parts under the headings of their cases.
///
/// They gather where their cases come first.
pub(super) fn grouped<'part, T, V>(
    context: &ViewContext<'_>,
    service: &Service,
    parts: &'part [T],
    cases: impl Fn(&'part T) -> &'part ForCases,
    view: impl Fn(usize, &'part T) -> V,
) -> Vec<CaseGroup<V>> {
    let mut groups: Vec<(&ForCases, Vec<V>)> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let cases = cases(part);
        let place = groups.iter().position(|(known, _)| *known == cases);
        match place.and_then(|place| groups.get_mut(place)) {
            Some((_, items)) => items.push(view(index, part)),
            None => groups.push((cases, vec![view(index, part)])),
        }
    }
    let group = |(index, (cases, items)): (usize, (&ForCases, Vec<V>))| CaseGroup {
        numbers: numbers(cases.iter()),
        heading: match (cases.is_all(), index) {
            (true, 0) => None,
            (true, _) => Some(context.words.standard.all_cases.clone()),
            (false, _) => Some(names(service, cases)),
        },
        when: when(service, cases),
        items,
    };
    groups.into_iter().enumerate().map(group).collect()
}

impl<T> CaseGroup<T> {
    /// Makes other parts of the parts.
    pub(super) fn map<V>(self, parts: impl FnOnce(Vec<T>) -> Vec<V>) -> CaseGroup<V> {
        let Self { numbers, heading, when, items } = self;
        CaseGroup { numbers, heading, when, items: parts(items) }
    }
}

/// Returns when the one case is the one; absent where that is too long for a heading.
pub(super) fn when(service: &Service, cases: &ForCases) -> Option<String> {
    let mut places = cases.iter();
    let (first, None) = (places.next()?, places.next()) else { return None };
    let when = service.cases.get(first)?.when.clone();
    when.filter(|when| when.chars().count() <= LONGEST_CONDITION)
}

/// Writes the cases that parts under these numbers are for, for `data-case`; empty if all are.
pub(super) fn only_for<'view>(
    service: &Service,
    numbers: impl Iterator<Item = &'view str>,
) -> String {
    let parts: Vec<&str> = numbers.collect();
    let cases: BTreeSet<&str> = parts.iter().flat_map(|it| it.split(' ')).collect();
    if cases.contains("") || cases.len() == service.cases.len() {
        return String::new();
    }
    cases.into_iter().collect::<Vec<_>>().join(" ")
}

/// Writes the places of cases as numbers from 1, for `data-case`.
pub(super) fn numbers(cases: impl IntoIterator<Item = usize>) -> String {
    cases.into_iter().map(|case| (case + 1).to_string()).collect::<Vec<_>>().join(" ")
}

pub(super) fn names(service: &Service, cases: &ForCases) -> String {
    let names = cases.iter().filter_map(|case| service.cases.get(case));
    names.map(|case| case.name.as_str()).collect::<Vec<_>>().join("; ")
}
