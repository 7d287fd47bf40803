//! One of several options.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Rule, Sent};
use crate::language::Language;
use crate::problem::Problem;
use crate::submission::Answer;

/// One of several options.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceRule {
    /// The options in order.
    pub options: Vec<Choice>,
    /// How they are shown.
    #[serde(default)]
    pub display: Display,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value that is posted.
    pub value: String,
    /// What people read.
    pub label: String,
    /// The language of the label, if it is another one than that of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl Choice {
    /// Finds an option by its value.
    pub(super) fn find<'a>(options: &'a [Self], value: &str) -> Result<&'a Self, Problem> {
        options.iter().find(|option| option.value == value).ok_or(Problem::NotAnOption)
    }

    pub(super) fn chosen(&self) -> (String, String) {
        (self.value.clone(), self.label.clone())
    }
}

/// How the options of a choice are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Display {
    /// All at once up to seven options, in a menu if there are more.
    #[default]
    Fitting,
    /// All at once.
    Radio,
    /// In a menu.
    Select,
}

impl Display {
    /// The most options that are shown at once unless the content asks for it.
    const MOST_AT_ONCE: usize = 7;
}

impl Rule for ChoiceRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.line(self, |line| {
            Choice::find(&self.options, &line).map(|option| Answer::Chosen(vec![option.chosen()]))
        })
    }

    fn control(&self) -> Control {
        match self.display {
            Display::Fitting if self.options.len() > Display::MOST_AT_ONCE => Control::Select,
            Display::Fitting | Display::Radio => Control::Radios,
            Display::Select => Control::Select,
        }
    }

    fn choices(&self) -> &[Choice] {
        &self.options
    }
}
