//! Telephone numbers.

use serde::{Deserialize, Serialize};

use super::rule::{Input, Rule, Sent};
use crate::problem::Problem;
use crate::submission::Answer;
use crate::telephone::Telephone;
use crate::typed::Typed;

/// An Indonesian telephone number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelRule {
    /// Whether it must be a mobile one.
    pub mobile: bool,
}

impl Rule for TelRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.signs(self, |line| {
            let telephone = Telephone::parse(&line).map_err(|_| Problem::NotATelephone)?;
            if self.mobile && !telephone.is_mobile() {
                return Err(Problem::NotMobile);
            }
            Ok(Typed::Telephone(telephone))
        })
    }

    fn input(&self) -> Input {
        Input { kind: "tel", mode: Some("tel"), ..Input::digits(18) }
    }
}
