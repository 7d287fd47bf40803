//! A statement to tick.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Rule, Sent};
use crate::problem::Problem;
use crate::submission::Answer;

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

    fn control(&self) -> Control {
        Control::Checkbox
    }
}
