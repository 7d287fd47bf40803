//! Numbers.

use serde::{Deserialize, Serialize};

use super::rule::{Input, Rule, Sent};
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

/// Takes a number that lies within bounds.
pub(super) fn within(
    number: Decimal,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> Result<Decimal, Problem> {
    match (min, max) {
        (Some(min), _) if number < min => Err(Problem::TooSmall { min }),
        (_, Some(max)) if number > max => Err(Problem::TooGreat { max }),
        _ => Ok(number),
    }
}

impl Rule for NumberRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        let decimals = self.decimals;
        sent.signs(self, |line| {
            let number = Decimal::read(&line, sent.locale, decimals);
            let number = number.map_err(|error| match error {
                TypedError::NotANumber => Problem::NotANumber,
                TypedError::TooPrecise => Problem::TooPrecise { decimals },
            })?;
            within(number, self.min, self.max).map(Typed::Number)
        })
    }

    fn input(&self) -> Input {
        // The keys for digits have no minus on some telephones.
        let is_signed = self.min.is_none_or(Decimal::is_negative);
        let mode = match (is_signed, self.decimals) {
            (true, _) => None,
            (false, 0) => Some("numeric"),
            (false, _) => Some("decimal"),
        };
        Input { mode, ..Input::digits(18) }
    }
}
