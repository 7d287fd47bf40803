//! Tables that may be wider than a telephone: they scroll in themselves.

use std::collections::VecDeque;
use std::fmt::Write as _;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::dialect::OPTIONS;

/// As many columns fit on a telephone.
const NARROW: usize = 3;

/// The longest name of a table, in characters.
const LONGEST: usize = 80;

/// Returns what stands before each table: a region that the keyboard reaches and that bears the
/// headings of the table as its name, or nothing for a narrow one.
pub(super) fn openings(text: &str) -> VecDeque<String> {
    let mut openings = VecDeque::new();
    if !text.contains('|') {
        return openings;
    }
    let (mut columns, mut cells, mut cell) = (0, Vec::new(), None::<String>);
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableHead) => cells.clear(),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&words);
                }
            }
            Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
            Event::End(TagEnd::TableHead) if columns > NARROW => openings.push_back(region(&cells)),
            Event::End(TagEnd::TableHead) => openings.push_back(String::new()),
            _ => {}
        }
    }
    openings
}

fn region(cells: &[String]) -> String {
    let named = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let name: String = named.collect::<Vec<_>>().join(", ").chars().take(LONGEST).collect();
    let mut html = String::from("<div class=\"loket-wide\" role=\"region\" tabindex=\"0\"");
    if !name.is_empty() {
        let name = name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let _ = write!(html, " aria-label=\"{name}\"");
    }
    html.push('>');
    html
}
