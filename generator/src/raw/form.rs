//! A form as written.

use loket_form::field::InputMode;
use schemars::JsonSchema;
use serde::Deserialize;

use super::OneOrMany;

/// A form to apply with.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawForm {
    /// The title, of a form that belongs to no service.
    pub title: Option<String>,
    /// The e-mail field that answers go to.
    pub reply_to: Option<String>,
    /// What must never be sent.
    pub warning: Option<String>,
    /// When it takes what is sent, and how much of it.
    pub open: Option<RawOpening>,
    /// Whether all answers are shown once more before they are sent.
    pub review: Option<bool>,
    /// Groups of fields with headings.
    pub groups: Option<Vec<RawGroup>>,
    /// Fields without groups.
    pub fields: Option<Vec<RawField>>,
}

/// When a form takes what is sent, and how much of it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOpening {
    /// The first day or minute.
    pub from: Option<String>,
    /// The last day or minute.
    pub to: Option<String>,
    /// The most requests of a day.
    pub per_day: Option<u32>,
}

/// Fields under one heading.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGroup {
    /// The heading.
    pub heading: Option<String>,
    /// For which answer the group is asked.
    pub when: Option<RawCondition>,
    /// The cases of the service in which the group is asked.
    pub cases: Option<OneOrMany>,
    /// The fields.
    pub fields: Option<Vec<RawField>>,
}

/// One question.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    /// The name that is posted.
    pub name: Option<String>,
    /// The question.
    pub label: Option<String>,
    /// How to answer it.
    pub hint: Option<String>,
    /// What an answer must be, by the word of a [`KindName`](loket_form::kind::KindName).
    pub kind: Option<String>,
    /// Whether it may be left empty.
    pub optional: Option<bool>,
    /// The `autocomplete` token.
    pub autocomplete: Option<String>,
    /// The keys that a telephone offers, of `text`.
    #[schemars(with = "Option<String>")]
    pub inputmode: Option<InputMode>,
    /// For which answer of another field it is asked.
    pub when: Option<RawCondition>,
    /// The cases of the service in which it is asked.
    pub cases: Option<OneOrMany>,
    /// The document of the service that helps to answer, by its name.
    pub template: Option<String>,
    /// The least number of characters of `text` and `textarea`, the least
    /// `number`, the first `date`.
    pub min: Option<String>,
    /// The greatest number of characters of `text` and `textarea`, the greatest
    /// `number`, the last `date`.
    pub max: Option<String>,
    /// The digits after the comma, of `number`.
    pub decimals: Option<u8>,
    /// Which characters may stand in it, of `text`.
    pub characters: Option<RawCharacters>,
    /// The domains that it must lie in, of `email`.
    pub domains: Option<OneOrMany>,
    /// Whether it must be a mobile number, of `tel`.
    pub mobile: Option<bool>,
    /// The options, of `choice` and `choices`.
    pub options: Option<Vec<RawOption>>,
    /// Where the options come from, in place of `options`.
    pub options_from: Option<RawOptionsFrom>,
    /// How the options are shown, of `choice`.
    pub display: Option<RawDisplay>,
    /// The value that stands for a tick, of `checkbox`.
    pub value: Option<String>,
    /// The kinds of files, of `file`.
    pub accept: Option<OneOrMany>,
    /// The greatest size, of `file`.
    pub max_size: Option<String>,
    /// The most files, of `file`; one, if left out.
    pub count: Option<u32>,
}

/// For which answers of another field something is asked.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCondition {
    /// The other field.
    pub field: Option<String>,
    /// The values of its options.
    pub is: Option<OneOrMany>,
}

/// Where options come from, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawOptionsFrom {
    /// The services of the agency, and one for every other.
    Services,
}

/// How options are shown, as written.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawDisplay {
    /// All at once.
    Radio,
    /// In a menu.
    Select,
}

/// Which characters may stand in a line, as written.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawCharacters {
    /// All.
    Any,
    /// Those of a person's name.
    Name,
}

/// An option of a choice.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOption {
    /// The value that is posted.
    pub value: Option<String>,
    /// What people read.
    pub label: Option<String>,
}
