//! What becomes of each word of a source: the sum is the source.

use std::collections::BTreeMap;
use std::ops::Range;

use super::node::Fate;
use super::passage::Passage;

/// Each stretch of a source with its fate, in order.
#[derive(Debug, Default)]
pub struct Account {
    stretches: Vec<(Range<usize>, Fate)>,
}

impl Account {
    /// Notes a passage.
    pub(super) fn note(&mut self, words: &Passage<'_>, fate: Fate) {
        if !words.is_empty() {
            self.stretches.push((words.place(), fate));
        }
    }

    /// Returns where the words stand that came to stand nowhere, line by line.
    pub(super) fn left_over(&mut self, text: &str) -> Vec<Range<usize>> {
        self.stretches.sort_by_key(|(place, _)| place.start);
        let mut left = Vec::new();
        let mut at = 0;
        let places = self.stretches.iter().map(|(place, _)| (place.start, place.end));
        for (start, end) in places.chain([(text.len(), text.len())]) {
            let between = text.get(at..start).unwrap_or_default();
            let mut place = at;
            for line in between.split_inclusive('\n') {
                if line.contains(char::is_alphanumeric) {
                    left.push(place..place + line.trim_end().len());
                }
                place += line.len();
            }
            at = end;
        }
        left
    }

    /// Returns each stretch of the source with its fate, in order.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Fate)> {
        self.stretches.iter().cloned()
    }

    /// Returns the stretches that reach into a part of the source, in order.
    pub(super) fn within(&self, part: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Fate)> {
        let first = self.stretches.partition_point(|(place, _)| place.end <= part.start);
        let from_here = self.stretches.get(first..).unwrap_or_default();
        let end = part.end;
        from_here.iter().take_while(move |(place, _)| place.start < end).cloned()
    }

    /// Counts the words by their fate.
    #[must_use]
    pub fn counts(&self, text: &str) -> BTreeMap<Fate, usize> {
        let mut counts = BTreeMap::new();
        for (place, fate) in self.stretches() {
            let words = text.get(place).unwrap_or_default().split_whitespace();
            let words = words.filter(|word| word.contains(char::is_alphanumeric));
            *counts.entry(fate).or_default() += words.count();
        }
        counts
    }
}
