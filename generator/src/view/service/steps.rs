//! What happens.

use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;
use super::super::words::{WordsView, channel_word};
use crate::model::{Goto, Outcome, Service, Step, StepPath};

/// One step of the procedure.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// Its number in its list, from 1.
    pub number: usize,
    /// Its number with those of the steps above, such as "2.1".
    pub label: String,
    /// The id of its element, `langkah-1`.
    pub anchor: String,
    /// Who acts, such as "Pemohon".
    pub actor: Option<String>,
    /// What the actor does.
    pub text: String,
    /// Through which channel.
    pub channel: Option<String>,
    /// How long the step takes, if stated.
    pub time: Option<WordsView>,
    /// The web page where it is done.
    pub link: Option<Link>,
    /// The steps that it is made of.
    pub steps: Vec<StepView>,
    /// How it goes on from a decision.
    pub outcomes: Vec<OutcomeView>,
}

/// One outcome of a decision.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// The condition, such as "Sesuai".
    pub condition: String,
    /// What follows, if stated.
    pub text: Option<String>,
    /// Where it goes on, such as "lanjut ke langkah 3", linked to that step.
    pub next: Option<Link>,
    /// Whether it leads back to an earlier step.
    pub back: bool,
}

impl StepView {
    /// Makes the view of a step of the procedure's own list.
    pub(super) fn new(
        context: &ViewContext<'_>,
        service: &Service,
        index: usize,
        step: &Step,
    ) -> Self {
        Self::at(context, service, &StepPath::top(index), step)
    }

    fn at(context: &ViewContext<'_>, service: &Service, path: &StepPath, step: &Step) -> Self {
        let outcome = |outcome| OutcomeView::new(context, service, outcome, path);
        let sub = |(index, step)| Self::at(context, service, &path.sub(index), step);
        Self {
            number: service.step_numbers(path).last().copied().unwrap_or_default(),
            label: service.step_label(path),
            anchor: anchor(path),
            actor: step.actor.clone(),
            text: step.text.clone(),
            channel: step.channel.map(|kind| channel_word(context, kind)),
            time: step.time.as_ref().map(|time| WordsView::duration(time, context.locale)),
            link: step.link.as_ref().map(Link::website),
            steps: step.steps.iter().enumerate().map(sub).collect(),
            outcomes: step.outcomes.iter().map(outcome).collect(),
        }
    }
}

impl OutcomeView {
    fn new(
        context: &ViewContext<'_>,
        service: &Service,
        outcome: &Outcome,
        path: &StepPath,
    ) -> Self {
        let words = context.words;
        let back = matches!(&outcome.goto, Some(Goto::Step(target)) if target <= path);
        let next = outcome.goto.as_ref().map(|goto| match goto {
            Goto::Step(target) => {
                let phrase = if back { &words.go_back } else { &words.go_on };
                let label = phrase.replace("{number}", &service.step_label(target));
                Link { label, url: format!("#{}", anchor(target)) }
            }
            Goto::End => Link { label: words.ends.clone(), url: String::new() },
        });
        Self { condition: outcome.condition.clone(), text: outcome.text.clone(), next, back }
    }
}

/// Writes the id of the element of a step.
pub(super) fn anchor(path: &StepPath) -> String {
    let below = path.below.iter().map(|place| format!("-{}", place + 1));
    std::iter::once(format!("langkah-{}", path.first + 1)).chain(below).collect()
}
