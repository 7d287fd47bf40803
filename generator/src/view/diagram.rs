//! The picture of a procedure.

use serde::Serialize;

use super::ViewContext;
use crate::diagram::{Chart, ChartOutcome, ChartStep, ChartWords, Diagram, Target};
use crate::html::Html;
use crate::model::{Goto, Outcome, StatedValue, Step, StepPath};

/// A procedure as a picture: the style shows the one that fits.
#[derive(Debug, Clone, Serialize)]
pub struct DiagramView {
    /// The picture for phones.
    pub narrow_html: Html,
    /// The picture for desktops and paper.
    pub wide_html: Html,
    /// The picture in pieces, for paper; empty if a page holds it whole.
    pub sheets_html: Vec<Html>,
}

impl DiagramView {
    /// Draws a procedure; `None` if it has no way to show, or another one for each case.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, steps: &[Step]) -> Option<Self> {
        if steps.len() < 2 || steps.iter().any(|step| !step.cases.is_all()) {
            return None;
        }
        let own = &context.words.diagram;
        let words = ChartWords {
            title: own.title.replace("{count}", &steps.len().to_string()),
            description: own.description.clone(),
            nobody: own.nobody.clone(),
            others: own.others.clone(),
            end: context.words.ends.clone(),
        };
        let mut drawn = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            collect(StepPath::top(index), step, &mut drawn);
        }
        let paths: Vec<&StepPath> = drawn.iter().map(|(path, _)| path).collect();
        let steps: Vec<ChartStep> =
            drawn.iter().map(|(path, step)| chart_step(context, path, step, &paths)).collect();
        let Diagram { narrow, wide, sheets } =
            Diagram::new(&Chart::new(&steps, &words), "bagan", &words);
        Some(Self { narrow_html: narrow, wide_html: wide, sheets_html: sheets })
    }
}

/// Puts a step and the steps that it is made of in the order in which they are drawn.
fn collect<'steps>(path: StepPath, step: &'steps Step, drawn: &mut Vec<(StepPath, &'steps Step)>) {
    let parts = step.steps.iter().enumerate().map(|(index, part)| (path.sub(index), part));
    let parts: Vec<(StepPath, &Step)> = parts.collect();
    drawn.push((path, step));
    for (path, part) in parts {
        collect(path, part, drawn);
    }
}

fn chart_step(
    context: &ViewContext<'_>,
    path: &StepPath,
    step: &Step,
    drawn: &[&StepPath],
) -> ChartStep {
    let target = |goto: &Goto| match goto {
        Goto::Step(path) => drawn.iter().position(|known| *known == path).map(Target::Step),
        Goto::End => Some(Target::End),
    };
    let outcome = |outcome: &Outcome| ChartOutcome {
        condition: outcome.condition.clone(),
        text: outcome.text.clone(),
        target: outcome.goto.as_ref().and_then(target),
    };
    let below = path.below.iter().map(|place| format!(".{}", place + 1));
    ChartStep {
        label: std::iter::once((path.first + 1).to_string()).chain(below).collect(),
        part: !path.below.is_empty(),
        actor: step.actor.clone(),
        text: step.text.clone(),
        note: step.time.as_ref().and_then(|time| match time {
            StatedValue::Value(time) => Some(time.text(context.language())),
            StatedValue::Text(_) => None,
        }),
        outcomes: step.outcomes.iter().map(outcome).collect(),
    }
}
