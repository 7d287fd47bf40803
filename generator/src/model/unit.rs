//! Units of time.

use loket_form::locale::{Plural, Units};
use serde::Serialize;
use strum::VariantArray;

/// A unit of time; a working day is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Days that are said to be those of the calendar.
    CalendarDay,
    /// Working days.
    WorkingDay,
    /// Twenty-four hours, whenever they begin: "2×24 jam".
    WholeDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The words of each unit: as printed in Indonesian and English, of one and of many,
/// then others that are understood.
const WORDS: [(Unit, &str, [&str; 2], &[&str]); 9] = [
    (Unit::Second, "detik", ["second", "seconds"], &[]),
    (Unit::Minute, "menit", ["minute", "minutes"], &[]),
    (Unit::Hour, "jam", ["hour", "hours"], &[]),
    (Unit::WorkingDay, "hari kerja", ["working day", "working days"], &[]),
    (Unit::CalendarDay, "hari kalender", ["calendar day", "calendar days"], &[]),
    (Unit::Day, "hari", ["day", "days"], &[]),
    (Unit::Week, "minggu", ["week", "weeks"], &["pekan"]),
    (Unit::Month, "bulan", ["month", "months"], &[]),
    (Unit::Year, "tahun", ["year", "years"], &[]),
];

impl Unit {
    /// Returns how many seconds it has at most.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        const DAY: u64 = 24 * 60 * 60;
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 60 * 60,
            Self::Day | Self::CalendarDay | Self::WorkingDay | Self::WholeDay => DAY,
            Self::Week => 7 * DAY,
            Self::Month => 31 * DAY,
            Self::Year => 366 * DAY,
        }
    }

    /// Returns the words that are understood.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        let words =
            |(_, indonesian, english, others): &'static (Self, _, [_; 2], &[&'static str])| {
                [*indonesian].into_iter().chain(*english).chain(others.iter().copied())
            };
        WORDS.iter().flat_map(words)
    }

    /// Cuts the unit off the end of a text in small letters.
    pub(super) fn strip(text: &str) -> Option<(&str, Self)> {
        for hours in ["jam", "hours"] {
            let whole =
                text.strip_suffix(hours).and_then(|text| text.trim_end().strip_suffix("24"));
            let amount = whole.and_then(|text| text.trim_end().strip_suffix(['×', 'x']));
            if let Some(amount) = amount {
                return Some((amount, Self::WholeDay));
            }
        }
        WORDS.iter().find_map(|(unit, indonesian, english, others)| {
            let words = [*indonesian].into_iter().chain(*english).chain(others.iter().copied());
            let mut rests = words.filter_map(|word| text.strip_suffix(word));
            // The rest must be the amount: "hari kerja" does not end in the unit "kerja".
            rests.find(|rest| ends_in_amount(rest)).map(|rest| (rest, *unit))
        })
    }

    /// Writes the unit behind its amount, with what stands between them.
    pub(super) const fn printed(self, units: &Units) -> &Plural {
        match self {
            Self::Second => &units.second,
            Self::Minute => &units.minute,
            Self::Hour => &units.hour,
            Self::Day => &units.day,
            Self::CalendarDay => &units.calendar_day,
            Self::WorkingDay => &units.working_day,
            Self::WholeDay => &units.whole_day,
            Self::Week => &units.week,
            Self::Month => &units.month,
            Self::Year => &units.year,
        }
    }
}

fn ends_in_amount(text: &str) -> bool {
    text.trim_end().ends_with(|last: char| last.is_ascii_digit())
}
