//! A source beside its draft, to decide from: what became of each word, and what is to be decided.

use std::ops::Range;

use serde::Serialize;

use super::DECISION;
use super::account::Account;
use super::document::Document;
use super::draft::Draft;
use super::node::Fate;

/// What stands before words of the source in a comment, with the line that they are from.
const QUOTED: &str = "#   ";

/// A source beside its draft.
#[derive(Debug, Serialize)]
pub struct Report<'draft> {
    /// The title of the service.
    title: &'draft str,
    source: Vec<SourceLine<'draft>>,
    draft: Vec<DraftLine<'draft>>,
}

/// A line of the source.
#[derive(Debug, Serialize)]
struct SourceLine<'draft> {
    /// Of its file; the cells of a row have the same.
    number: usize,
    /// Whether it is the first with its number.
    is_first: bool,
    parts: Vec<Part<'draft>>,
}

/// Words with what became of them.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Part<'draft> {
    text: &'draft str,
    /// None of signs between words.
    fate: Option<&'static str>,
}

/// A line of the draft.
#[derive(Debug, Serialize)]
struct DraftLine<'draft> {
    number: usize,
    text: &'draft str,
    /// What is to be decided here.
    decision: Option<&'draft str>,
    /// The line of the source that it quotes.
    quoted: Option<usize>,
}

impl<'draft> Report<'draft> {
    /// Puts a source beside its draft.
    #[must_use]
    pub fn of(document: &'draft Document, draft: &'draft Draft) -> Self {
        let mut last = None;
        let line = |(place, number): (Range<usize>, usize)| {
            let is_first = last.replace(number) != Some(number);
            SourceLine { number, is_first, parts: parts(document.text(), place, &draft.account) }
        };
        let source = document.lines().map(line).collect();
        let lines = (1..).zip(draft.text.lines());
        Self {
            title: &draft.title,
            source,
            draft: lines.map(|(number, text)| DraftLine::of(number, text)).collect(),
        }
    }
}

impl<'draft> DraftLine<'draft> {
    fn of(number: usize, text: &'draft str) -> Self {
        let said = text.trim_start();
        let quoted = said.strip_prefix(QUOTED).and_then(|rest| rest.split_once(": "));
        Self {
            number,
            text,
            decision: said.strip_prefix(DECISION),
            quoted: quoted.and_then(|(line, _)| line.parse().ok()),
        }
    }
}

/// Cuts a line where what became of its words changes.
fn parts<'draft>(text: &'draft str, line: Range<usize>, account: &Account) -> Vec<Part<'draft>> {
    let mut parts = Vec::new();
    let mut at = line.start;
    let mut add = |place: Range<usize>, fate| {
        let text = text.get(place).unwrap_or_default();
        if !text.is_empty() {
            parts.push(Part { text, fate });
        }
    };
    for (place, fate) in account.within(&line) {
        let (start, end) = (place.start.max(at), place.end.min(line.end));
        add(at..start, None);
        add(start..end, Some(name(fate)));
        at = end;
    }
    add(at..line.end, None);
    parts
}

/// The name of a fate among the words of the theme.
const fn name(fate: Fate) -> &'static str {
    match fate {
        Fate::Component => "component",
        Fate::Said => "said",
        Fate::Text => "text",
        Fate::Comment => "comment",
        Fate::Furniture => "furniture",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Source, Vocabulary};
    use super::*;

    #[test]
    fn each_word_of_the_source_is_there_with_what_became_of_it() {
        let text = b"Izin Contoh\n\nBiaya: menurut kesepakatan\n";
        let Ok(Source::Document(document)) = Format::Text.read(text) else { panic!("text") };
        let draft = Draft::of(&document, "", &Vocabulary::load().expect("a table"));
        let report = Report::of(&document, &draft);
        let part = |text, fate| Part { text, fate: Some(fate) };
        assert_eq!(report.source[0].parts, [part("Izin Contoh", "component")]);
        assert_eq!(
            report.source[1].parts,
            [
                part("Biaya:", "said"),
                Part { text: " ", fate: None },
                part("menurut kesepakatan", "text")
            ]
        );
        assert_eq!(report.draft.iter().filter(|line| line.decision.is_some()).count(), 1);
    }
}
