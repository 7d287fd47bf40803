//! The picture of a procedure: lanes by actor, decisions with their outcomes, loops back.
//!
//! It is drawn as offices draw their procedures: one row a step, the symbols of
//! the flow in narrow lanes, the words of the step beside them. So it can be read
//! on the smallest phone, where boxes side by side could not. [`chart`] says what
//! is shown, [`layout`] where it stands, [`svg`] writes it down. All of it is in
//! whole numbers: the same steps give the same bytes on every machine.
//!
//! What the picture says is said in words too, by the list of steps on its page.

pub mod chart;
mod columns;
pub mod format;
pub mod layout;
mod routes;
mod shapes;
pub mod svg;
#[cfg(test)]
mod tests;
mod tracks;

use serde::Serialize;

use crate::html::Html;

pub use chart::{Chart, ChartOutcome, ChartStep, ChartWords, Target};
pub use format::Format;
pub use layout::Layout;

/// A procedure drawn for small screens and for wide ones; the style shows one of them.
#[derive(Debug, Clone, Serialize)]
pub struct Diagram {
    /// For phones.
    pub narrow_html: Html,
    /// For desktops and paper.
    pub wide_html: Html,
    /// The same in pieces, for paper that one page of is too short; empty if it is not.
    pub sheets_html: Vec<Html>,
}

impl Diagram {
    /// Draws a chart; `id` begins the ids of its elements.
    #[must_use]
    pub fn new(chart: &Chart, id: &str, words: &ChartWords) -> Self {
        let wide_id = format!("{id}-lebar");
        let wide = Layout::new(chart, &Format::WIDE);
        Self {
            narrow_html: svg::write(&Layout::new(chart, &Format::NARROW), id, words),
            wide_html: svg::write(&wide, &wide_id, words),
            sheets_html: svg::sheets(&wide, &wide_id),
        }
    }
}
