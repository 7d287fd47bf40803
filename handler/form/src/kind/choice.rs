//! Options: one of several, any of several, or a single one to tick.

use serde::{Deserialize, Serialize};

use super::option::Choice;
use super::rule::{Control, Input, Rule, Sent};
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

    fn input(&self) -> Input {
        Input::of(match self.display {
            Display::Fitting if self.options.len() > Display::MOST_AT_ONCE => Control::Select,
            Display::Fitting | Display::Radio => Control::Radios,
            Display::Select => Control::Select,
        })
    }

    fn choices(&self) -> &[Choice] {
        &self.options
    }
}

/// Any of several options.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoicesRule {
    /// The options in order.
    pub options: Vec<Choice>,
}

impl Rule for ChoicesRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        let contents = sent.raw.contents(sent.name.as_str()).iter();
        let values: Vec<&str> = contents
            .map(|content| std::str::from_utf8(content.reveal()).map_err(|_| Problem::Unreadable))
            .collect::<Result<_, _>>()?;
        for value in &values {
            Choice::find(&self.options, value)?;
        }
        let is_chosen = |choice: &&Choice| values.contains(&choice.value.as_str());
        let chosen: Vec<_> = self.options.iter().filter(is_chosen).map(Choice::chosen).collect();
        if chosen.is_empty() { sent.empty() } else { Ok(Answer::Chosen(chosen)) }
    }

    fn input(&self) -> Input {
        Input::of(Control::Checkboxes)
    }

    fn choices(&self) -> &[Choice] {
        &self.options
    }
}

/// A statement to tick.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckboxRule {
    /// The value that stands for a tick.
    pub value: String,
}

impl Rule for CheckboxRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        let is_tick = |line: &String| *line == self.value;
        sent.line(self, |line| {
            Some(line).filter(is_tick).map(Answer::Agreed).ok_or(Problem::NotAnOption)
        })
    }

    fn input(&self) -> Input {
        Input::of(Control::Checkbox)
    }
}
