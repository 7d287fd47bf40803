//! Amounts of rupiah.

use serde::{Deserialize, Serialize};

use super::number::within;
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
            if rupiah.decimals() > 0 {
                return Err(Problem::TooPrecise { decimals: 0 });
            }
            within(rupiah, self.min, self.max).map(Typed::Money)
        })
    }

    fn input(&self) -> Input {
        // Not the keys for digits alone: people write "1,5 juta".
        Input { mode: None, ..Input::digits(22) }
    }
}
