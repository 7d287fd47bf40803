//! Words of a source, which are moved from hand to hand and never copied.

use std::ops::Range;

/// A stretch of a source. Whoever has it is the only one: it can be cut and handed on, but not
/// copied, so that no word of a source comes to stand in two places.
///
/// What is dropped is not lost either: [`super::draft::Draft`] asks at the end which words have
/// come to stand nowhere, and keeps these in a comment.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub(super) struct Passage<'source> {
    text: &'source str,
    start: usize,
    line: usize,
}

impl<'source> Passage<'source> {
    /// Takes a stretch of the text of a document, which begins on a line of its file.
    pub(super) fn of(document: &'source str, place: Range<usize>, line: usize) -> Self {
        let text = document.get(place.clone()).unwrap_or_default();
        Self { text, start: place.start, line }
    }

    /// Returns the words.
    pub(super) const fn text(&self) -> &'source str {
        self.text
    }

    /// Returns the line, paragraph or row of the file in which it begins, from 1.
    pub(super) const fn line(&self) -> usize {
        self.line
    }

    /// Returns where it stands in the text of its document.
    pub(super) const fn place(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Returns whether it has no letter and no digit.
    pub(super) fn is_empty(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// Takes all of it, and leaves nothing.
    pub(super) fn take(&mut self) -> Self {
        let Self { text, start, line } = *self;
        self.text = "";
        Self { text, start, line }
    }

    /// Cuts it in two; a place that is none of its own counts as its end.
    pub(super) fn cut(self, at: usize) -> [Self; 2] {
        let (before, behind) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        let Self { start, line, .. } = self;
        [
            Self { text: before, start, line },
            Self { text: behind, start: start + before.len(), line },
        ]
    }

    /// Cuts it at each separator; one that follows another ends nothing.
    pub(super) fn split(self, separator: &str) -> Vec<Self> {
        let signs: Vec<char> = separator.chars().collect();
        let mut parts = Vec::new();
        let mut rest = self;
        while let Some(place) = rest.text.find(separator) {
            let [part, behind] = rest.cut(place);
            parts.push(part.trim(&[]));
            rest = behind.trim_start(&signs);
        }
        parts.push(rest);
        parts
    }

    /// Returns its words with one space in between.
    pub(super) fn spaced(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Leaves out white space, and signs that are neither letters nor digits, at both ends.
    pub(super) fn trim(self, signs: &[char]) -> Self {
        self.trim_start(signs).trim_end(signs)
    }

    /// Leaves out white space and signs that are neither letters nor digits before it.
    pub(super) fn trim_start(self, signs: &[char]) -> Self {
        let rest = self.text.trim_start_matches(|sign| is_left_out(sign, signs));
        let before = self.text.len() - rest.len();
        let [_, rest] = self.cut(before);
        rest
    }

    /// Leaves out white space and signs that are neither letters nor digits behind it.
    pub(super) fn trim_end(self, signs: &[char]) -> Self {
        let end = self.text.trim_end_matches(|sign| is_left_out(sign, signs)).len();
        let [rest, _] = self.cut(end);
        rest
    }
}

fn is_left_out(sign: char, signs: &[char]) -> bool {
    sign.is_whitespace() || signs.contains(&sign) && !sign.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_and_trimmed_keeps_its_place() {
        let text = "1. KTP asli; KK";
        let whole = Passage::of(text, 0..text.len(), 7);
        let [mark, rest] = whole.cut(2);
        assert_eq!((mark.text(), mark.place()), ("1.", 0..2));
        let [first, second] = rest.trim(&[]).cut(9);
        assert_eq!((first.trim(&[';']).text(), second.trim(&[]).place()), ("KTP asli", 13..15));
    }

    #[test]
    fn letters_are_never_left_out() {
        let passage = Passage::of("dan x", 0..5, 1);
        assert_eq!(passage.trim(&['d', 'x']).text(), "dan x");
    }
}
