//! Reading on after a mistake: each is mended in memory, and what depends on how is marked.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Node, SyntaxError, parse};
use crate::syntax::{Fault, is_key, mend, silent};

/// A text that could not be read as it stands, as far as it could be mended.
#[derive(Debug, Default)]
pub struct Repaired {
    /// What was made of it; absent if it is empty, or nothing could be made of it.
    pub root: Option<Node>,
    /// All mistakes in it.
    pub mistakes: Vec<SyntaxError>,
    /// The text as it was mended, line for line.
    pub text: String,
    /// The lines that were mended: what stands on them was guessed.
    touched: BTreeSet<usize>,
    /// The entries of the top that may not be as they were meant.
    unsure: Vec<RangeInclusive<usize>>,
}

impl Repaired {
    /// Returns whether what stands on a line was guessed.
    #[must_use]
    pub fn doubts(&self, line: usize) -> bool {
        self.touched.contains(&line) || self.unsure.iter().any(|range| range.contains(&line))
    }

    /// Returns whether an entry of the top may be missing because of a mistake.
    #[must_use]
    pub fn doubts_what_is_there(&self) -> bool {
        !self.unsure.is_empty()
    }

    /// Returns the lines of which something was guessed.
    pub fn doubtful_lines(&self) -> impl Iterator<Item = usize> {
        self.touched.iter().copied().chain(self.unsure.iter().flat_map(Clone::clone))
    }
}

/// How many mistakes in the YAML of one file are told at once.
const MISTAKES: usize = 20;
/// How often a text is read again.
const ROUNDS: usize = 60;

/// Parses a text with all mistakes in it.
#[must_use]
pub fn repair(text: &str) -> Repaired {
    let mut repair = Repair {
        text: text.to_owned(),
        starts: starts(text),
        blanked: Vec::new(),
        done: Repaired::default(),
    };
    for (position, fault) in silent(text) {
        if !repair.done.touched.contains(&position.line) {
            repair.mend(SyntaxError { position, fault });
        }
    }
    for _ in 0..ROUNDS {
        match parse(&repair.text) {
            Ok(root) => {
                repair.done.root = root;
                break;
            }
            Err(error) => {
                if !repair.go_on(error) {
                    break;
                }
            }
        }
    }
    repair.done.text = repair.text;
    repair.done.mistakes.sort_by_key(|mistake| mistake.position);
    repair.done
}

struct Repair {
    text: String,
    /// On which lines the entries of the top began.
    starts: Vec<usize>,
    blanked: Vec<RangeInclusive<usize>>,
    done: Repaired,
}

impl Repair {
    /// Mends a mistake; returns whether anything has changed.
    fn go_on(&mut self, error: SyntaxError) -> bool {
        let line = error.position.line;
        let is_mended = self.done.touched.contains(&line);
        // What was put elsewhere makes the lines around it look wrong.
        let in_doubt = self.done.unsure.iter().any(|range| range.contains(&line));
        let follows = in_doubt && (error.fault.moves_lines() || error.fault == Fault::Colon);
        if follows || is_mended || self.done.mistakes.len() == MISTAKES {
            return self.blank(line);
        }
        self.mend(error) || self.blank(line)
    }

    fn mend(&mut self, error: SyntaxError) -> bool {
        let SyntaxError { position, fault } = &error;
        let mended = mend(&self.text, *position, fault);
        self.done.touched.insert(position.line);
        if fault.moves_lines() {
            self.done.unsure.push(self.block(position.line));
        }
        self.done.mistakes.push(error);
        let has_changed = mended.is_some();
        self.text = mended.unwrap_or_else(|| std::mem::take(&mut self.text));
        has_changed
    }

    /// Leaves out the entry of the top that a line is in.
    fn blank(&mut self, line: usize) -> bool {
        let block = self.block(line);
        if self.blanked.contains(&block) {
            return false;
        }
        let lines = self.text.lines().enumerate();
        let kept = lines.map(|(index, text)| if block.contains(&(index + 1)) { "#" } else { text });
        self.text = kept.collect::<Vec<_>>().join("\n") + "\n";
        self.done.unsure.push(block.clone());
        self.blanked.push(block);
        true
    }

    /// The lines of the entry of the top that a line is in.
    fn block(&self, line: usize) -> RangeInclusive<usize> {
        let first = self.starts.iter().rfind(|start| **start <= line).copied().unwrap_or(1);
        let end = self.starts.iter().find(|start| **start > line).map(|next| next - 1);
        first..=end.unwrap_or_else(|| self.text.lines().count().max(line))
    }
}

/// How many keys of a file are one space further in than they were meant, at most.
const SHIFTED: usize = 3;

/// The lines on which entries of the top begin.
fn starts(text: &str) -> Vec<usize> {
    let has_key = |text: &str| text.starts_with(|sign: char| sign.is_alphanumeric());
    let has_keys = text.lines().any(has_key);
    // Where more of them begin so, that is how the file was meant.
    let has_shifted = text.lines().filter(|line| is_shifted(line)).count() <= SHIFTED;
    let begins = |text: &str| {
        has_key(text) || (!has_keys && text.starts_with('-')) || (has_shifted && is_shifted(text))
    };
    let lines = text.lines().enumerate().filter(|(_, text)| begins(text));
    lines.map(|(index, _)| index + 1).collect()
}

/// Returns whether a line has one space before its key.
fn is_shifted(line: &str) -> bool {
    let key = line.strip_prefix(' ').and_then(|rest| rest.split_once(':'));
    key.is_some_and(|(key, _)| is_key(key))
}
