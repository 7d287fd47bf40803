//! What is wrong with an answer, in words that say how to put it right.

mod english;
mod indonesian;
mod taken;

use crate::date_answer::{DateBound, DatePart};
use crate::field::Field;
use crate::language::Language;
use crate::problem::Problem;

pub(crate) use taken::{can_be_cleared, domains, kinds};

impl Problem {
    /// Says what is wrong with the answer to `field` and how to put it right.
    #[must_use]
    pub fn message(&self, field: &Field, language: Language) -> String {
        match language {
            Language::Id => indonesian::message(self, field),
            Language::En => english::message(self, field),
        }
    }
}

/// Names a part of a date, such as `bulan`.
#[must_use]
pub const fn date_part(part: DatePart, language: Language) -> &'static str {
    match language {
        Language::Id => indonesian::date_part(part),
        Language::En => english::date_part(part),
    }
}

/// Writes a bound of a date, such as `hari ini`.
#[must_use]
pub fn date_bound(bound: DateBound, language: Language) -> String {
    match language {
        Language::Id => indonesian::day(bound),
        Language::En => english::day(bound),
    }
}
