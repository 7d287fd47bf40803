//! The procedure: steps, sub-steps, and where decisions lead.

use std::collections::BTreeMap;

use super::at::{At, filled};
use super::context::Scope;
use super::values::{duration, prose, stated, website};
use crate::finding::{ReferenceFinding, StandardFinding};
use crate::model::{ChannelKind, Goto, Outcome, Prose, Step, StepPath};
use crate::raw::Entries;
use crate::raw::step::{RawOutcome, RawStep};

/// The steps of a procedure by their ids and numbers.
#[derive(Default)]
pub(super) struct StepNames {
    ids: BTreeMap<String, StepPath>,
    numbers: BTreeMap<String, StepPath>,
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
    top: &At<'_>,
) -> Procedure {
    let Some(raw) = raw else { return Procedure::default() };
    if let ([only], false) = (raw.entries.as_slice(), raw.listed) {
        let at = top.key("steps");
        let text = at.required("text", only.text.as_deref());
        note_keys_beside_text(only, &at);
        let text = (!text.is_empty()).then(|| prose(&text, &at.key("text"), scope.service.text));
        return Procedure { text, ..Procedure::default() };
    }
    let mut names = StepNames::default();
    names.collect("steps", raw, None, top);
    let steps = steps(scope, ("steps", raw), &names, top);
    Procedure { steps, text: None, names }
}

/// A step alone is the text of the whole procedure; its other keys would do nothing, silently.
fn note_keys_beside_text(raw: &RawStep, at: &At<'_>) {
    let keys = [
        ("id", raw.id.is_some()),
        ("actor", raw.actor.is_some()),
        ("channel", raw.channel.is_some()),
        ("time", raw.time.is_some()),
        ("link", raw.link.is_some()),
        ("cases", raw.cases.is_some()),
        ("steps", raw.steps.is_some()),
        ("any_of", raw.any_of.is_some()),
        ("decision", raw.decision.is_some()),
    ];
    at.note_keys(keys, StandardFinding::LoneStep);
}

fn path(above: Option<&StepPath>, index: usize) -> StepPath {
    above.map_or_else(|| StepPath::top(index), |above| above.sub(index))
}

impl StepNames {
    fn collect(
        &mut self,
        key: &'static str,
        raw: &Entries<RawStep>,
        above: Option<(&StepPath, &str)>,
        at: &At<'_>,
    ) {
        at.each(key, Some(raw), |step, at| {
            let path = path(above.map(|(path, _)| path), at.number());
            let number = match above {
                Some((_, number)) => format!("{number}.{}", at.number() + 1),
                None => (at.number() + 1).to_string(),
            };
            if let Some(id) = filled(step.id.as_deref())
                && self.ids.insert(id.clone(), path.clone()).is_some()
            {
                at.key("id").add(StandardFinding::DuplicateStep(id));
            }
            if let Some((key, parts)) = parts(step) {
                self.collect(key, parts, Some((&path, &number)), at);
            }
            self.numbers.insert(number, path);
            None::<()>
        });
    }

    /// Finds a step by its id or its number from 1, such as `2`, `2.1` or, as pages have it, `2a`.
    pub(super) fn find(&self, text: &str) -> Result<StepPath, ReferenceFinding> {
        let number = || self.numbers.get(text).or_else(|| self.numbers.get(&dotted(text)?));
        let found = self.ids.get(text).or_else(number).cloned();
        found.ok_or_else(|| ReferenceFinding::UnknownStep {
            goto: text.to_owned(),
            known: self.ids.keys().chain(self.numbers.keys()).cloned().collect(),
        })
    }
}

fn steps(
    scope: &Scope<'_>,
    (key, raw): (&'static str, &Entries<RawStep>),
    names: &StepNames,
    at: &At<'_>,
) -> Vec<Step> {
    at.each(key, Some(raw), |step, at| {
        if step.steps.is_some() && step.any_of.is_some() {
            at.key("any_of").add(StandardFinding::Together("any_of", "steps"));
        }
        let parts = parts(step);
        let text = match parts {
            Some(_) => filled(step.text.as_deref()).unwrap_or_default(),
            None => at.required("text", step.text.as_deref()),
        };
        Some(Step {
            id: filled(step.id.as_deref()),
            actor: filled(step.actor.as_deref()),
            text,
            channel: step.channel.map(ChannelKind::from),
            time: stated(step.time.as_ref(), &at.key("time"), scope.service.text, duration),
            link: at.optional("link", step.link.as_deref(), website),
            cases: scope.cases.chosen(step.cases.as_ref(), at),
            outcomes: at
                .each("decision", step.decision.as_ref(), |raw, at| Some(outcome(raw, names, at))),
            steps: parts.map_or_else(Vec::new, |parts| steps(scope, parts, names, at)),
            one_of: step.any_of.is_some(),
        })
    })
}

fn outcome(raw: &RawOutcome, names: &StepNames, at: &At<'_>) -> Outcome {
    Outcome {
        condition: at.required("if", raw.condition.as_deref()),
        text: filled(raw.text.as_deref()),
        goto: at.optional("goto", raw.goto.as_deref(), |text| goto(text, names)).flatten(),
    }
}

/// The steps that a step is made of, or of which one is taken, with their key.
fn parts(step: &RawStep) -> Option<(&'static str, &Entries<RawStep>)> {
    let steps = step.steps.as_ref().map(|steps| ("steps", steps));
    steps.or_else(|| step.any_of.as_ref().map(|steps| ("any_of", steps)))
}

/// Finds where an outcome leads: `next`, `end`, `stop`, the id of a step or its number.
fn goto(text: &str, names: &StepNames) -> Result<Option<Goto>, ReferenceFinding> {
    match text {
        "next" => return Ok(None),
        "end" => return Ok(Some(Goto::End)),
        "stop" => return Ok(Some(Goto::Stop)),
        _ => {}
    }
    let error = match names.find(text.strip_prefix("langkah ").unwrap_or(text)) {
        Ok(path) => return Ok(Some(Goto::Step(path))),
        Err(error) => error,
    };
    match text.to_lowercase().as_str() {
        "lanjut" | "berikutnya" | "langkah berikutnya" => Ok(None),
        "selesai" => Ok(Some(Goto::End)),
        "berhenti" => Ok(Some(Goto::Stop)),
        _ => Err(error),
    }
}

/// Writes the number of a sub-step that pages have, such as `2a`, with a point: `2.1`.
fn dotted(label: &str) -> Option<String> {
    let letter = label.chars().last().filter(char::is_ascii_lowercase)?;
    let step = label.strip_suffix(letter)?;
    Some(format!("{step}.{}", u32::from(letter) - u32::from('a') + 1))
}
