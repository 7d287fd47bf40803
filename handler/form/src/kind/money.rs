//! Amounts of rupiah.

use serde::{Deserialize, Serialize};

use super::rule::{Input, Rule, Sent};
use crate::decimal::Decimal;
use crate::money;
use crate::problem::Problem;
use crate::submission::Answer;
use crate::typed::Typed;

/// An amount of whole rupiah.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyRule {
    /// The least amount.
    pub min: Option<Decimal>,
    /// The greatest amount.
    pub max: Option<Decimal>,
}

impl Rule for MoneyRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.signs(self, |line| {
            let rupiah = money::parse(&line).ok_or(Problem::NotMoney)?;
            match (self.min, self.max) {
                _ if rupiah.decimals() > 0 => Err(Problem::TooPrecise { decimals: 0 }),
                (Some(min), _) if rupiah < min => Err(Problem::TooSmall { min }),
                (_, Some(max)) if rupiah > max => Err(Problem::TooGreat { max }),
                _ => Ok(Typed::Money(rupiah)),
            }
        })
    }

    fn input(&self) -> Input {
        // Not the keys for digits alone: people write "1,5 juta".
        Input { mode: None, ..Input::digits(22) }
    }
}
