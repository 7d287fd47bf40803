//! Where in the data of a file resolving is, and what is found there.

use super::report::Report;
use crate::diagnostic::Diagnostics;
use crate::finding::{Finding, ValueFinding};
use crate::place::KeyPath;
use crate::raw::{List, OneOrMany};

/// A place in the data of a file, kept on the stack: a path is made of it only when
/// something is wrong.
#[derive(Clone, Copy)]
pub(super) struct At<'above> {
    report: &'above Report<'above>,
    above: Option<&'above Self>,
    step: AtStep,
}

#[derive(Clone, Copy)]
enum AtStep {
    Top,
    Key(&'static str),
    Index(usize),
}

/// Keys whose value is said to people, so that it must have words.
const WORDS: [&str; 6] = ["title", "name", "text", "question", "answer", "government"];

impl<'above> At<'above> {
    /// The top of the data.
    pub(super) const fn top(report: &'above Report<'above>) -> Self {
        Self { report, above: None, step: AtStep::Top }
    }

    /// The value of a key below this place.
    pub(super) const fn key(&'above self, key: &'static str) -> Self {
        Self { above: Some(self), step: AtStep::Key(key), ..*self }
    }

    /// An entry of the list at this place.
    pub(super) const fn index(&'above self, index: usize) -> Self {
        Self { above: Some(self), step: AtStep::Index(index), ..*self }
    }

    fn path(&self) -> KeyPath {
        let above = self.above.map(Self::path).unwrap_or_default();
        match self.step {
            AtStep::Top => above,
            AtStep::Key(key) => above.key(key),
            AtStep::Index(index) => above.index(index),
        }
    }

    /// Adds a finding about the value at this place.
    pub(super) fn add(&self, finding: impl Into<Finding>) {
        self.report.add(self.path(), finding.into());
    }

    /// Adds what was found in a file that other files use as well.
    pub(super) fn append_shared(&self, diagnostics: Diagnostics) {
        self.report.append_shared(diagnostics);
    }

    /// Returns which entry of its list this is, from 0.
    pub(super) const fn number(&self) -> usize {
        match self.step {
            AtStep::Index(index) => index,
            AtStep::Top | AtStep::Key(_) => 0,
        }
    }

    /// Returns the value, or notes what is wrong with it.
    pub(super) fn value<T>(&self, value: Result<T, impl Into<Finding>>) -> Option<T> {
        value.map_err(|finding| self.add(finding)).ok()
    }

    /// Returns the text of a key that must be there; empty, with a finding, if it is not.
    pub(super) fn required(&self, key: &'static str, value: Option<&str>) -> String {
        let Some(text) = filled(value) else {
            self.add(ValueFinding::Missing(key));
            return String::new();
        };
        if WORDS.contains(&key) {
            self.note_no_words(key, Some(&text));
        }
        text
    }

    /// Notes a line of a key that says nothing in words: a number alone.
    pub(super) fn note_no_words(&self, key: &'static str, text: Option<&str>) {
        let has_words = |text: &String| text.chars().any(char::is_alphabetic);
        if let Some(text) = filled(text).filter(|text| !has_words(text)) {
            self.key(key).add(ValueFinding::NoWords(text));
        }
    }

    /// Notes each of some keys that is there, and does nothing here or is not wanted.
    pub(super) fn note_keys<F: Into<Finding>>(
        &self,
        keys: impl IntoIterator<Item = (&'static str, bool)>,
        finding: impl Fn(&'static str) -> F,
    ) {
        for (key, _) in keys.into_iter().filter(|(_, is_there)| *is_there) {
            self.key(key).add(finding(key));
        }
    }

    /// Parses the value of a key that may be left out.
    pub(super) fn optional<T, E: Into<Finding>>(
        &self,
        key: &'static str,
        value: Option<&str>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = filled(value)?;
        self.key(key).value(parse(&text))
    }

    /// Parses every text of a key at its own place.
    pub(super) fn parsed<T, E: Into<Finding>>(
        &self,
        key: &'static str,
        texts: Option<&OneOrMany>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        self.each(key, texts, |text, at| at.value(parse(text)))
    }

    /// Parses every text of a key, which may hold several values, at its own place.
    pub(super) fn parsed_lists<T, E: Into<Finding>>(
        &self,
        key: &'static str,
        texts: Option<&OneOrMany>,
        parse: impl Fn(&str) -> Result<Vec<T>, E>,
    ) -> Vec<T> {
        self.each(key, texts, |text, at| at.value(parse(text)).unwrap_or_default())
    }

    /// Parses the value of a key that must be there; absent, with a finding, if it is not.
    pub(super) fn required_value<T, E: Into<Finding>>(
        &self,
        key: &'static str,
        value: Option<&str>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.required(key, value);
        self.optional(key, Some(&text), parse)
    }

    /// Resolves every entry of the list of a key at its own place, and keeps what they give.
    pub(super) fn each<L: List, R: IntoIterator>(
        &self,
        key: &'static str,
        list: Option<&L>,
        mut resolve: impl FnMut(&L::Entry, &At<'_>) -> R,
    ) -> Vec<R::Item> {
        let at = self.key(key);
        let (entries, is_listed) = list.map_or((&[][..], true), List::entries);
        let mut resolved = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let below = at.index(index);
            // What is not a list is its own only entry.
            resolved.extend(resolve(entry, if is_listed { &below } else { &at }));
        }
        resolved
    }
}

/// Returns the text without the white space around it, if any is left.
pub(super) fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
