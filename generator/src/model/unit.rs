//! Units of time.

use loket_form::locale::{Plural, Units};
use serde::Serialize;
use strum::VariantArray;

use loket_form::reader::Reader;

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
    (Unit::Second, "detik", ["second", "seconds"], &["dtk"]),
    (Unit::Minute, "menit", ["minute", "minutes"], &["mnt", "min"]),
    (Unit::Hour, "jam", ["hour", "hours"], &[]),
    (
        Unit::WorkingDay,
        "hari kerja",
        ["working day", "working days"],
        &["hari (kerja)", "hari-kerja", "hr kerja", "hr. kerja", "hk"],
    ),
    (
        Unit::CalendarDay,
        "hari kalender",
        ["calendar day", "calendar days"],
        &["hari (kalender)", "hr kalender"],
    ),
    (Unit::Day, "hari", ["day", "days"], &["hr"]),
    (Unit::Week, "minggu", ["week", "weeks"], &["pekan", "mgg"]),
    (Unit::Month, "bulan", ["month", "months"], &["bln"]),
    (Unit::Year, "tahun", ["year", "years"], &["thn", "th"]),
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

    /// Takes a unit behind its amount.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut ahead = *reader;
        let is_whole = ahead.takes_any(&["×", "x", "kali"]) && ahead.takes("24");
        if is_whole && ahead.takes_any(&["jam", "hours"]) {
            *reader = ahead;
            return Some(Self::WholeDay);
        }
        let words = WORDS.iter().flat_map(|(unit, indonesian, english, others)| {
            let words = [*indonesian].into_iter().chain(*english).chain(others.iter().copied());
            words.map(move |word| (*unit, word))
        });
        let unit = reader.longest(words)?;
        // An abbreviation may end in a dot.
        reader.takes(".");
        Some(unit)
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
