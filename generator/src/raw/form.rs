//! A form as written.

use serde::Deserialize;

use super::OneOrMany;

/// The kinds of fields.
pub const KINDS: [&str; 10] =
    ["text", "textarea", "email", "tel", "nik", "nip", "choice", "choices", "checkbox", "file"];
/// The kinds of files.
pub const FILE_KINDS: [&str; 4] = ["pdf", "jpeg", "png", "csr"];

/// A form to apply with.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawForm {
    /// The e-mail field that answers go to.
    pub reply_to: Option<String>,
    /// What must never be sent.
    pub warning: Option<String>,
    /// Groups of fields with headings.
    pub groups: Option<Vec<RawGroup>>,
    /// Fields without groups.
    pub fields: Option<Vec<RawField>>,
}

/// Fields under one heading.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGroup {
    /// The heading.
    pub heading: Option<String>,
    /// The fields.
    pub fields: Option<Vec<RawField>>,
}

/// One question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    /// The name that is posted.
    pub name: Option<String>,
    /// The question.
    pub label: Option<String>,
    /// How to answer it.
    pub hint: Option<String>,
    /// What an answer must be, one of [`KINDS`].
    pub kind: Option<String>,
    /// Whether it may be left empty.
    pub optional: Option<bool>,
    /// The `autocomplete` token.
    pub autocomplete: Option<String>,
    /// The document of the service that helps to answer, by its name.
    pub template: Option<String>,
    /// The least number of characters, of `text` and `textarea`.
    pub min: Option<u32>,
    /// The greatest number of characters, of `text` and `textarea`.
    pub max: Option<u32>,
    /// Which characters may stand in it, of `text`.
    pub characters: Option<RawCharacters>,
    /// The domains that it must lie in, of `email`.
    pub domains: Option<OneOrMany>,
    /// Whether it must be a mobile number, of `tel`.
    pub mobile: Option<bool>,
    /// The options, of `choice` and `choices`.
    pub options: Option<Vec<RawOption>>,
    /// The value that stands for a tick, of `checkbox`.
    pub value: Option<String>,
    /// The kinds of files, of `file`.
    pub accept: Option<OneOrMany>,
    /// The greatest size, of `file`.
    pub max_size: Option<String>,
}

/// Which characters may stand in a line, as written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawCharacters {
    /// All.
    Any,
    /// Those of a person's name.
    Name,
}

/// An option of a choice.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOption {
    /// The value that is posted.
    pub value: Option<String>,
    /// What people read.
    pub label: Option<String>,
}
