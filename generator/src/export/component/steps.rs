//! What happens, as a standard tells it: `Pemohon menyerahkan berkas`.

use super::{Writer, address, plain};
use crate::export::line::{Line, prose, with_asides};
use crate::model::{Goto, Outcome, StatedValue, Step, StepPath};
use crate::view::channel_word;

impl Writer<'_, '_> {
    pub(super) fn procedure(self) -> Vec<Line> {
        match &self.service.procedure {
            Some(text) if self.service.steps.is_empty() => prose(&text.source),
            _ => {
                let steps = self.service.steps.iter().enumerate();
                steps.flat_map(|(place, step)| self.step(step, &StepPath::top(place))).collect()
            }
        }
    }

    fn step(self, step: &Step, path: &StepPath) -> Vec<Line> {
        let level = path.below.len();
        let has_parts = !step.steps.is_empty() || !step.outcomes.is_empty();
        let one_of = step.one_of.then_some(&self.context.words.standard.any_of);
        let end = one_of.map(|rule| format!(" ({})", rule.trim_end_matches(':').to_lowercase()));
        let colon = if has_parts { ":" } else { "" };
        let text = format!("{}{}{colon}", self.said(step), end.unwrap_or_default());
        let steps = step.steps.iter().enumerate();
        let steps = steps.flat_map(|(place, part)| self.step(part, &path.sub(place)));
        let outcomes = step.outcomes.iter();
        let outcomes = outcomes.map(|outcome| Line::item(level + 1, self.outcome(outcome, path)));
        std::iter::once(Line::item(level, text)).chain(steps).chain(outcomes).collect()
    }

    /// Writes who does what, and in brackets through what and how long.
    fn said(self, step: &Step) -> String {
        let text = match &step.actor {
            // What goes on with the sentence needs no colon.
            Some(actor) if step.text.starts_with(char::is_lowercase) => {
                format!("{actor} {}", step.text)
            }
            Some(actor) if step.text.is_empty() => actor.clone(),
            Some(actor) => format!("{actor}: {}", step.text),
            None => step.text.clone(),
        };
        let channel = step.channel.map(|kind| channel_word(self.context, kind));
        let time = step.time.as_ref().map(|time| match time {
            StatedValue::Value(time) => time.text(self.context.locale),
            StatedValue::Text(text) => plain(&text.source),
        });
        let asides = channel.into_iter().chain(time).chain(step.link.as_ref().map(address));
        with_asides(text, asides.chain(self.case_names(&step.cases)))
    }

    fn outcome(self, outcome: &Outcome, from: &StepPath) -> String {
        let words = &self.context.words;
        let next = outcome.goto.as_ref().map(|goto| match goto {
            Goto::Step(target) if target == from => words.again.clone(),
            Goto::Step(target) => {
                let pattern = if target < from { &words.go_back } else { &words.go_on };
                pattern.replace("{number}", &target.label(target.first + 1))
            }
            Goto::End => words.ends.clone(),
            Goto::Stop => words.stops.clone(),
        });
        let said = [Some(self.condition(&outcome.condition)), outcome.text.clone(), next];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let mut signs = said.chars();
        signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
    }
}
