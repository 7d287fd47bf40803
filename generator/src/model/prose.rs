//! Text of the decree where it has no structure.

use crate::html::Html;

/// Markdown text: as written, for mails and data, and rendered, for pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The text as written.
    pub source: String,
    /// The text rendered.
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

/// What an entry says: a line, or text of several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
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
