//! Several lines of text.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Rule, Sent};
use crate::problem::Problem;
use crate::submission::Answer;
use crate::text::{check_length, lines};
use crate::typed::Typed;

/// Several lines; lengths in characters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextareaRule {
    /// The least length.
    pub min: u32,
    /// The greatest length.
    pub max: u32,
}

impl Rule for TextareaRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.text(self, |text| {
            let lines = lines(text)?;
            check_length(&lines, self.min, self.max)?;
            Ok(Typed::Lines(lines))
        })
    }

    fn control(&self) -> Control {
        Control::Textarea
    }
}
