//! E-mail addresses.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Input, Rule, Sent};
use crate::address::Address;
use crate::id::FieldName;
use crate::mail_slips;
use crate::problem::Problem;
use crate::submission::Answer;
use crate::text::signs;
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
            if self.domains.is_empty() {
                match mail_slips::meant(address.domain()) {
                    Some(meant) if !is_assured(sent, &address) => Err(Problem::MailSlip { meant }),
                    _ => Ok(Typed::Address(address)),
                }
            } else if domains.any(|domain| address.is_within(domain)) {
                Ok(Typed::Address(address))
            } else {
                Err(Problem::ForeignDomain)
            }
        })
    }

    fn aside(&self, name: &FieldName) -> Option<String> {
        Some(assent(name))
    }

    fn input(&self) -> Input {
        Input { kind: "email", mode: Some("email"), ..Input::of(Control::Input) }
    }
}

/// The name under which an address is posted again that was asked about. No field has it: their
/// names have no hyphen.
fn assent(name: &FieldName) -> String {
    format!("{name}-benar")
}

/// Returns whether the applicant was asked about this very address, and sends it all the same.
fn is_assured(sent: &Sent<'_>, address: &Address) -> bool {
    let again = signs(&sent.raw.text(&assent(sent.name)));
    again.is_ok_and(|again| Address::parse(&again).as_ref() == Ok(address))
}
