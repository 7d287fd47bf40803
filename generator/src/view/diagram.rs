//! The picture of a procedure.

use serde::Serialize;

use super::ViewContext;
use super::service::time_text;
use crate::diagram::{Chart, ChartWords, Diagram};
use crate::html::Html;
use crate::model::Step;

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
        let time = |step: &Step| time_text(step.time.as_ref(), context.language());
        let Diagram { narrow, wide, sheets } =
            Diagram::new(&Chart::new(steps, &words, time), "bagan", &words);
        Some(Self { narrow_html: narrow, wide_html: wide, sheets_html: sheets })
    }
}
