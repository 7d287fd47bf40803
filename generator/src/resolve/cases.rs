//! The cases of a service, and the parts that are for some of them.

use std::collections::BTreeMap;

use super::report::{At, Report, filled};
use crate::finding::{Finding, ReferenceFinding, StandardFinding};
use crate::model::{Case, ForCases};
use crate::raw::OneOrMany;
use crate::raw::case::RawCase;

/// The cases by their ids.
#[derive(Default)]
pub(super) struct CaseIds(BTreeMap<String, usize>);

/// Resolves the cases of a service.
pub(super) fn resolve(raw: Option<&[RawCase]>, report: &mut Report<'_>) -> (Vec<Case>, CaseIds) {
    let list = At::TOP;
    let list = list.key("cases");
    let mut cases = Vec::new();
    let mut ids = BTreeMap::new();
    for (index, raw) in raw.unwrap_or_default().iter().enumerate() {
        let at = list.index(index);
        let id = report.required(&at, "id", raw.id.as_deref());
        if !id.is_empty() && !is_id(&id) {
            report.add(&at.key("id"), StandardFinding::BadId(id.clone()));
        }
        if ids.insert(id.clone(), cases.len()).is_some() {
            report.add(&at.key("id"), StandardFinding::DuplicateId(id.clone()));
        }
        cases.push(Case {
            id,
            name: report.required(&at, "name", raw.name.as_deref()),
            who: filled(raw.who.as_deref()),
            when: filled(raw.when.as_deref()),
        });
    }
    (cases, CaseIds(ids))
}

/// An id is one word of small letters, digits, `-` and `_`.
pub(super) fn is_id(text: &str) -> bool {
    let is_plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    (1..=60).contains(&text.len()) && text.bytes().all(is_plain)
}

impl CaseIds {
    /// Resolves which cases a part is for; `at` is the part.
    pub(super) fn chosen(
        &self,
        raw: Option<&OneOrMany>,
        above: &At<'_>,
        report: &mut Report<'_>,
    ) -> ForCases {
        let at = above.key("cases");
        let mut cases = Vec::new();
        let texts = raw.map(|raw| raw.texts.as_slice()).unwrap_or_default();
        for (index, text) in texts.iter().enumerate() {
            let entry = at.index(index);
            let found = self.0.get(text.trim()).copied().ok_or_else(|| {
                Finding::Reference(ReferenceFinding::UnknownCase {
                    case: text.clone(),
                    known: self.0.keys().cloned().collect(),
                })
            });
            let listed = raw.is_some_and(|raw| raw.listed);
            cases.extend(report.value(if listed { &entry } else { &at }, found));
        }
        ForCases::new(cases)
    }
}
