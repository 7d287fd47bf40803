//! What is still known of a file of which something could not be read.
//!
//! What a misspelt key or an unclosed quote was to say is not called missing, and what
//! refers to it not unknown: that would send an editor to lines on which nothing is wrong.

use crate::decode::ShapeFault;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, FormFinding, StandardFinding, ValueFinding, likely};
use crate::place::{KeyPath, Position};
use crate::tree::{Node, Repaired, Value};

/// What could be read of a file.
pub(crate) struct FileDoubt<'file> {
    root: &'file Node,
    repaired: Option<&'file Repaired>,
    /// Where something could not be used, in the data.
    wrong: Vec<Position>,
    /// Where keys have no value, or one that says nothing.
    empty: Vec<Position>,
    misspelt: Vec<String>,
}

impl<'file> FileDoubt<'file> {
    pub(crate) fn new(
        root: &'file Node,
        repaired: Option<&'file Repaired>,
        found: &Diagnostics,
        offset: usize,
        findings: &[(KeyPath, Finding)],
    ) -> Self {
        let is_of_no_use = |(path, finding): &(KeyPath, Finding)| {
            matches!(finding, Finding::Value(ValueFinding::NoWords(_))).then(|| root.locate(path))
        };
        let of_data =
            |one: &&Diagnostic| matches!(one.finding, Finding::Shape(_) | Finding::Syntax(_));
        let is_empty =
            |one: &&Diagnostic| matches!(one.finding, Finding::Value(ValueFinding::EmptyValue(_)));
        let place = |one: &Diagnostic| {
            let position = one.position?;
            Some(Position { line: position.line.checked_sub(offset)?, ..position })
        };
        Self {
            root,
            repaired,
            wrong: found.iter().filter(of_data).filter_map(place).collect(),
            empty: found
                .iter()
                .filter(is_empty)
                .filter_map(place)
                .chain(findings.iter().filter_map(is_of_no_use))
                .collect(),
            misspelt: found.iter().filter_map(unknown_key).collect(),
        }
    }

    /// Finds where a finding stands; `None` if it does not hold, or is told already.
    pub(crate) fn place(&self, path: &KeyPath, finding: &Finding, data: &str) -> Option<Position> {
        let root = self.root;
        if !self.knows_what_it_rests_on(finding) {
            return None;
        }
        if let Some(key) = finding.missing_key() {
            let is_missing = !self.may_be_there(path, key);
            // A text that stands for keys is marked itself.
            let text = root.find(path).filter(|node| self.is_read(node));
            let place = || text.map_or_else(|| root.locate_key(&path.key(key)), |it| it.position);
            return is_missing.then(place).filter(|at| self.knows_line(*at));
        }
        let position = match finding {
            Finding::Standard(StandardFinding::Together(..))
                if self.is_in_doubt(&path.parent()) =>
            {
                return None;
            }
            Finding::Standard(StandardFinding::Incomplete(_)) if root.says_something(path) => {
                return None;
            }
            _ if finding.facts().is_about_key => root.locate_key(path),
            _ => within(root.locate(path), finding, data),
        };
        Some(position).filter(|at| self.knows_line(*at))
    }

    /// Returns whether what stands on a line was read as it stands.
    fn knows_line(&self, at: Position) -> bool {
        !self.repaired.is_some_and(|repaired| repaired.doubts(at.line))
    }

    /// Returns whether a missing key may have been meant by something that could not be used.
    fn may_be_there(&self, path: &KeyPath, key: &str) -> bool {
        let root = self.root;
        // The value is there: it had the wrong shape and was left out.
        if root.has_value(&path.key(key))
            || self.misspelt.iter().any(|word| likely(word, [key]).is_some())
        {
            return true;
        }
        if self.repaired.is_some_and(Repaired::doubts_what_is_there) {
            return true;
        }
        let found = root.find(path);
        // Something else stands where the keys belong: that is told, unless a text stands for them.
        if found.is_some_and(|node| !matches!(node.value, Value::Map(_)) && !self.is_read(node)) {
            return true;
        }
        let has_key = found.is_some_and(|map| map.entries().any(|(own, _)| own.name == key));
        self.is_wrong_in(path) || (!has_key && self.is_in_doubt(path))
    }

    /// Returns whether a text was read as it stands, in the place of keys.
    fn is_read(&self, node: &Node) -> bool {
        let is_text = matches!(&node.value, Value::Scalar { text, .. } if !text.is_empty());
        let is_wrong = |wrong: &Position| {
            (wrong.line, wrong.column) == (node.position.line, node.position.column)
        };
        is_text && !self.wrong.iter().any(is_wrong)
    }

    /// Returns whether a key of a map could not be used, or was mended.
    fn is_wrong_in(&self, path: &KeyPath) -> bool {
        let Some(map) = self.root.find(path) else { return false };
        let is_at =
            |at: Position, wrong: &Position| (wrong.line, wrong.column) == (at.line, at.column);
        map.entries().any(|(key, value)| {
            let repaired = self.repaired.is_some_and(|repaired| repaired.doubts(key.position.line));
            let is_wrong = |at: Position| self.wrong.iter().any(|wrong| is_at(at, wrong));
            repaired || is_wrong(value.position) || is_wrong(key.position)
        })
    }

    /// Returns whether a map may lack a key that was meant to be there.
    fn is_in_doubt(&self, path: &KeyPath) -> bool {
        let Some(map) = self.root.find(path) else { return false };
        let lines = map.entries().map(|(key, _)| key.position.line);
        let is_empty = |line: usize| self.empty.iter().any(|empty| empty.line == line);
        self.is_wrong_in(path) || lines.into_iter().any(is_empty)
    }

    /// Returns whether the parts of the file that a finding rests on could be read whole.
    fn knows_what_it_rests_on(&self, finding: &Finding) -> bool {
        let has = |key: &str| self.root.entries().any(|(own, _)| own.name == key);
        // A form stands under one of its keys, and is wrong by what is there.
        let is_form = matches!(finding, Finding::Form(FormFinding::Whole(_)));
        finding.facts().rests_on.iter().all(|key| (is_form && !has(key)) || self.knows(key))
    }

    /// Returns whether an entry of the top could be read whole.
    fn knows(&self, key: &str) -> bool {
        let entries: Vec<(&str, usize)> =
            self.root.entries().map(|(key, _)| (key.name.as_str(), key.position.line)).collect();
        let Some(at) = entries.iter().position(|(name, _)| *name == key) else {
            // It may be what a key of the top was to say that could not be used.
            let is_top = |position: &Position| position.column == 1;
            return !self.wrong.iter().any(is_top) && self.repaired.is_none();
        };
        let first = entries.get(at).map_or(0, |(_, line)| *line);
        let end = entries.get(at + 1).map_or(usize::MAX, |(_, line)| *line);
        let inside = |line: usize| (first..end).contains(&line);
        let wrong = self.wrong.iter().chain(&self.empty).map(|position| position.line);
        let doubtful = self.repaired.into_iter().flat_map(Repaired::doubtful_lines);
        !wrong.chain(doubtful).any(inside)
    }
}

fn unknown_key(diagnostic: &Diagnostic) -> Option<String> {
    match &diagnostic.finding {
        Finding::Shape(ShapeFault::UnknownKey { key, .. }) => Some(key.clone()),
        _ => None,
    }
}

/// Finds a link within the text that it stands in, which may begin some lines above.
fn within(text: Position, finding: &Finding, data: &str) -> Position {
    let Some(mark) = finding.facts().mark else { return text };
    let lines = data.lines().enumerate().skip(text.line - 1);
    let mut found = lines.filter_map(|(index, line)| {
        let at = line.find(mark)?;
        let column = line.get(..at)?.chars().count() + 1;
        Some(Position { line: index + 1, column, length: mark.chars().count() })
    });
    found
        .next()
        .filter(|found| (found.line, found.column) >= (text.line, text.column))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::Found;
    use crate::finding::ReferenceFinding;
    use crate::tree;

    const TEXT: &str = "title: Surat\ncases:\n  - id: baru\n    name: Baru\nsteps:\n  - text: Datang\n    cases: lama\n";

    /// The line of a finding in a text in which others were found; `None` if it is not known.
    fn line(
        text: &str,
        others: &[(Position, ShapeFault)],
        path: &KeyPath,
        finding: impl Into<Finding>,
    ) -> Option<usize> {
        let repaired = tree::repair(text);
        let root = repaired.root.as_ref().expect("data");
        let mut found = Diagnostics::default();
        for (position, fault) in others {
            let (path, fault) = ("surat.md".to_owned(), Finding::Shape(fault.clone()));
            found.push(Diagnostic::new(path, Some(*position), None, fault));
        }
        let mended = (!repaired.mistakes.is_empty()).then_some(&repaired);
        let doubt = FileDoubt::new(root, mended, &found, 0, &[]);
        doubt.place(path, &finding.into(), text).map(|position| position.line)
    }

    const fn at(line: usize, column: usize) -> Position {
        Position { line, column, length: 1 }
    }

    fn wrong_type() -> ShapeFault {
        ShapeFault::WrongType { found: Found::List, text: None, expected: "a string".to_owned() }
    }

    #[test]
    fn a_key_is_missed_unless_something_that_could_not_be_used_may_be_it() {
        let missing = || ValueFinding::Missing("title");
        let misspelt = ShapeFault::UnknownKey { key: "titel".to_owned(), known: &["title"] };
        let line = |text: &str, others: &[_]| line(text, others, &KeyPath::default(), missing());
        assert_eq!(line("code: A\n", &[]), Some(1));
        assert_eq!(line("titel: Surat\n", &[(at(1, 1), misspelt)]), None);
        assert_eq!(line("title: [Surat]\n", &[(at(1, 8), wrong_type())]), None);
    }

    #[test]
    fn what_rests_on_a_part_of_the_file_is_known_if_that_part_could_be_read() {
        let unknown =
            || ReferenceFinding::UnknownCase { case: "lama".to_owned(), known: Vec::new() };
        let path = KeyPath::default().key("steps").index(0).key("cases");
        assert_eq!(line(TEXT, &[], &path, unknown()), Some(7));
        assert_eq!(line(TEXT, &[(at(1, 8), wrong_type())], &path, unknown()), Some(7));
        assert_eq!(line(TEXT, &[(at(3, 9), wrong_type())], &path, unknown()), None);
    }

    #[test]
    fn nothing_is_said_of_a_line_that_was_mended() {
        let text = "title: Surat\ncode:X\ntime: 2 hri\n";
        let duration = || ValueFinding::Duration("2 hri".to_owned());
        let line = |key: &'static str| line(text, &[], &KeyPath::default().key(key), duration());
        assert_eq!(line("time"), Some(3));
        assert_eq!(line("code"), None);
    }
}
