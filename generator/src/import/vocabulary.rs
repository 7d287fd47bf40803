//! The words of standards and what they mean: a table that clerks can read and extend.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::model::Component;

const TABLE: &str = include_str!("vocabulary.yaml");

/// The table.
#[derive(Debug)]
pub struct Vocabulary {
    headings: BTreeMap<String, Heading>,
    contacts: BTreeMap<String, Contact>,
    words: Words,
}

/// Words of one kind each.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    furniture: BTreeSet<String>,
    actors: BTreeSet<String>,
    verbs: BTreeSet<String>,
    no_verbs: BTreeSet<String>,
    ways: BTreeSet<String>,
    handling: BTreeSet<String>,
    complaint_headings: BTreeSet<String>,
}

/// What stands behind a name such as `Telp.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Contact {
    Phones,
    Fax,
    Sms,
    Whatsapp,
    Email,
    Website,
    /// The telephone of an officer, if one stands before it.
    Mobile,
    Officer,
}

/// What a heading or a label begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// A component.
    Component(Component),
    /// A part of the head.
    Label(Label),
}

/// What the head of a standard says under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// The title.
    Title,
    /// Who serves.
    Agency,
    /// The decree.
    Decree,
}

/// The table cannot be read, or says one thing twice.
#[derive(Debug, thiserror::Error)]
pub enum VocabularyError {
    /// It is not of its shape.
    #[error("the words of standards cannot be read")]
    Unreadable(#[from] serde_yaml::Error),
    /// A heading has two meanings.
    #[error("`{0}` stands twice among the words of standards")]
    Twice(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    components: BTreeMap<Component, Vec<String>>,
    labels: BTreeMap<Label, Vec<String>>,
    contacts: BTreeMap<Contact, Vec<String>>,
    words: Words,
}

impl Vocabulary {
    /// Reads the table.
    ///
    /// # Errors
    /// If it is broken.
    pub fn load() -> Result<Self, VocabularyError> {
        let table: Table = serde_yaml::from_str(TABLE)?;
        let components = table.components.into_iter();
        let components =
            components.map(|(component, names)| (Heading::Component(component), names));
        let labels = table.labels.into_iter().map(|(label, names)| (Heading::Label(label), names));
        Ok(Self {
            headings: once(components.chain(labels))?,
            contacts: once(table.contacts)?,
            words: table.words,
        })
    }

    pub(super) fn heading(&self, text: &str) -> Option<Heading> {
        self.headings.get(&plain(text)).copied()
    }

    pub(super) fn is_furniture(&self, text: &str) -> bool {
        self.words.furniture.contains(&plain(text))
    }

    /// Returns whether a text names who acts: it begins with the word for one, or is one
    /// abbreviation.
    pub(super) fn is_actor(&self, text: &str) -> bool {
        let first = text.split_whitespace().next().unwrap_or_default();
        let is_abbreviation =
            |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        // "BSR E" is one, too.
        let is_short = text.split_whitespace().count() <= 2;
        let are_capitals = text.split_whitespace().all(|word| word.chars().all(char::is_uppercase));
        self.words.actors.contains(&plain(first))
            || is_abbreviation(first) && is_short && are_capitals
    }

    /// Returns whether a word says what an actor does.
    pub(super) fn is_verb(&self, word: &str) -> bool {
        let is_small = word.chars().all(|sign| sign.is_lowercase() || sign == '-');
        let is_active =
            word.starts_with("me") && word.len() > 4 && !self.words.no_verbs.contains(word);
        is_small && (is_active || self.words.verbs.contains(word))
    }

    pub(super) fn contact(&self, text: &str) -> Option<Contact> {
        self.contacts.get(&plain(text)).copied()
    }

    /// Returns whether a heading says no more than the key of what stands below it.
    pub(super) fn is_complaint_heading(&self, text: &str) -> bool {
        self.words.complaint_headings.contains(&plain(text))
    }

    /// Returns whether a text says what is done with a complaint.
    pub(super) fn handles(&self, text: &str) -> bool {
        plain(text).split(' ').any(|word| self.words.handling.contains(word))
    }

    /// Returns whether a text names a way to complain that has no address.
    pub(super) fn names_way(&self, text: &str) -> bool {
        plain(text).split(' ').any(|word| self.words.ways.contains(word))
    }
}

/// Words with which a condition begins.
const CONDITIONS: [&str; 4] = ["jika", "bila", "apabila", "kalau"];

/// Returns whether a text begins with a condition.
pub(crate) fn begins_condition(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    CONDITIONS.contains(&first.as_str())
}

/// Turns names of meanings into the meaning of each name.
fn once<T: Copy>(
    names: impl IntoIterator<Item = (T, Vec<String>)>,
) -> Result<BTreeMap<String, T>, VocabularyError> {
    let mut meanings = BTreeMap::new();
    for (meaning, names) in names {
        for name in names {
            if meanings.insert(name.clone(), meaning).is_some() {
                return Err(VocabularyError::Twice(name));
            }
        }
    }
    Ok(meanings)
}

/// Writes a text in small letters, its words one space apart and without signs.
pub(super) fn plain(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read_and_each_component_has_its_name_from_the_law() {
        let vocabulary = Vocabulary::load().expect("a table");
        for component in Component::ALL {
            let name = component.name(crate::command_language::CommandLanguage::Indonesian);
            assert_eq!(vocabulary.heading(name), Some(Heading::Component(*component)), "{name}");
        }
    }
}
