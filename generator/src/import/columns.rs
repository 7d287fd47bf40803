//! What the columns of a sheet mean: by their names, or by a few words of a mapping file.

use std::collections::BTreeMap;

use super::vocabulary::{Heading, Label, Vocabulary, plain};
use crate::model::Component;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A component, or a part of the head.
    Said(Heading),
    /// Text below the data.
    Text,
    /// Nothing of the standard: a number, a tick.
    LeftOut,
    /// Nobody has said what it is.
    Unknown,
}

/// The word of a mapping file for text below the data.
const TEXT: &str = "text";
/// The sign of a mapping file for what is left out.
const LEFT_OUT: &str = "-";
/// What stands in a mapping file for a column of which nobody has said what it is.
const UNKNOWN: &str = "?";
const LABELS: [(&str, Label); 3] =
    [("title", Label::Title), ("agency", Label::Agency), ("decree", Label::Decree)];

/// What is known of columns.
#[derive(Debug)]
pub struct Columns<'table> {
    vocabulary: &'table Vocabulary,
    mapped: BTreeMap<String, Column>,
}

/// A mapping file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// It is no list of columns with a word each.
    #[error("a mapping file has a line for each column: `its name: its key`")]
    Unreadable,
    /// A word means nothing.
    #[error("`{0}` is no key")]
    UnknownKey(String),
}

impl<'table> Columns<'table> {
    /// Knows columns by the words of standards.
    #[must_use]
    pub const fn of_vocabulary(vocabulary: &'table Vocabulary) -> Self {
        Self { vocabulary, mapped: BTreeMap::new() }
    }

    /// Knows columns by a mapping file, and those that it does not name as without it.
    ///
    /// # Errors
    /// If it cannot be read, or a word in it means nothing.
    pub fn mapped(vocabulary: &'table Vocabulary, text: &str) -> Result<Self, ColumnsError> {
        let words: BTreeMap<String, String> =
            serde_yaml::from_str(text).map_err(|_| ColumnsError::Unreadable)?;
        let column = |(name, key): (String, String)| {
            let column = column(&key).ok_or(ColumnsError::UnknownKey(key))?;
            Ok((plain(&name), column))
        };
        let mapped = words.into_iter().map(column).collect::<Result<_, _>>()?;
        Ok(Self { vocabulary, mapped })
    }

    /// Returns what a column is.
    pub(super) fn of(&self, name: &str) -> Column {
        let known = self.mapped.get(&plain(name)).copied();
        known.unwrap_or_else(|| match self.vocabulary.heading(name) {
            Some(heading) => Column::Said(heading),
            None if NUMBERS.contains(&plain(name).as_str()) => Column::LeftOut,
            // Registers in English, and what was made of content, have the keys of content.
            None => column(name.trim()).unwrap_or(Column::Unknown),
        })
    }
}

/// Names of the column that counts the rows.
const NUMBERS: [&str; 3] = ["no", "nomor", "nomor urut"];

fn column(key: &str) -> Option<Column> {
    let label = || LABELS.iter().find(|(known, _)| *known == key);
    match key {
        TEXT => Some(Column::Text),
        LEFT_OUT => Some(Column::LeftOut),
        UNKNOWN => Some(Column::Unknown),
        _ => Component::of_key(key)
            .map(Heading::Component)
            .or_else(|| label().map(|(_, label)| Heading::Label(*label)))
            .map(Column::Said),
    }
}

/// Returns the word of a mapping file for a column.
pub(super) fn key(column: Column) -> &'static str {
    match column {
        Column::Said(Heading::Component(component)) => component.key(),
        Column::Said(Heading::Label(label)) => {
            LABELS.iter().find(|(_, known)| *known == label).map_or(UNKNOWN, |(key, _)| key)
        }
        Column::Text => TEXT,
        Column::LeftOut => LEFT_OUT,
        Column::Unknown => UNKNOWN,
    }
}
