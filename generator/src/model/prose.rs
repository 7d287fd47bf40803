//! Text of the decree where it has no structure.

use serde::Serialize;

use crate::html::Html;

/// Markdown text: as written, for mails and data, and rendered, for pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Prose {
    /// The text as written.
    pub source: String,
    /// The text rendered.
    #[serde(skip)]
    pub html: Html,
}

/// A value that is understood, or the words of the decree where it has no structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatedValue<T> {
    /// A value that is understood.
    Value(T),
    /// Words that are shown as they are.
    Text(Prose),
}

impl<T> StatedValue<T> {
    /// Returns the value, if it is understood.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Text(_) => None,
        }
    }

    /// Returns the words, if they are not understood.
    pub const fn prose(&self) -> Option<&Prose> {
        match self {
            Self::Value(_) => None,
            Self::Text(prose) => Some(prose),
        }
    }

    /// Writes the value by `text`, or else the words as they are.
    pub fn written(&self, text: impl FnOnce(&T) -> String) -> String {
        match self {
            Self::Value(value) => text(value),
            Self::Text(prose) => prose.source.clone(),
        }
    }
}

/// What an entry says: a line, or text of several lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Wording {
    /// A plain line.
    Line(String),
    /// Markdown text.
    Text(Prose),
}

impl Wording {
    /// Returns the words as plain text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Line(line) => line,
            Self::Text(prose) => &prose.source,
        }
    }
}
