//! Dates: three texts that are one day.

use serde::{Deserialize, Serialize};

use super::rule::{Control, Input, Rule, Sent};
use crate::date_answer::{self, DateBound, DateError, DatePart};
use crate::id::FieldName;
use crate::problem::Problem;
use crate::submission::{Answer, RawSubmission};
use crate::text::signs;
use crate::typed::Typed;

/// A day, asked for as day, month and year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRule {
    /// The first day.
    pub min: Option<DateBound>,
    /// The last day.
    pub max: Option<DateBound>,
}

impl Rule for DateRule {
    fn accept(&self, sent: &Sent<'_>) -> Result<Answer, Problem> {
        let texts = DatePart::ALL.map(|part| text(sent.raw, &part.name_in(sent.name)));
        let [day, month, year] = texts;
        let (day, month, year) = (day?, month?, year?);
        let missing: Vec<DatePart> = DatePart::ALL
            .into_iter()
            .zip([&day, &month, &year])
            .filter(|(_, text)| text.is_empty())
            .map(|(part, _)| part)
            .collect();
        match missing.len() {
            0 => {}
            3 => return sent.empty(),
            _ => return Err(Problem::DateIncomplete { missing }),
        }
        let date = date_answer::read(&day, &month, &year).map_err(|error| match error {
            DateError::Year => Problem::YearOfDate,
            DateError::NoSuchDay => Problem::NoSuchDay,
        })?;
        match (self.min, self.max) {
            (Some(min), _) if date < min.day(sent.today) => Err(Problem::TooEarly { min }),
            (_, Some(max)) if date > max.day(sent.today) => Err(Problem::TooLate { max }),
            _ => Ok(Typed::Date(date).into()),
        }
    }

    fn input(&self) -> Input {
        Input::of(Control::Date)
    }

    fn part_names(&self, name: &FieldName) -> Vec<String> {
        DatePart::ALL.iter().map(|part| part.name_in(name)).collect()
    }
}

/// Returns what was typed for a part; empty if nothing was.
fn text(raw: &RawSubmission, name: &str) -> Result<String, Problem> {
    let mut found = String::new();
    for content in raw.contents(name) {
        let text = std::str::from_utf8(content.reveal()).map_err(|_| Problem::Unreadable)?;
        let text = signs(text)?;
        if !text.is_empty() && !found.is_empty() {
            return Err(Problem::Repeated);
        }
        if !text.is_empty() {
            found = text;
        }
    }
    Ok(found)
}
