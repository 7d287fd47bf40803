//! How steps are referred to: by their ids, or by the numbers that pages give them.

use std::collections::{BTreeMap, BTreeSet};

use super::at::{At, filled};
use super::cases::CaseIds;
use crate::finding::{ReferenceFinding, StandardFinding};
use crate::model::{ForCases, StepPath};
use crate::raw::Entries;
use crate::raw::step::RawStep;

/// The steps of a procedure by their ids and numbers.
#[derive(Default)]
pub(super) struct StepNames {
    ids: BTreeMap<String, StepPath>,
    /// By their numbers in each case, which counts the steps that it takes; one list where there
    /// are no cases.
    numbers: Vec<BTreeMap<String, StepPath>>,
    cases: Vec<String>,
}

/// The numbers of a step at the top: a case, and the number that it has there.
type Numbers = [(usize, usize)];

impl StepNames {
    /// Collects the names of all steps; an id that two of them have is told.
    pub(super) fn of(cases: &CaseIds, raw: &Entries<RawStep>, top: &At<'_>) -> Self {
        let ids = (0..cases.ways()).map(|case| cases.id(case).unwrap_or_default().to_owned());
        let mut names = Self {
            cases: ids.collect(),
            numbers: vec![BTreeMap::new(); cases.ways()],
            ..Self::default()
        };
        let mut counts = vec![0; cases.ways()];
        top.each("steps", Some(raw), |step, at| {
            let taken_in = cases.known(step.cases.as_ref());
            let mut numbers = Vec::new();
            for (case, count) in counts.iter_mut().enumerate() {
                if taken_in.includes(case) {
                    *count += 1;
                    numbers.push((case, *count));
                }
            }
            names.add(step, &StepPath::top(at.number()), &numbers, at);
            None::<()>
        });
        names
    }

    fn add(&mut self, step: &RawStep, path: &StepPath, numbers: &Numbers, at: &At<'_>) {
        if let Some(id) = filled(step.id.as_deref())
            && self.ids.insert(id.clone(), path.clone()).is_some()
        {
            at.key("id").add(StandardFinding::DuplicateStep(id));
        }
        if let Some((key, parts)) = step.parts() {
            at.each(key, Some(parts), |part, at| {
                self.add(part, &path.sub(at.number()), numbers, at);
                None::<()>
            });
        }
        for (case, number) in numbers {
            if let Some(own) = self.numbers.get_mut(*case) {
                own.insert(path.label(*number), path.clone());
            }
        }
    }

    /// Finds a step by its id, or by the number that it has in all of some cases: `2`, or of a
    /// sub-step `2a` or `2.1`.
    pub(super) fn find(&self, text: &str, cases: &ForCases) -> Result<StepPath, ReferenceFinding> {
        if let Some(path) = self.ids.get(text) {
            return Ok(path.clone());
        }
        let label = lettered(text).unwrap_or_else(|| text.to_owned());
        let own: Vec<_> =
            self.numbers.iter().enumerate().filter(|(case, _)| cases.includes(*case)).collect();
        let found: BTreeSet<Option<&StepPath>> =
            own.iter().map(|(_, numbers)| numbers.get(&label)).collect();
        let found: Vec<Option<&StepPath>> = found.into_iter().collect();
        match found.as_slice() {
            [Some(path)] => Ok((*path).clone()),
            [] | [None] => Err(ReferenceFinding::UnknownStep {
                goto: text.to_owned(),
                known: self.known(cases),
            }),
            several => {
                let has = |(case, numbers): &(usize, &BTreeMap<String, StepPath>)| {
                    numbers.contains_key(&label).then(|| self.cases.get(*case).cloned()).flatten()
                };
                Err(ReferenceFinding::StepOfSomeCases {
                    goto: text.to_owned(),
                    cases: own.iter().filter_map(has).collect(),
                    is_one_step: several.len() == 2 && several.contains(&None),
                })
            }
        }
    }

    /// What can be written to refer to a step, the numbers in the order of the steps.
    fn known(&self, cases: &ForCases) -> Vec<String> {
        let own = self.numbers.iter().enumerate().filter(|(case, _)| cases.includes(*case));
        let labels: BTreeSet<&String> = own.flat_map(|(_, numbers)| numbers.keys()).collect();
        let placed = labels.into_iter().map(|label| (self.find(label, cases).ok(), label));
        let mut numbers: Vec<(Option<StepPath>, &String)> =
            placed.filter(|(path, _)| path.is_some()).collect();
        numbers.sort_unstable();
        self.ids.keys().chain(numbers.into_iter().map(|(_, label)| label)).cloned().collect()
    }
}

/// Writes the number of a sub-step with points as pages have it: `2.1` is `2a`.
fn lettered(text: &str) -> Option<String> {
    let numbers: Option<Vec<usize>> = text.split('.').map(|part| part.parse().ok()).collect();
    let (top, below) = numbers.as_deref()?.split_first()?;
    let below = below.iter().map(|number| number.checked_sub(1)).collect::<Option<Vec<_>>>()?;
    Some(StepPath { first: 0, below }.label(*top))
}
