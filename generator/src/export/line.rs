//! Lines of a component: paragraphs and items of lists within lists.

use crate::markdown;
use crate::model::Wording;

/// A line of a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How deep in a list it is; none for a paragraph.
    pub level: Option<usize>,
    /// What it says.
    pub text: String,
}

/// How far the items of a list below an item are set in.
const DEEPER: usize = 3;
/// Letters number every second level, so that a list below an item is told from the list around it.
const LETTERS: u8 = 26;

impl Line {
    /// Makes a paragraph.
    pub(super) const fn paragraph(text: String) -> Self {
        Self { level: None, text }
    }

    /// Makes an item of a list.
    pub(super) const fn item(level: usize, text: String) -> Self {
        Self { level: Some(level), text }
    }
}

/// Takes the words of Markdown, a paragraph a line.
pub(super) fn prose(source: &str) -> Vec<Line> {
    markdown::plain_lines(source).into_iter().map(Line::paragraph).collect()
}

/// Writes an entry with what else to know of it.
pub(super) fn entry(words: &Wording, asides: impl IntoIterator<Item = String>) -> Vec<Line> {
    match words {
        Wording::Line(line) => vec![Line::item(0, with_asides(line.clone(), asides))],
        Wording::Text(text) => {
            prose(&text.source).into_iter().chain(asides.into_iter().map(Line::paragraph)).collect()
        }
    }
}

/// Writes what else to know in brackets behind a text.
pub(super) fn with_asides(text: String, asides: impl IntoIterator<Item = String>) -> String {
    let asides: Vec<String> = asides.into_iter().collect();
    if asides.is_empty() { text } else { format!("{text} ({})", asides.join(", ")) }
}

/// Makes one item alone a paragraph, for it needs no number, and paragraphs among items items, for
/// a list behind a paragraph would seem to belong to it.
pub(super) fn listed(mut lines: Vec<Line>) -> Vec<Line> {
    let is_list = lines.len() > 1 && lines.iter().any(|line| line.level.is_some());
    for line in &mut lines {
        line.level = if is_list { line.level.or(Some(0)) } else { None };
    }
    lines
}

/// Numbers lines by typing: `1.`, set in below it `a.`, and so on. An empty line ends a list.
pub(super) fn typed(lines: &[Line]) -> Vec<String> {
    let mut counts: Vec<usize> = Vec::new();
    let mut typed = Vec::new();
    for Line { level, text } in lines {
        let Some(level) = *level else {
            if !counts.is_empty() {
                counts.clear();
                typed.push(String::new());
            }
            typed.push(text.clone());
            continue;
        };
        counts.resize(level + 1, 0);
        let count = counts.last_mut().map_or(0, |count| {
            *count += 1;
            *count
        });
        typed.push(format!("{:indent$}{} {text}", "", mark(level, count), indent = level * DEEPER));
    }
    typed
}

fn mark(level: usize, count: usize) -> String {
    let letter =
        u8::try_from(count - 1).ok().filter(|place| !level.is_multiple_of(2) && *place < LETTERS);
    letter.map_or_else(|| format!("{count}."), |place| format!("{}.", char::from(b'a' + place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_within_lists_are_numbered_anew() {
        let item = |level, text: &str| Line::item(level, text.to_owned());
        let paragraph = Line::paragraph("p".to_owned());
        let lines =
            [item(0, "A"), item(1, "x"), item(1, "y"), item(0, "B"), item(1, "z"), paragraph];
        assert_eq!(typed(&lines), ["1. A", "   a. x", "   b. y", "2. B", "   a. z", "", "p"]);
    }
}
