//! Dates: three texts that are one day.

use jiff::civil::Date;

use crate::date_answer::{self, DateBound, DateError, DatePart};
use crate::field::Field;
use crate::private::Private;
use crate::problem::Problem;
use crate::submission::{Answer, RawSubmission};
use crate::text::line;

/// Judges the three parts of a date.
pub(super) fn date(
    field: &Field,
    raw: &RawSubmission,
    bounds: (Option<DateBound>, Option<DateBound>),
    today: Date,
) -> Result<Answer, Problem> {
    let [day, month, year] = DatePart::ALL.map(|part| text(raw, &field.part_name(part)));
    let (day, month, year) = (day?, month?, year?);
    let missing: Vec<DatePart> = DatePart::ALL
        .into_iter()
        .zip([&day, &month, &year])
        .filter(|(_, text)| text.is_empty())
        .map(|(part, _)| part)
        .collect();
    match missing.len() {
        0 => {}
        3 if field.optional => return Ok(Answer::Empty),
        3 => return Err(Problem::Missing),
        _ => return Err(Problem::DateIncomplete { missing }),
    }
    let date = date_answer::read(&day, &month, &year).map_err(|error| match error {
        DateError::Year => Problem::YearOfDate,
        DateError::NoSuchDay => Problem::NoSuchDay,
    })?;
    match bounds {
        (Some(min), _) if date < min.day(today) => Err(Problem::TooEarly { min }),
        (_, Some(max)) if date > max.day(today) => Err(Problem::TooLate { max }),
        _ => Ok(Answer::Date(Private::new(date))),
    }
}

/// Returns what was typed for a part; empty if nothing was.
fn text(raw: &RawSubmission, name: &str) -> Result<String, Problem> {
    let mut found = String::new();
    for content in raw.contents(name) {
        let text = std::str::from_utf8(content.reveal()).map_err(|_| Problem::Unreadable)?;
        let text = line(text)?;
        if !text.is_empty() && !found.is_empty() {
            return Err(Problem::Repeated);
        }
        if !text.is_empty() {
            found = text;
        }
    }
    Ok(found)
}
