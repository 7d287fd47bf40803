//! The numbers by which the state knows people: NIK and NIP.

use super::rule::{Input, Rule, Sent};
use crate::identity_number::{Nik, Nip};
use crate::problem::Problem;
use crate::submission::Answer;
use crate::typed::Typed;

/// A population identity number.
pub(super) struct NikRule;

impl Rule for NikRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.signs(self, |line| Nik::parse(&line).map(Typed::Nik).map_err(Problem::Nik))
    }

    fn input(&self) -> Input {
        Input::digits(20)
    }
}

/// An employee number of the civil service.
pub(super) struct NipRule;

impl Rule for NipRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        sent.signs(self, |line| Nip::parse(&line, sent.today).map(Typed::Nip).map_err(Problem::Nip))
    }

    fn input(&self) -> Input {
        Input::digits(22)
    }
}
