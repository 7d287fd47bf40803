//! The table of what keys and words mean.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::format::Format;

use crate::command_language::CommandLanguage;

/// Where the table stands, for whoever has to mend it.
const PLACE: &str = "generator/src/schema/keys.yaml";

/// The table: shapes by their names.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Keys(BTreeMap<String, Shape>);

/// The name of a shape in the table, and in the schema.
pub(super) fn shape_name(type_name: &str) -> &str {
    type_name.strip_prefix("Raw").unwrap_or(type_name)
}

/// What a shape or a list of words is, and what it is made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    /// What it is.
    pub(super) about: Description,
    /// Its keys.
    #[serde(default)]
    pub(super) keys: BTreeMap<String, Entry>,
    /// Keys of which one must be there.
    #[serde(default)]
    pub(super) either: Vec<String>,
    /// Keys that need others beside them.
    #[serde(default)]
    pub(super) needs: BTreeMap<String, Vec<String>>,
    /// Words of the key `kind` that need keys beside it, one of each list.
    #[serde(default)]
    pub(super) kinds_need: BTreeMap<String, Vec<Vec<String>>>,
    /// The words to choose from.
    #[serde(default)]
    pub(super) words: BTreeMap<String, Entry>,
    /// Whether its words are somebody else's, who says what they mean.
    #[serde(default)]
    pub(super) foreign: bool,
}

/// A text in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Description {
    id: String,
    en: String,
}

/// What a key or a word means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    id: Option<String>,
    en: Option<String>,
    /// Whether the key must be there.
    #[serde(default)]
    pub(super) required: bool,
    /// How the value is written.
    #[serde(rename = "as")]
    pub(super) format: Option<Format>,
    /// The list of words to choose from.
    pub(super) one_of: Option<String>,
    /// The numbers to choose from.
    pub(super) numbers: Option<Vec<u32>>,
    /// The key or word that it is another spelling of.
    pub(super) same_as: Option<String>,
    /// Values to show.
    #[serde(default)]
    pub(super) examples: Vec<serde_json::Value>,
    /// Whole values to begin with, as the guide has them.
    #[serde(default)]
    pub(super) patterns: Vec<Pattern>,
}

/// A whole value that an editor puts in, to be filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pattern {
    /// What it is for.
    pub(super) label: Description,
    /// The value.
    pub(super) body: serde_json::Value,
}

/// The table does not say what it must.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeysError {
    /// The table is not well-formed.
    #[error("{PLACE} cannot be read")]
    Unreadable(#[from] serde_yaml::Error),
    /// Keys, words or shapes of the types that the table does not explain.
    #[error("say in {PLACE} what these are: {}", .0.join(", "))]
    Unexplained(Vec<String>),
    /// Keys and words of the table that no type has.
    #[error("{PLACE} explains what is not there any more: {}", .0.join(", "))]
    Outdated(Vec<String>),
    /// A list of words that `vocabulary.rs` does not name.
    #[error("say in generator/src/schema/vocabulary.rs which type has the words of {}", .0.join(", "))]
    NoWords(Vec<String>),
}

impl Keys {
    /// Reads the table.
    pub(super) fn read() -> Result<Self, KeysError> {
        Ok(serde_yaml::from_str(include_str!("keys.yaml"))?)
    }

    /// Returns what the table says of a shape.
    pub(super) fn shape(&self, name: &str) -> Option<&Shape> {
        self.0.get(name)
    }
}

impl Description {
    /// Returns the text in one language, or in both, one below the other.
    pub(super) fn plain(&self, language: Option<CommandLanguage>) -> String {
        self.both(language, |id, en| format!("{id}\n{en}"))
    }

    /// Returns the text as Markdown, as editors show it.
    pub(super) fn markdown(&self, language: Option<CommandLanguage>) -> String {
        self.both(language, |id, en| format!("{id}\n\n*{en}*"))
    }

    /// Returns the text on one line.
    pub(super) fn line(&self, language: Option<CommandLanguage>) -> String {
        self.both(language, |id, en| format!("{id} / {en}"))
    }

    fn both(
        &self,
        language: Option<CommandLanguage>,
        join: impl Fn(&str, &str) -> String,
    ) -> String {
        match language {
            Some(CommandLanguage::Indonesian) => self.id.clone(),
            Some(CommandLanguage::English) => self.en.clone(),
            None => join(&self.id, &self.en),
        }
    }
}

impl Entry {
    /// Returns what it means; absent if the table says it in one language or in none.
    pub(super) fn description(&self) -> Option<Description> {
        let (id, en) = (self.id.clone()?, self.en.clone()?);
        Some(Description { id, en }).filter(|text| !text.id.is_empty() && !text.en.is_empty())
    }
}
