//! The picture of a procedure.

mod steps;

use serde::Serialize;

use super::ViewContext;
use crate::diagram::{Chart, ChartStep, ChartWords, Diagram, Format, Layout, svg};
use crate::html::Html;
use crate::model::Service;

use steps::{Procedure, procedures};

/// A procedure as a picture: the style shows the one that fits.
#[derive(Debug, Clone, Serialize)]
pub struct DiagramView {
    /// The numbers of the cases that it is of, for `data-case`; empty if of all.
    pub numbers: String,
    /// The names of the cases; absent if it is of all.
    pub heading: Option<String>,
    /// The picture.
    #[serde(flatten)]
    pub diagram: Diagram,
}

impl DiagramView {
    /// Draws the procedures of a service: one, or one for the cases that go the same way.
    #[must_use]
    pub fn all(context: &ViewContext<'_>, service: &Service) -> Vec<Self> {
        let procedures = procedures(context, service);
        let draw = |(index, procedure): (usize, Procedure)| {
            let id = if index == 0 { "bagan".to_owned() } else { format!("bagan-{}", index + 1) };
            let words = words(context, service, &procedure.steps);
            let chart = Chart::new(&procedure.steps, &words);
            let diagram = Diagram::new(&chart, &id, &words);
            Self { numbers: procedure.numbers, heading: procedure.heading, diagram }
        };
        procedures.into_iter().enumerate().map(draw).collect()
    }

    /// Draws the one procedure of a service for a poster, with the hundredths of its
    /// width that it is tall; `None` if there is none or several.
    pub(super) fn poster(context: &ViewContext<'_>, service: &Service) -> Option<(Html, i32)> {
        let mut procedures = procedures(context, service);
        let procedure = procedures.pop().filter(|_| procedures.is_empty())?;
        let words = words(context, service, &procedure.steps);
        let layout = Layout::new(&Chart::new(&procedure.steps, &words), &Format::POSTER);
        let tall = layout.height * 100 / layout.format.width + 1;
        Some((svg::write(&layout, "bagan", &words), tall))
    }
}

fn words(context: &ViewContext<'_>, service: &Service, steps: &[ChartStep]) -> ChartWords {
    let own = &context.words.diagram;
    let count = steps.iter().filter(|step| !step.part).count();
    ChartWords {
        title: own.title.replace("{count}", &count.to_string()),
        description: own.description.clone(),
        language: context
            .borrowed_of_service(&service.id, "steps")
            .map(|_| context.language().tag()),
        nobody: own.nobody.clone(),
        others: own.others.clone(),
        end: context.words.ends.clone(),
    }
}
