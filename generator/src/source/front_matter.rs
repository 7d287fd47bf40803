//! Data and text of a Markdown file, set apart by two lines `---`.

use std::ops::Range;

use crate::finding::{FileFinding, Finding};
use crate::place::Position;

/// A file cut into its data and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'text> {
    /// The YAML data.
    pub data: &'text str,
    /// How many lines stand before the data.
    pub data_offset: usize,
    /// The Markdown text.
    pub body: &'text str,
    /// How many lines stand before the Markdown text.
    pub body_offset: usize,
    /// What is wrong with the lines that set them apart, and where.
    pub fault: Option<&'text (Position, Finding)>,
}

/// Where the parts of a file begin and end, in bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cut {
    data: Range<usize>,
    data_offset: usize,
    body: Range<usize>,
    body_offset: usize,
    fault: Option<(Position, Finding)>,
}

impl Cut {
    /// A file that is data alone.
    pub(super) fn of_data(text: &str) -> Self {
        Self { data: 0..text.len(), ..Self::default() }
    }

    /// Returns the parts of the text that was cut.
    pub(super) fn parts<'text>(&'text self, text: &'text str) -> Parts<'text> {
        Parts {
            data: text.get(self.data.clone()).unwrap_or_default(),
            data_offset: self.data_offset,
            body: text.get(self.body.clone()).unwrap_or_default(),
            body_offset: self.body_offset,
            fault: self.fault.as_ref(),
        }
    }
}

/// Cuts a file at its fences; where one is missing, where it was likely meant to be.
pub(super) fn cut(text: &str) -> Cut {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = lines.first().copied().unwrap_or_default();
    if !is_fence(first) {
        let position =
            Position { length: first.trim_end().chars().count().max(1), ..Position::START };
        let fault = Some((position, Finding::File(FileFinding::NoFrontMatter)));
        // A fence that is only misspelt is left out; without one, the data begin at once.
        let start = usize::from(is_nearly_fence(first));
        let end = lines.iter().position(|line| is_fence(line)).unwrap_or(lines.len());
        let has_data = lines.get(start).is_some_and(|line| is_like_data(line));
        return if has_data && start <= end {
            Cut { fault, ..between(&lines, start, end) }
        } else {
            Cut { body: 0..text.len(), fault, ..Cut::default() }
        };
    }
    if let Some(end) = closing(&lines) {
        return between(&lines, 1, end);
    }
    let nearly =
        (1..lines.len()).find(|at| lines.get(*at).is_some_and(|line| is_nearly_fence(line)));
    let position = nearly.map_or(Position::START, |at| {
        let length = lines.get(at).map_or(1, |line| line.trim_end().chars().count());
        Position { line: at + 1, column: 1, length }
    });
    let end = nearly.unwrap_or_else(|| end_of_data(&lines));
    Cut {
        fault: Some((position, Finding::File(FileFinding::OpenFrontMatter))),
        ..between(&lines, 1, end)
    }
}

/// Cuts a text whose data begin at a line and end before another one.
fn between(lines: &[&str], start: usize, end: usize) -> Cut {
    let bytes = |count: usize| lines.iter().take(count).map(|line| line.len()).sum::<usize>();
    // The line of the end is a fence, or what was meant to be one, or belongs to the text.
    let is_fence = lines.get(end).is_some_and(|line| is_fence(line) || is_nearly_fence(line));
    let body = end + usize::from(is_fence);
    Cut {
        data: bytes(start)..bytes(end),
        data_offset: start,
        body: bytes(body)..bytes(lines.len()),
        body_offset: body,
        fault: None,
    }
}

/// Finds the closing fence: the first one that is not followed by more data and another fence.
fn closing(lines: &[&str]) -> Option<usize> {
    let fences = lines.iter().enumerate().skip(1).filter(|(_, line)| is_fence(line));
    let fences: Vec<usize> = fences.map(|(at, _)| at).collect();
    let goes_on = |at: usize| lines.get(at + 1).is_some_and(|next| is_like_data(next));
    let ends = |(number, at): &(usize, &usize)| number + 1 == fences.len() || !goes_on(**at);
    fences.iter().enumerate().find(ends).map(|(_, at)| *at)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// A line that was meant to be a fence: too few or too many dashes, long ones as word
/// processors make them, spaces around them, a word after them.
fn is_nearly_fence(line: &str) -> bool {
    let line = line.trim();
    let is_dash = |sign: char| matches!(sign, '-' | '–' | '—' | '−');
    let dashes = line.chars().filter(|sign| is_dash(*sign)).count();
    let is_dashes =
        line != "-" && dashes > 0 && line.chars().all(|sign| is_dash(sign) || sign == ' ');
    is_dashes || line.starts_with("---")
}

/// Returns whether a line looks like data: a key, an entry, or something further in.
fn is_like_data(line: &str) -> bool {
    let key = line.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
    let after = line.get(key..).unwrap_or_default();
    let is_key = key > 0 && (after.starts_with(": ") || after.trim_end() == ":");
    let is_inner = line.starts_with([' ', '\t']) && !line.trim().is_empty();
    is_key || line.starts_with("- ") || is_inner
}

/// Finds where data end that no fence ends: before an empty line with other text after it.
fn end_of_data(lines: &[&str]) -> usize {
    let is_empty = |line: &str| line.trim().is_empty();
    let mut at = 1;
    while let Some(line) = lines.get(at) {
        let next = lines.iter().skip(at).find(|next| !is_empty(next));
        if is_empty(line) && next.is_some_and(|next| !is_like_data(next)) {
            return at;
        }
        at += 1;
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_text_are_cut_at_the_fences_with_their_line_numbers() {
        let text = "---\ntitle: A\n---\n\nIsi\n";
        let cut = cut(text);
        let parts = cut.parts(text);
        assert_eq!((parts.data, parts.body), ("title: A\n", "\nIsi\n"));
        assert_eq!((parts.data_offset, parts.body_offset, parts.fault), (1, 3, None));
    }

    #[test]
    fn missing_fences_are_told_apart_and_what_they_set_apart_is_read() {
        let fault = |text: &str| {
            let cut = cut(text);
            let parts = cut.parts(text);
            let (at, finding) = parts.fault.expect("a fault");
            (at.line, finding.clone(), parts.data.to_owned(), parts.body.to_owned())
        };
        let data = "title: A\n".to_owned();
        let isi = "Isi\n".to_owned();
        let open = Finding::File(FileFinding::OpenFrontMatter);
        assert_eq!(
            fault("title: A\n---\nIsi\n"),
            (1, Finding::File(FileFinding::NoFrontMatter), data.clone(), isi.clone())
        );
        assert_eq!(
            fault("--\ntitle: A\n---\nIsi\n"),
            (1, Finding::File(FileFinding::NoFrontMatter), data.clone(), isi.clone())
        );
        assert_eq!(fault("---\ntitle: A\n"), (1, open.clone(), data.clone(), String::new()));
        assert_eq!(
            fault("---\ntitle: A\n\nIsi\n"),
            (1, open.clone(), data.clone(), "\nIsi\n".to_owned())
        );
        assert_eq!(
            fault(""),
            (1, Finding::File(FileFinding::NoFrontMatter), String::new(), String::new())
        );
        for nearly in ["----", "--", " ---", "—", "- - -", "---x"] {
            let text = format!("---\ntitle: A\n{nearly}\nIsi\n");
            assert_eq!(fault(&text), (3, open.clone(), data.clone(), isi.clone()), "{nearly}");
        }
    }

    #[test]
    fn a_fence_among_the_data_does_not_end_them() {
        let data = |text: &str| cut(text).parts(text).data.to_owned();
        let text = "---\ntitle: A\n---\ncode: B\n---\n\nIsi\n\n---\n";
        assert_eq!(data(text), "title: A\n---\ncode: B\n");
        assert_eq!(data("---\ntitle: A\n---\n\nIsi\n\n---\n\nLagi\n"), "title: A\n");
    }
}
