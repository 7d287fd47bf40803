//! Any of several options.

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::rule::{Control, Rule, Sent};
use crate::problem::Problem;
use crate::submission::Answer;

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

    fn control(&self) -> Control {
        Control::Checkboxes
    }

    fn choices(&self) -> &[Choice] {
        &self.options
    }
}
