//! What a decree writes around the entries of its lists, and copies leave in their texts:
//! "1. KTP; 2. KK; dan 3. Surat pengantar."

use super::lines::{Line, lines};
use crate::place::Position;

/// A part of a text that belongs to the list around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMark {
    /// The number of the entry.
    Number,
    /// What stands between it and the next one, or behind the last.
    End,
    /// The word by which one of two entries is enough.
    Or,
}

/// Keys of the texts of entries.
const TEXTS: [&str; 4] = ["text", "name", "for", "then"];
/// What stands between two entries, the longest first.
const ENDS: [(&str, ListMark); 10] = [
    ("; dan/atau", ListMark::Or),
    (", dan/atau", ListMark::Or),
    ("; atau", ListMark::Or),
    (", atau", ListMark::Or),
    ("; or", ListMark::Or),
    ("; dan", ListMark::End),
    (", dan", ListMark::End),
    ("; and", ListMark::End),
    (", and", ListMark::End),
    (";", ListMark::End),
];
/// Short words that end with a point.
const SHORTENED: [&str; 5] = ["dll.", "dsb.", "dst.", "etc.", "tsb."];

/// Finds what belongs to lists in the texts of their entries.
#[must_use]
pub fn list_marks(text: &str) -> Vec<(Position, ListMark)> {
    if !text.lines().any(may_have_one) {
        return Vec::new();
    }
    let lines = lines(text);
    let mut found = ends(&lines);
    found.extend(numbers(&lines));
    found.sort_by_key(|(at, _)| *at);
    found
}

/// Tells in a glance whether a line may have one.
fn may_have_one(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['"', '\'']);
    let begins =
        line.trim_start().strip_prefix("- ").is_some_and(|entry| entry.contains(['.', ')']));
    let has_number = begins && line.contains(|sign: char| sign.is_ascii_digit());
    has_number || ENDS.iter().any(|(end, _)| line.ends_with(end))
}

/// The text of an entry, or of a key of it: without quotes, and the column where it ends.
fn text_of<'text>(line: &Line<'text>) -> Option<(&'text str, usize)> {
    let value = line.value();
    let is_text = match line.key() {
        Some(key) => TEXTS.contains(&key),
        None => line.content > line.indent,
    };
    if line.in_block || !is_text || value.starts_with(['[', '{', '|', '>']) || value.contains(" #")
    {
        return None;
    }
    let quoted = ['"', '\''].iter().find_map(|quote| {
        let inside = value.strip_prefix(*quote)?.strip_suffix(*quote)?;
        (!inside.is_empty()).then_some((inside, 1))
    });
    let (inside, quote) = quoted.unwrap_or((value, 0));
    let text = inside.trim_end();
    Some((text, line.value_column() + quote + text.chars().count()))
}

/// Finds what stands between entries; a full stop is that of the list where others end so.
fn ends(lines: &[Line<'_>]) -> Vec<(Position, ListMark)> {
    let mut found = Vec::new();
    // Where the texts begin of a list whose entries end with signs.
    let mut listed: Option<(usize, usize)> = None;
    for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
        listed = listed.filter(|(indent, _)| line.indent >= *indent);
        let goes_on = next.is_some_and(|next| {
            next.colon.is_none() && next.indent > line.indent && next.content == next.indent
        });
        let Some((text, column)) = text_of(line).filter(|_| !goes_on) else { continue };
        let lower = text.to_lowercase();
        let end = ENDS.iter().find(|(end, _)| lower.ends_with(end) && lower.len() > end.len());
        let place = |length: usize| line.place(column - length, length);
        if let Some((end, mark)) = end {
            found.push((place(end.chars().count()), *mark));
            listed = Some((line.indent, line.content));
        } else if listed.is_some_and(|(_, content)| content == line.content) && is_last(&lower) {
            found.push((place(1), ListMark::End));
        }
    }
    found
}

/// Returns whether a text is one sentence with its full stop.
fn is_last(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|rest| !rest.contains(". "))
        && !SHORTENED.iter().any(|word| text.ends_with(word))
}

/// Finds the numbers of entries: those that say which one of its list an entry is.
fn numbers(lines: &[Line<'_>]) -> Vec<(Position, ListMark)> {
    let mut found = Vec::new();
    // The lists around a line: how far in each stands, how many entries it has, and the first
    // one's number, which counts once another one has its own.
    let mut lists: Vec<(usize, usize, Option<Position>)> = Vec::new();
    for line in lines.iter().filter(|line| !line.in_block) {
        let is_entry = line.content > line.indent;
        lists.retain(|(indent, ..)| *indent < line.indent || (*indent == line.indent && is_entry));
        if !is_entry {
            continue;
        }
        if lists.last().is_none_or(|(indent, ..)| *indent < line.indent) {
            lists.push((line.indent, 0, None));
        }
        let Some((_, count, first)) = lists.last_mut() else { continue };
        *count += 1;
        let Some((number, length)) = text_of(line).and_then(|(text, _)| number(text)) else {
            continue;
        };
        let place = line.place(line.value_column(), length);
        if number != *count {
            continue;
        }
        if *count == 1 {
            *first = Some(place);
        } else {
            found.extend(first.take().into_iter().chain([place]).map(|at| (at, ListMark::Number)));
        }
    }
    found
}

/// Returns the number that a text begins with, once or twice, and how long it is with its space.
fn number(text: &str) -> Option<(usize, usize)> {
    let (mark, rest) = text.split_once(' ')?;
    let digits = mark.strip_suffix(['.', ')'])?;
    let number: usize = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let again = rest.trim_start().strip_prefix(mark).filter(|rest| rest.starts_with(' '));
    let said = again.unwrap_or(rest).trim_start();
    Some((number, text.chars().count() - said.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text is without what is found in it.
    fn without(text: &str) -> String {
        let mut lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        for (at, mark) in list_marks(text).into_iter().rev() {
            if mark != ListMark::Or {
                lines[at.line - 1].drain(at.column - 1..at.column - 1 + at.length);
            }
        }
        lines.into_iter().map(|line| line.into_iter().collect::<String>() + "\n").collect()
    }

    #[test]
    fn the_signs_of_a_list_are_found_and_its_words_are_not() {
        for (text, bare) in [
            ("r:\n  - KTP;\n  - KK; dan\n  - Surat.\n", "r:\n  - KTP\n  - KK\n  - Surat\n"),
            ("r:\n  - 1. KTP\n  - 2. KK\n", "r:\n  - KTP\n  - KK\n"),
            ("s:\n  - Datang\n  - 2. 2. Wawancara;\n", "s:\n  - Datang\n  - Wawancara\n"),
            (
                "s:\n  - actor: A\n    text: 'datang: hari ini;'\n",
                "s:\n  - actor: A\n    text: 'datang: hari ini'\n",
            ),
        ] {
            assert_eq!(without(text), bare);
        }
        for text in [
            "r:\n  - 1. Umum\n",
            "r:\n  - KTP\n  - 1. Umum\n  - 4. Khusus\n",
            "r:\n  - KTP.\n  - KK.\n",
            "r:\n  - KTP;\n    atau SIM\n",
            "r:\n  - KTP; atau\n  - SIM\n",
            "title: a;\ntext: |\n  - KTP;\n",
        ] {
            assert_eq!(without(text), text);
        }
        let found = list_marks("r:\n  - KTP; atau\n  - SIM\n");
        assert!(matches!(found.as_slice(), [(_, ListMark::Or)]), "{found:?}");
    }
}
