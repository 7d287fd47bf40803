//! The procedure: steps, sub-steps, and where decisions lead.

use std::collections::BTreeMap;

use super::context::Scope;
use super::report::{At, Report, filled};
use super::values::{duration, optional, prose, stated, website};
use crate::finding::{Finding, ReferenceFinding, StandardFinding};
use crate::model::{ChannelKind, Goto, Outcome, Prose, Step, StepPath};
use crate::raw::Entries;
use crate::raw::step::{RawOutcome, RawStep};

/// The steps of a procedure by their ids and numbers.
#[derive(Default)]
pub(super) struct StepNames {
    ids: BTreeMap<String, StepPath>,
    numbers: BTreeMap<String, StepPath>,
    count: usize,
}

/// The procedure of a service.
#[derive(Default)]
pub(super) struct Procedure {
    /// Its steps.
    pub(super) steps: Vec<Step>,
    /// Its words, where it has no structure.
    pub(super) text: Option<Prose>,
    /// How times and decisions refer to its steps.
    pub(super) names: StepNames,
}

/// Resolves the procedure: a list of steps, or `{ text: … }`.
pub(super) fn resolve(
    scope: &Scope<'_>,
    raw: Option<&Entries<RawStep>>,
    report: &mut Report<'_>,
) -> Procedure {
    let Some(raw) = raw else { return Procedure::default() };
    let at = At::TOP;
    let at = at.key("steps");
    if let ([only], false) = (raw.entries.as_slice(), raw.listed) {
        let text = report.required(&at, "text", only.text.as_deref());
        note_keys_beside_text(only, &at, report);
        let text =
            (!text.is_empty()).then(|| prose(&text, &at.key("text"), scope.service.text, report));
        return Procedure { text, ..Procedure::default() };
    }
    let mut names = StepNames { count: raw.entries.len(), ..StepNames::default() };
    names.collect(raw, None, &at, report);
    let steps = steps(scope, raw, None, &names, &at, report);
    Procedure { steps, text: None, names }
}

/// A step alone is the text of the whole procedure; its other keys would do nothing, silently.
fn note_keys_beside_text(raw: &RawStep, at: &At<'_>, report: &mut Report<'_>) {
    let keys = [
        ("id", raw.id.is_some()),
        ("actor", raw.actor.is_some()),
        ("channel", raw.channel.is_some()),
        ("time", raw.time.is_some()),
        ("link", raw.link.is_some()),
        ("cases", raw.cases.is_some()),
        ("steps", raw.steps.is_some()),
        ("decision", raw.decision.is_some()),
    ];
    for (key, _) in keys.into_iter().filter(|(_, present)| *present) {
        report.add(&at.key(key), StandardFinding::LoneStep(key));
    }
}

fn path(above: Option<&StepPath>, index: usize) -> StepPath {
    above.map_or_else(|| StepPath::top(index), |above| above.sub(index))
}

impl StepNames {
    fn collect(
        &mut self,
        raw: &Entries<RawStep>,
        above: Option<(&StepPath, &str)>,
        list: &At<'_>,
        report: &mut Report<'_>,
    ) {
        for (index, step) in raw.entries.iter().enumerate() {
            let below = list.index(index);
            let at = if raw.listed { &below } else { list };
            let path = path(above.map(|(path, _)| path), index);
            let number = match above {
                Some((_, number)) => format!("{number}.{}", index + 1),
                None => (index + 1).to_string(),
            };
            if let Some(id) = filled(step.id.as_deref())
                && self.ids.insert(id.clone(), path.clone()).is_some()
            {
                report.add(&at.key("id"), StandardFinding::DuplicateStep(id));
            }
            if let Some(steps) = &step.steps {
                self.collect(steps, Some((&path, &number)), &at.key("steps"), report);
            }
            self.numbers.insert(number, path);
        }
    }

    /// Finds a step by its id or its number from 1, such as `2` or `2.1`.
    pub(super) fn find(&self, text: &str) -> Result<StepPath, Finding> {
        let found = self.ids.get(text).or_else(|| self.numbers.get(text)).cloned();
        found.ok_or_else(|| {
            Finding::Reference(ReferenceFinding::UnknownStep {
                goto: text.to_owned(),
                known: self.ids.keys().chain(self.numbers.keys()).cloned().collect(),
            })
        })
    }
}

fn steps(
    scope: &Scope<'_>,
    raw: &Entries<RawStep>,
    above: Option<&StepPath>,
    names: &StepNames,
    list: &At<'_>,
    report: &mut Report<'_>,
) -> Vec<Step> {
    let mut steps = Vec::with_capacity(raw.entries.len());
    for (index, step) in raw.entries.iter().enumerate() {
        let below = list.index(index);
        let at = if raw.listed { &below } else { list };
        let path = path(above, index);
        let sub = step.steps.as_ref();
        steps.push(Step {
            id: filled(step.id.as_deref()),
            actor: filled(step.actor.as_deref()),
            text: report.required(at, "text", step.text.as_deref()),
            channel: step.channel.map(ChannelKind::from),
            time: stated(step.time.as_ref(), &at.key("time"), scope.service.text, report, duration),
            link: optional(step.link.as_deref(), &at.key("link"), report, website),
            cases: scope.cases.chosen(step.cases.as_ref(), at, report),
            outcomes: outcomes(step, &path, names, at, report),
            steps: sub.map_or_else(Vec::new, |sub| {
                self::steps(scope, sub, Some(&path), names, &at.key("steps"), report)
            }),
        });
    }
    steps
}

fn outcomes(
    step: &RawStep,
    path: &StepPath,
    names: &StepNames,
    above: &At<'_>,
    report: &mut Report<'_>,
) -> Vec<Outcome> {
    let list = above.key("decision");
    let raw = step.decision.as_deref().unwrap_or_default();
    let mut outcomes = Vec::with_capacity(raw.len());
    for (number, outcome) in raw.iter().enumerate() {
        let at = list.index(number);
        let goto = goto(outcome, path, names);
        outcomes.push(Outcome {
            condition: report.required(&at, "if", outcome.condition.as_deref()),
            text: filled(outcome.text.as_deref()),
            goto: report.value(&at.key("goto"), goto).flatten(),
        });
    }
    outcomes
}

/// Finds where an outcome leads: `next`, `end`, the id of a step or its number.
fn goto(outcome: &RawOutcome, path: &StepPath, names: &StepNames) -> Result<Option<Goto>, Finding> {
    let Some(text) = filled(outcome.goto.as_deref()) else {
        return Ok(None);
    };
    match text.as_str() {
        "next" => Ok(Some(next(path, names))),
        "end" => Ok(Some(Goto::End)),
        _ => names.find(&text).map(|path| Some(Goto::Step(path))),
    }
}

/// The next step is the next one of the list, or of the list above at its end.
fn next(path: &StepPath, names: &StepNames) -> Goto {
    let mut path = path.clone();
    while let Some(last) = path.below.pop() {
        let sibling = path.sub(last + 1);
        if names.numbers.values().any(|known| *known == sibling) {
            return Goto::Step(sibling);
        }
    }
    if path.first + 1 < names.count { Goto::Step(StepPath::top(path.first + 1)) } else { Goto::End }
}
