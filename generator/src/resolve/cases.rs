//! The cases of a service, and the parts that are for some of them.

use std::collections::BTreeMap;

use super::at::{At, filled};
use super::values::id;
use crate::finding::{ReferenceFinding, StandardFinding};
use crate::model::{Case, ForCases};
use crate::raw::OneOrMany;
use crate::raw::case::RawCase;

/// The cases by their ids.
#[derive(Default)]
pub(super) struct CaseIds(BTreeMap<String, usize>);

/// Resolves the cases of a service.
pub(super) fn resolve(raw: Option<&Vec<RawCase>>, top: &At<'_>) -> (Vec<Case>, CaseIds) {
    let mut ids = BTreeMap::new();
    let cases = top.each("cases", raw, |raw, at| {
        let id = id(raw.id.as_deref(), at);
        if ids.insert(id.clone(), at.number()).is_some() {
            at.key("id").add(StandardFinding::DuplicateId(id.clone()));
        }
        Some(Case {
            id,
            name: at.required("name", raw.name.as_deref()),
            who: filled(raw.who.as_deref()),
            when: filled(raw.when.as_deref()),
        })
    });
    (cases, CaseIds(ids))
}

impl CaseIds {
    /// Returns how many ways of counting there are: one for each case, or one for all.
    pub(super) fn ways(&self) -> usize {
        self.0.values().max().map_or(1, |last| last + 1)
    }

    /// Returns the id of the case at a place.
    pub(super) fn id(&self, place: usize) -> Option<&str> {
        self.0.iter().find(|(_, own)| **own == place).map(|(id, _)| id.as_str())
    }

    /// Returns which of the cases that a part names there are; what there is not is told elsewhere.
    pub(super) fn known(&self, raw: Option<&OneOrMany>) -> ForCases {
        let names = raw.into_iter().flat_map(|raw| &raw.texts);
        ForCases::new(names.filter_map(|text| self.0.get(text.trim()).copied()).collect())
    }

    /// Resolves which cases a part is for; `at` is the part.
    pub(super) fn chosen(&self, raw: Option<&OneOrMany>, at: &At<'_>) -> ForCases {
        ForCases::new(at.each("cases", raw, |text, at| {
            let found = self.0.get(text.trim()).copied();
            at.value(found.ok_or_else(|| ReferenceFinding::UnknownCase {
                case: text.clone(),
                known: self.0.keys().cloned().collect(),
            }))
        }))
    }
}
