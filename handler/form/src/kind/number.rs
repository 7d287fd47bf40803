//! Numbers.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Rule, Sent};
use crate::decimal::{Decimal, TypedError};
use crate::problem::Problem;
use crate::submission::Answer;
use crate::typed::Typed;

/// A number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRule {
    /// The least number.
    pub min: Option<Decimal>,
    /// The greatest number.
    pub max: Option<Decimal>,
    /// How many digits may stand after the comma.
    #[serde(default)]
    pub decimals: u8,
}

impl Rule for NumberRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        let decimals = self.decimals;
        sent.line(self, |line| {
            let number = Decimal::read(&line, sent.language, decimals);
            let number = number.map_err(|error| match error {
                TypedError::NotANumber => Problem::NotANumber,
                TypedError::TooPrecise => Problem::TooPrecise { decimals },
            })?;
            match (self.min, self.max) {
                (Some(min), _) if number < min => Err(Problem::TooSmall { min }),
                (_, Some(max)) if number > max => Err(Problem::TooGreat { max }),
                _ => Ok(Typed::Number(number)),
            }
        })
    }

    fn control(&self) -> Control {
        Control::Input
    }

    fn input_mode(&self) -> Option<&'static str> {
        // The keys for digits have no minus on some telephones.
        let is_signed = self.min.is_none_or(Decimal::is_negative);
        match (is_signed, self.decimals) {
            (true, _) => None,
            (false, 0) => Some("numeric"),
            (false, _) => Some("decimal"),
        }
    }

    fn width(&self) -> Option<u32> {
        Some(18)
    }
}
