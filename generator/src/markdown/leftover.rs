//! Markup that an editor meant, and Markdown takes for words: it would be printed as it is.

use std::ops::Range;

use crate::finding::{Finding, TextFinding};
use crate::syntax::{Fault, is_control};

/// Looks at the words of a text, one after the other.
#[derive(Debug, Default)]
pub(super) struct Leftover {
    /// Whether a paragraph has begun and nothing was said in it yet.
    is_first: bool,
    /// Where the last words ended, if they closed a bracket.
    closed: Option<usize>,
    /// Where the last bracket was opened.
    opened: Option<usize>,
}

impl Leftover {
    /// Begins a paragraph.
    pub(super) fn begin(&mut self) {
        *self = Self { is_first: true, closed: None, opened: None };
    }

    /// Looks at the next words; the parser ends them at each bracket.
    pub(super) fn look(
        &mut self,
        words: &str,
        range: &Range<usize>,
    ) -> Option<(Range<usize>, Finding)> {
        let is_first = std::mem::take(&mut self.is_first);
        let closed = self.closed.take();
        if words.ends_with(']') {
            self.closed = Some(range.end);
        }
        if let Some((at, sign)) = words.char_indices().find(|(_, sign)| is_control(*sign)) {
            let start = range.start + at;
            let fault = Fault::Control(sign);
            return Some((start..start + sign.len_utf8(), Finding::Syntax(fault)));
        }
        let goes_on = words.starts_with(['(', '[']) && closed == Some(range.start);
        if goes_on && let Some(opened) = self.opened.take() {
            return Some((opened..range.end, Finding::Text(TextFinding::BrokenLink)));
        }
        // Words that were put together again.
        if words.contains("](") {
            return Some((range.clone(), Finding::Text(TextFinding::BrokenLink)));
        }
        if words == "[" {
            self.opened = Some(range.start);
        }
        let is_cells = is_first && words.starts_with('|') && words.trim_end().ends_with('|');
        is_cells.then(|| (range.clone(), Finding::Text(TextFinding::BrokenTable)))
    }
}
