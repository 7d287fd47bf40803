//! The procedure: steps, sub-steps, and where decisions lead.

use super::at::{At, filled};
use super::context::Scope;
use super::step_names::StepNames;
use super::values::{duration, prose, stated, website};
use crate::finding::{ReferenceFinding, StandardFinding, ValueFinding};
use crate::model::{ChannelKind, ForCases, Goto, Outcome, Prose, Step};
use crate::raw::Entries;
use crate::raw::step::{RawOutcome, RawStep};

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
    let names = StepNames::of(&scope.cases, raw, top);
    let steps = steps(scope, ("steps", raw), (&names, None), top);
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

/// Resolves a list of steps; those of another step are taken in the cases that that one is for.
fn steps(
    scope: &Scope<'_>,
    (key, raw): (&'static str, &Entries<RawStep>),
    (names, above): (&StepNames, Option<&ForCases>),
    at: &At<'_>,
) -> Vec<Step> {
    at.each(key, Some(raw), |step, at| {
        if step.steps.is_some() && step.any_of.is_some() {
            at.key("any_of").add(StandardFinding::Together("any_of", "steps"));
        }
        let parts = step.parts();
        let text = match filled(step.text.as_deref()) {
            None if parts.is_some() => String::new(),
            None if step.decision.is_some() => {
                at.add(ValueFinding::DecisionAlone);
                String::new()
            }
            _ => at.required("text", step.text.as_deref()),
        };
        let actor = filled(step.actor.as_deref());
        let text = actor.as_deref().map_or(text.as_str(), |actor| without_actor(&text, actor));
        let cases = scope.cases.chosen(step.cases.as_ref(), at);
        let taken_in = above.unwrap_or(&cases);
        Some(Step {
            id: filled(step.id.as_deref()),
            text: text.to_owned(),
            actor,
            channel: step.channel.map(ChannelKind::from),
            time: stated(step.time.as_ref(), &at.key("time"), scope.service.text, duration),
            link: at.optional("link", step.link.as_deref(), website),
            outcomes: at.each("decision", step.decision.as_ref(), |raw, at| {
                Some(outcome(raw, (names, taken_in), at))
            }),
            steps: parts
                .map_or_else(Vec::new, |parts| steps(scope, parts, (names, Some(taken_in)), at)),
            one_of: step.any_of.is_some(),
            cases,
        })
    })
}

/// Returns the words of a step without who acts at their beginning: wherever they are read, the
/// actor stands before them.
fn without_actor<'text>(text: &'text str, actor: &str) -> &'text str {
    let is_actor = |words: &&str| words.to_lowercase() == actor.to_lowercase();
    let rest = text.get(..actor.len()).filter(is_actor).and_then(|_| text.get(actor.len()..));
    let rest = rest.and_then(|rest| rest.strip_prefix(' ')).map(str::trim_start);
    rest.filter(|rest| rest.starts_with(char::is_lowercase)).unwrap_or(text)
}

fn outcome(raw: &RawOutcome, (names, cases): (&StepNames, &ForCases), at: &At<'_>) -> Outcome {
    let text = filled(raw.text.as_deref());
    if let Some(word) = text.as_deref().filter(|_| raw.goto.is_none()).and_then(turning_back) {
        at.key("then").add(StandardFinding::TurnsBackNowhere(word));
    }
    Outcome {
        condition: at.required("if", raw.condition.as_deref()),
        text,
        goto: at.optional("goto", raw.goto.as_deref(), |text| goto(text, names, cases)).flatten(),
    }
}

/// Words of outcomes that do not go on with what follows.
const TURNING_BACK: [&str; 8] = [
    "dikembalikan",
    "ditolak",
    "dibatalkan",
    "mengulang",
    "diulang",
    "returned",
    "rejected",
    "refused",
];

/// Returns the word of an outcome by which it does not go on with what follows.
fn turning_back(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|sign: char| !sign.is_alphabetic());
    words.find_map(|word| TURNING_BACK.into_iter().find(|known| *known == word))
}

/// Finds where an outcome leads: `next`, `end`, `stop`, the id of a step or its number.
fn goto(text: &str, names: &StepNames, cases: &ForCases) -> Result<Option<Goto>, ReferenceFinding> {
    match text {
        "next" => return Ok(None),
        "end" => return Ok(Some(Goto::End)),
        "stop" => return Ok(Some(Goto::Stop)),
        _ => {}
    }
    let error = match names.find(text.strip_prefix("langkah ").unwrap_or(text), cases) {
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
