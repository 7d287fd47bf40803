//! Telephone numbers.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Rule, Sent};
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
        sent.line(self, |line| {
            let telephone = Telephone::parse(&line).map_err(|_| Problem::NotATelephone)?;
            if self.mobile && !telephone.is_mobile() {
                return Err(Problem::NotMobile);
            }
            Ok(Typed::Telephone(telephone))
        })
    }

    fn control(&self) -> Control {
        Control::Input
    }

    fn input_type(&self) -> &'static str {
        "tel"
    }

    fn input_mode(&self) -> Option<&'static str> {
        Some("tel")
    }

    fn width(&self) -> Option<u32> {
        Some(18)
    }
}
