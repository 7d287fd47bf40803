//! Text: one line, or several.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Input, Rule, Sent};
use crate::characters::is_dash;
use crate::problem::Problem;
use crate::submission::Answer;
use crate::text::{check_length, is_of_a_word, plain};
use crate::typed::Typed;

/// One line; lengths in letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextRule {
    /// The least length.
    pub min: u32,
    /// The greatest length.
    pub max: u32,
    /// Which characters may stand in it.
    pub characters: Characters,
}

/// Which characters may stand in a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Characters {
    /// All that can be printed.
    Any,
    /// Those of a person's name: letters of any script, spaces, apostrophes, full stops and hyphens.
    Name,
}

impl Rule for TextRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.line(self, |line| {
            check_length(&line, self.min, self.max)?;
            self.characters.check(&line)?;
            Ok(Typed::Line(line))
        })
    }

    fn input(&self) -> Input {
        Input::of(Control::Input)
    }
}

impl Characters {
    fn check(self, text: &str) -> Result<(), Problem> {
        let is_between = |character: char| " .'’‘`´".contains(character) || is_dash(character);
        let is_of_a_name = |character: char| is_of_a_word(character) || is_between(character);
        let has_a_letter = text.contains(char::is_alphabetic);
        match self {
            Self::Any => Ok(()),
            Self::Name if has_a_letter && text.chars().all(is_of_a_name) => Ok(()),
            Self::Name => Err(Problem::NotAName),
        }
    }
}

/// Several lines; lengths in letters.
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
            let lines = plain(text);
            check_length(&lines, self.min, self.max)?;
            Ok(Typed::Lines(lines))
        })
    }

    fn input(&self) -> Input {
        Input::of(Control::Textarea)
    }
}
