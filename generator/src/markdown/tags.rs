//! The few tags of HTML that Markdown has no sign for, and people write into it.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Parser};

use super::dialect::OPTIONS;

/// Raised and lowered letters, as in m<sup>2</sup> and H<sub>2</sub>O.
const PAIRS: [(&str, &str); 2] = [("<sup>", "</sup>"), ("<sub>", "</sub>")];

/// Returns whether a tag breaks the line.
pub(super) fn is_break(tag: &str) -> bool {
    let inside = tag.trim().strip_prefix("<br").and_then(|rest| rest.strip_suffix('>'));
    inside.is_some_and(|inside| matches!(inside.trim(), "" | "/"))
}

/// Finds the tags that stand around plain words, by where they begin: those alone are kept, so
/// that nothing can be left open.
pub(super) fn kept(text: &str) -> BTreeSet<usize> {
    let mut kept = BTreeSet::new();
    if !text.contains("<su") {
        return kept;
    }
    let mut opened: Option<(usize, &str)> = None;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        opened = match (event, opened) {
            (Event::InlineHtml(tag), Some((start, end))) if *tag == *end => {
                kept.extend([start, range.start]);
                None
            }
            (Event::InlineHtml(tag), _) => {
                PAIRS.iter().find(|(start, _)| *tag == **start).map(|(_, end)| (range.start, *end))
            }
            (Event::Text(_), opened) => opened,
            _ => None,
        };
    }
    kept
}
