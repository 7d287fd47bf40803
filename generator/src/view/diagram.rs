//! The picture of a procedure.

use serde::Serialize;

use super::ViewContext;
use super::service::time_text;
use crate::diagram::{Chart, ChartOutcome, ChartStep, ChartWords, Diagram, Target};
use crate::html::Html;
use crate::model::{Goto, Outcome, Step};

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
    /// Draws a procedure; `None` if it has no way to show.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, steps: &[Step]) -> Option<Self> {
        if steps.len() < 2 {
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
        let steps: Vec<ChartStep> = steps
            .iter()
            .enumerate()
            .map(|(index, step)| chart_step(context, index, step))
            .collect();
        let Diagram { narrow, wide, sheets } =
            Diagram::new(&Chart::new(&steps, &words), "bagan", &words);
        Some(Self { narrow_html: narrow, wide_html: wide, sheets_html: sheets })
    }
}

fn chart_step(context: &ViewContext<'_>, index: usize, step: &Step) -> ChartStep {
    let outcome = |outcome: &Outcome| ChartOutcome {
        condition: outcome.condition.clone(),
        text: outcome.text.clone(),
        target: outcome.goto.map(|goto| match goto {
            Goto::Step(step) => Target::Step(step),
            Goto::End => Target::End,
        }),
    };
    ChartStep {
        label: (index + 1).to_string(),
        part: false,
        actor: step.actor.clone(),
        text: step.text.clone(),
        note: time_text(step.time.as_ref(), context.language()),
        outcomes: step.outcomes.iter().map(outcome).collect(),
    }
}
