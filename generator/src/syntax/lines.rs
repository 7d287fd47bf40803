//! The lines of YAML as an editor sees them: spaces, dashes, a key, a value.

use super::keys::is_key;
use crate::place::Position;

/// One line that says something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'text> {
    /// Its number from 1.
    pub(super) number: usize,
    /// The whole line.
    pub(super) text: &'text str,
    /// How many white characters stand before it.
    pub(super) indent: usize,
    /// Where its key stands, or its text if it has none; counted in characters from 0.
    pub(super) content: usize,
    /// Where its first `: ` or closing colon stands.
    pub(super) colon: Option<usize>,
    /// Whether it belongs to a text that began with `|` or `>`.
    pub(super) in_block: bool,
}

/// Cuts a text into the lines that say something.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut block: Option<usize> = None;
    for (index, text) in text.lines().enumerate() {
        let indent = text.chars().take_while(|character| character.is_whitespace()).count();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            continue;
        }
        let in_block = block.is_some_and(|above| indent > above);
        if !in_block {
            block = None;
            if trimmed.starts_with('#') {
                continue;
            }
        }
        let line = Line::new(index + 1, text, indent, in_block);
        if !in_block && line.opens_block() {
            block = Some(line.content.min(line.indent));
        }
        lines.push(line);
    }
    lines
}

impl<'text> Line<'text> {
    pub(super) fn new(number: usize, text: &'text str, indent: usize, in_block: bool) -> Self {
        let mut content = indent;
        let mut rest = text.trim_start();
        while let Some(after) = rest.strip_prefix("- ").or(rest.strip_prefix("-\t")) {
            let blank = after.chars().take_while(|character| character.is_whitespace()).count();
            content += 2 + blank;
            rest = after.trim_start();
        }
        let colon = first_colon(rest).map(|column| content + column);
        Self { number, text, indent, content, colon, in_block }
    }

    /// Returns the value after the key, or the text of a line that has none.
    pub(super) fn value(&self) -> &'text str {
        let start = self.value_column();
        let at = self.text.char_indices().nth(start).map_or(self.text.len(), |(index, _)| index);
        self.text.get(at..).unwrap_or_default().trim_end()
    }

    /// Returns the key of a line that has one.
    pub(super) fn key(&self) -> Option<&'text str> {
        let text = self.text.trim_start_matches([' ', '-', '\t']);
        let (key, _) = self.colon.and(text.split_once(':'))?;
        Some(key.trim_end())
    }

    /// Returns where the value begins, counted in characters from 0.
    pub(super) fn value_column(&self) -> usize {
        match self.colon {
            None => self.content,
            Some(colon) => {
                let after = self.text.chars().skip(colon + 1);
                colon + 1 + after.take_while(|character| character.is_whitespace()).count()
            }
        }
    }

    /// Returns the place of some characters of the line, the first counted from 0.
    pub(super) fn place(&self, column: usize, length: usize) -> Position {
        Position { line: self.number, column: column + 1, length: length.max(1) }
    }

    fn opens_block(&self) -> bool {
        is_block_sign(self.value())
            || self.block_without_colon().is_some()
            || self.is_block_without_space()
    }

    /// Whether a line begins a block and lacks the space behind its colon: `text:|`.
    fn is_block_without_space(&self) -> bool {
        let parts = self.value().split_once(':').filter(|_| self.colon.is_none());
        parts.is_some_and(|(key, sign)| is_key(key) && is_block_sign(sign))
    }

    /// The key of a line that begins a block and lacks its colon: `text |`.
    pub(super) fn block_without_colon(&self) -> Option<&'text str> {
        let (key, sign) = self.value().split_once(' ')?;
        let is_open = self.colon.is_none() && is_key(key) && is_block_sign(sign.trim_start());
        is_open.then_some(key)
    }
}

/// Returns whether a value says that a text follows below it: `|`, `>-`.
fn is_block_sign(value: &str) -> bool {
    let mut signs = value.chars();
    matches!(signs.next(), Some('|' | '>'))
        && signs.all(|sign| matches!(sign, '+' | '-' | '1'..='9'))
}

/// Finds the colon that ends a key: before white space or the end, and outside of quotes.
fn first_colon(text: &str) -> Option<usize> {
    if text.starts_with(['"', '\'', '[', '{', '|', '>', '#']) {
        return None;
    }
    let mut characters = text.chars().enumerate().peekable();
    while let Some((column, character)) = characters.next() {
        let ends = characters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if character == ':' && ends {
            return Some(column);
        }
    }
    None
}
