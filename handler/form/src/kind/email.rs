//! E-mail addresses.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Input, Rule, Sent};
use crate::address::Address;
use crate::problem::Problem;
use crate::submission::Answer;
use crate::typed::Typed;

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmailRule {
    /// The domains that it must lie in or below; empty for any.
    pub domains: Vec<String>,
}

impl Rule for EmailRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.signs(self, |line| {
            let address = Address::parse(&line).map_err(|_| Problem::NotAnAddress)?;
            let mut domains = self.domains.iter();
            if self.domains.is_empty() || domains.any(|domain| address.is_within(domain)) {
                Ok(Typed::Address(address))
            } else {
                Err(Problem::ForeignDomain)
            }
        })
    }

    fn input(&self) -> Input {
        Input { kind: "email", mode: Some("email"), ..Input::of(Control::Input) }
    }
}
