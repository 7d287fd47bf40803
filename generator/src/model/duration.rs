//! How long something takes, as people write it.

use loket_form::calendar::DueRule;
use loket_form::language::Language;

/// A time such as "paling lambat 14 hari kerja sejak berkas lengkap".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// How the amount is meant.
    pub bound: Bound,
    /// The least amount of a range.
    pub from: Option<u32>,
    /// The amount, or the greatest of a range.
    pub amount: u32,
    /// The unit.
    pub unit: Unit,
    /// When the time begins, such as "sejak berkas lengkap".
    pub start: Option<String>,
}

/// How an amount of time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Just so long.
    Exact,
    /// Not longer.
    AtMost,
    /// About so long.
    About,
}

/// A unit of time; a working day is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days of the calendar.
    Day,
    /// Working days.
    WorkingDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
}

/// The text is no time that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is written like `1 hari kerja`, `3–5 hari kerja` or `paling lambat 14 hari kerja`")]
pub struct DurationError;

const UNITS: [(Unit, &[&str]); 7] = [
    (Unit::Second, &["detik", "second", "seconds"]),
    (Unit::Minute, &["menit", "minute", "minutes"]),
    (Unit::Hour, &["jam", "hour", "hours"]),
    (Unit::WorkingDay, &["hari kerja", "working day", "working days"]),
    (Unit::Day, &["hari", "day", "days"]),
    (Unit::Week, &["minggu", "pekan", "week", "weeks"]),
    (Unit::Month, &["bulan", "month", "months"]),
];
const BOUNDS: [(Bound, &[&str]); 2] = [
    (
        Bound::AtMost,
        &["paling lambat", "paling lama", "maksimal", "selambat-lambatnya", "at most", "up to"],
    ),
    (Bound::About, &["kurang lebih", "sekitar", "about"]),
];
const STARTS: [&str; 4] = ["sejak", "setelah", "from", "after"];

impl Duration {
    /// Parses a time in Indonesian or English, whatever the case of its letters.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (rest, start) = split_start(&text);
        let lower = rest.to_lowercase();
        let (bound, rest) = strip_bound(&lower);
        let (amounts, unit) = split_unit(rest)?;
        let (from, amount) = range(&amounts)?;
        Ok(Self { bound, from, amount, unit, start })
    }

    /// Writes the time as it is read.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let bound = match (self.bound, language) {
            (Bound::Exact, _) => "",
            (Bound::AtMost, Language::Id) => "paling lambat ",
            (Bound::AtMost, Language::En) => "at most ",
            (Bound::About, Language::Id) => "kurang lebih ",
            (Bound::About, Language::En) => "about ",
        };
        let amounts = match self.from {
            Some(from) => format!("{from}–{}", self.amount),
            None => self.amount.to_string(),
        };
        let unit = self.unit.text(self.amount, language);
        let start = self.start.as_ref().map(|start| format!(" {start}")).unwrap_or_default();
        format!("{bound}{amounts} {unit}{start}")
    }

    /// Returns the rule of the due date; absent for hours and less, which no date tells.
    #[must_use]
    pub fn due_rule(&self) -> Option<DueRule> {
        let amount = u16::try_from(self.amount).ok()?;
        match self.unit {
            Unit::WorkingDay => Some(DueRule::WorkingDays(amount)),
            Unit::Day => Some(DueRule::CalendarDays(amount)),
            Unit::Week => Some(DueRule::CalendarDays(amount.checked_mul(7)?)),
            Unit::Month => Some(DueRule::Months(amount)),
            Unit::Second | Unit::Minute | Unit::Hour => None,
        }
    }
}

impl Unit {
    fn text(self, amount: u32, language: Language) -> &'static str {
        let one = amount == 1;
        match (self, language) {
            (Self::Second, Language::Id) => "detik",
            (Self::Minute, Language::Id) => "menit",
            (Self::Hour, Language::Id) => "jam",
            (Self::Day, Language::Id) => "hari",
            (Self::WorkingDay, Language::Id) => "hari kerja",
            (Self::Week, Language::Id) => "minggu",
            (Self::Month, Language::Id) => "bulan",
            (Self::Second, Language::En) => {
                if one {
                    "second"
                } else {
                    "seconds"
                }
            }
            (Self::Minute, Language::En) => {
                if one {
                    "minute"
                } else {
                    "minutes"
                }
            }
            (Self::Hour, Language::En) => {
                if one {
                    "hour"
                } else {
                    "hours"
                }
            }
            (Self::Day, Language::En) => {
                if one {
                    "day"
                } else {
                    "days"
                }
            }
            (Self::WorkingDay, Language::En) => {
                if one {
                    "working day"
                } else {
                    "working days"
                }
            }
            (Self::Week, Language::En) => {
                if one {
                    "week"
                } else {
                    "weeks"
                }
            }
            (Self::Month, Language::En) => {
                if one {
                    "month"
                } else {
                    "months"
                }
            }
        }
    }
}

/// Cuts off "sejak …" in the letters in which it was written.
fn split_start(text: &str) -> (&str, Option<String>) {
    let lower = text.to_lowercase();
    let begin = STARTS.iter().filter_map(|word| lower.find(&format!(" {word} "))).min();
    match begin.and_then(|begin| text.split_at_checked(begin)) {
        Some((rest, start)) => (rest, Some(start.trim().to_owned())),
        None => (text, None),
    }
}

fn strip_bound(text: &str) -> (Bound, &str) {
    let found = BOUNDS.iter().find_map(|(bound, words)| {
        let rest = words.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' '))?;
        Some((*bound, rest))
    });
    found.unwrap_or((Bound::Exact, text))
}

fn split_unit(text: &str) -> Result<(String, Unit), DurationError> {
    let found = UNITS.iter().find_map(|(unit, words)| {
        let rest = words.iter().find_map(|word| text.strip_suffix(word)?.strip_suffix(' '))?;
        Some((rest.to_owned(), *unit))
    });
    found.ok_or(DurationError)
}

fn range(text: &str) -> Result<(Option<u32>, u32), DurationError> {
    let amount = |text: &str| {
        let digits = text.trim();
        let is_number =
            (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse::<u32>().map_err(|_| DurationError)?;
        if is_number && number > 0 { Ok(number) } else { Err(DurationError) }
    };
    match text.split_once(['–', '-']) {
        None => Ok((None, amount(text)?)),
        Some((from, to)) => {
            let (from, to) = (amount(from)?, amount(to)?);
            if from < to { Ok((Some(from), to)) } else { Err(DurationError) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(written: &str) -> Option<String> {
        Duration::parse(written).ok().map(|duration| duration.text(Language::Id))
    }

    #[test]
    fn times_are_understood_as_people_write_them() {
        for (written, read) in [
            ("1 hari kerja", "1 hari kerja"),
            ("1 Hari  kerja", "1 hari kerja"),
            ("3–5 hari kerja", "3–5 hari kerja"),
            ("3 - 5 hari kerja", "3–5 hari kerja"),
            ("maksimal 7 hari", "paling lambat 7 hari"),
            ("about 1 month", "kurang lebih 1 bulan"),
            (
                "paling lambat 14 hari kerja sejak Berkas lengkap",
                "paling lambat 14 hari kerja sejak Berkas lengkap",
            ),
            ("30 menit", "30 menit"),
        ] {
            assert_eq!(text(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_rather_than_guessed() {
        for written in [
            "",
            "1",
            "hari",
            "satu hari",
            "1 hari krja",
            "0 hari",
            "-1 hari",
            "5-3 hari",
            "1.5 jam",
            "1 hari kerja lebih",
            "segera",
            "1 hari 2 jam",
            "12345 hari",
        ] {
            assert_eq!(text(written), None, "{written}");
        }
    }

    #[test]
    fn a_working_day_is_not_a_day_and_hours_have_no_date() {
        let rule = |written| Duration::parse(written).ok().and_then(|duration| duration.due_rule());
        assert_eq!(rule("1 hari kerja"), Some(DueRule::WorkingDays(1)));
        assert_eq!(rule("1 hari"), Some(DueRule::CalendarDays(1)));
        assert_eq!(rule("2 minggu"), Some(DueRule::CalendarDays(14)));
        assert_eq!(rule("3 jam"), None);
    }

    fn durations() -> impl Strategy<Value = Duration> {
        let bounds = prop_oneof![Just(Bound::Exact), Just(Bound::AtMost), Just(Bound::About)];
        let units = (0..UNITS.len()).prop_map(|index| UNITS[index].0);
        let start = proptest::option::of("sejak [a-z]{1,8}( [a-z]{1,8}){0,2}");
        (bounds, proptest::option::of(1..100u32), 100..1000u32, units, start).prop_map(
            |(bound, from, amount, unit, start)| Duration { bound, from, amount, unit, start },
        )
    }

    proptest! {
        #[test]
        fn a_printed_time_is_read_back_as_the_same_one(duration in durations()) {
            for language in Language::ALL {
                prop_assert_eq!(Duration::parse(&duration.text(language)), Ok(duration.clone()));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Duration::parse(&text);
        }
    }
}
