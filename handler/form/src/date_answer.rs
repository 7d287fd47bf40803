//! Dates as people type them: day, month and year in three fields of text.
//!
//! Not a date picker: for a birthday people would page back through decades,
//! and on cheap telephones it is slow. Not one line of text either: `4/5/1990`
//! is two different days.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::as_text::as_text;
use crate::date_text;
use crate::id::FieldName;

/// One of the three fields of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month, as a number or a name.
    Month,
    /// The year in four digits.
    Year,
}

impl DatePart {
    /// All parts in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// Returns what is hung on the name of the field, to post this part.
    ///
    /// A hyphen cannot stand in the name of a field, so no other field can have it.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Day => "-hari",
            Self::Month => "-bulan",
            Self::Year => "-tahun",
        }
    }

    /// Returns the name under which this part of a field is posted.
    #[must_use]
    pub fn name_in(self, field: &FieldName) -> String {
        format!("{field}{}", self.suffix())
    }
}

/// The first or last day that a date may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DateBound {
    /// The day on which the form is sent.
    Today,
    /// A fixed day.
    On(Date),
}

/// The text is no bound of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a bound of a date is `today` or a date such as `2026-01-31`")]
pub struct DateBoundError;

impl DateBound {
    /// Parses `today` or an ISO 8601 date.
    ///
    /// # Errors
    /// If it is neither.
    pub fn parse(text: &str) -> Result<Self, DateBoundError> {
        match text.trim() {
            "today" | "hari ini" => Ok(Self::Today),
            date => date.parse().map(Self::On).map_err(|_| DateBoundError),
        }
    }

    /// Returns the day.
    #[must_use]
    pub const fn day(self, today: Date) -> Date {
        match self {
            Self::Today => today,
            Self::On(date) => date,
        }
    }
}

as_text!(DateBound, DateBoundError, to_string);

impl fmt::Display for DateBound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => formatter.write_str("today"),
            Self::On(date) => write!(formatter, "{date}"),
        }
    }
}

/// Why three texts are no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// The year has not four digits.
    Year,
    /// There is no such day.
    NoSuchDay,
}

/// Reads a date of its three texts, each without white space around it.
///
/// # Errors
/// If the year has not four digits, or there is no such day.
pub fn read(day: &str, month: &str, year: &str) -> Result<Date, DateError> {
    let number = |text: &str, most: usize| {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = (1..=most).contains(&text.len()) && is_plain;
        fits.then(|| text.parse::<i16>().ok()).flatten()
    };
    if year.len() != 4 {
        return Err(DateError::Year);
    }
    let year = number(year, 4).ok_or(DateError::Year)?;
    let day = number(day, 2).and_then(|day| i8::try_from(day).ok());
    let month = number(month, 2)
        .and_then(|month| i8::try_from(month).ok())
        .or_else(|| date_text::month_of_name(month));
    let (Some(day), Some(month)) = (day, month) else {
        return Err(DateError::NoSuchDay);
    };
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_are_numbers_or_names_in_both_languages() {
        for month in ["8", "08", "Agustus", "agustus", "Agu", "agt", "August", "Aug", "ags"] {
            assert_eq!(read("17", month, "1990"), Ok(date(1990, 8, 17)), "{month}");
        }
        for (month, number) in [("Mei", 5), ("may", 5), ("Nopember", 11), ("des", 12), ("Feb", 2)] {
            assert_eq!(read("1", month, "2026"), Ok(date(2026, number, 1)), "{month}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (day, month, year) in [
            ("31", "2", "2026"),
            ("29", "2", "2026"),
            ("0", "1", "2026"),
            ("1", "13", "2026"),
            ("1", "Ju", "2026"),
            ("1", "bulan", "2026"),
            ("-1", "1", "2026"),
            ("١", "1", "2026"),
            ("001", "1", "2026"),
        ] {
            let found = read(day, month, year);
            assert_eq!(found, Err(DateError::NoSuchDay), "{day} {month} {year}");
        }
        assert_eq!(read("29", "2", "2024"), Ok(date(2024, 2, 29)));
    }

    #[test]
    fn a_year_has_four_digits() {
        for year in ["90", "990", "19900", "1990M", "seri", "-990"] {
            assert_eq!(read("17", "8", year), Err(DateError::Year), "{year}");
        }
    }

    #[test]
    fn a_bound_is_today_or_a_day() {
        let bound = |text| DateBound::parse(text);
        assert_eq!(bound("today"), Ok(DateBound::Today));
        assert_eq!(bound("hari ini"), Ok(DateBound::Today));
        assert_eq!(bound("2026-01-31"), Ok(DateBound::On(date(2026, 1, 31))));
        assert_eq!(bound("2026-02-30"), Err(DateBoundError));
        assert_eq!(bound("besok"), Err(DateBoundError));
    }
}
