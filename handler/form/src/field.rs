//! One question of a form and the rule of its answer.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::condition::Condition;
use crate::id::FieldName;
use crate::kind::{Choice, FieldKind};
use crate::language::Language;

/// One question of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name that is posted.
    pub name: FieldName,
    /// The question.
    pub label: String,
    /// How to answer it, shown under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Whether the field may be left empty.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// The token of the `autocomplete` attribute (HTML, section 4.10.18.7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub autocomplete: Option<String>,
    /// The keys that a telephone offers, where the kind does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_mode: Option<InputMode>,
    /// For which answers of other fields this one is asked: all must hold; always, if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// A document that helps to fill in this field.
    #[serde(default, rename = "template", skip_serializing_if = "Option::is_none")]
    pub handout: Option<Handout>,
    /// What an answer must be.
    pub kind: FieldKind,
}

impl Field {
    /// Returns the names under which its answer is posted.
    #[must_use]
    pub fn part_names(&self) -> Vec<String> {
        self.kind.rule().part_names(&self.name)
    }

    /// Returns the name under which something is posted beside an answer that is none itself.
    #[must_use]
    pub fn aside_name(&self) -> Option<String> {
        self.kind.rule().aside(&self.name)
    }

    /// Returns the options to choose from; empty if there are none.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        self.kind.rule().choices()
    }

    /// Returns the answers that can be told apart, with the words for them; empty for free text.
    #[must_use]
    pub fn options(&self) -> Vec<(&str, &str)> {
        if let FieldKind::Checkbox(rule) = &self.kind {
            return vec![(rule.value.as_str(), self.label.as_str())];
        }
        let choices = self.choices().iter();
        choices.map(|option| (option.value.as_str(), option.label.as_str())).collect()
    }
}

/// Fields under one heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The heading; a form without groups has one group without a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// For which answers of fields above the whole group is asked: all must hold; always, if
    /// there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// The keys that a telephone offers (HTML, section 6.8.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum InputMode {
    /// Letters.
    Text,
    /// Digits.
    Numeric,
    /// Digits and a comma.
    Decimal,
    /// Those of a telephone.
    Tel,
    /// Letters with `@`.
    Email,
    /// Letters with `/`.
    Url,
}

/// A document that the applicant fills in, such as a statement to print and sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handout {
    /// Where it is.
    pub url: String,
    /// What it is.
    pub label: String,
    /// The fields whose answers stand in it, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fills: Vec<FieldName>,
    /// Its language, if it is another one than that of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub(crate) const fn is_false(value: &bool) -> bool {
    !*value
}
