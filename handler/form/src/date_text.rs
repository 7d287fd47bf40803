//! Dates, times and spans as people read them.
//!
//! Written here, not with a locale library: what a language needs is a table of names and
//! patterns, which its words file has.

use jiff::civil::{Date, DateTime};

use crate::calendar::{DueRule, Zone};
use crate::locale::Locale;

/// The names of months as people write them: in Indonesian and English, whole or cut to three
/// letters, the older `Nopember` and the usual `Agt` and `Ags`.
const MONTH_NAMES: [&[&str]; 12] = [
    &["januari", "january"],
    &["februari", "february", "pebruari"],
    &["maret", "march"],
    &["april"],
    &["mei", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["agustus", "august", "agt", "ags"],
    &["september", "sept"],
    &["oktober", "october"],
    &["november", "nopember"],
    &["desember", "december"],
];

/// The names of months as content in Indonesian has them.
pub const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// Writes a day, such as `Senin, 23 November 2026`.
#[must_use]
pub fn day(date: Date, locale: &Locale) -> String {
    let dates = &locale.dates;
    dates.patterns.day(&dates.weekday(date.weekday()), &self::date(date, locale))
}

/// Writes a day without its weekday, such as `23 November 2026`.
#[must_use]
pub fn date(date: Date, locale: &Locale) -> String {
    let dates = &locale.dates;
    dates.patterns.date(&date.day(), &dates.month(date.month()), &date.year())
}

/// Returns the number of a month by its name, whole or cut to three letters.
#[must_use]
pub fn month_of_name(name: &str) -> Option<i8> {
    let name = name.strip_suffix('.').unwrap_or(name).to_lowercase();
    let is_name = |month: &&str| name == **month || month.get(..3) == Some(&name);
    let place = MONTH_NAMES.iter().position(|names| names.iter().any(is_name));
    place.and_then(|place| i8::try_from(place + 1).ok())
}

/// Reads a day as `2026-11-23` or as [`date`] writes it in either language, with its weekday
/// or without, as long as that is the one of the day.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.strip_suffix('.').unwrap_or(text);
    let (name, rest) = text.split_once([',', ' ']).unwrap_or((text, ""));
    let place =
        WEEKDAY_NAMES.iter().position(|names| names.contains(&name.to_lowercase().as_str()));
    let Some(place) = place else {
        let is_label = LABELS.contains(&name.to_lowercase().as_str());
        return without_weekday(if is_label { rest } else { text });
    };
    let date = without_weekday(rest.trim_start_matches(','))?;
    let is_same = usize::try_from(date.weekday().to_monday_zero_offset()) == Ok(place);
    is_same.then_some(date)
}

/// Words before a day that say nothing more.
const LABELS: [&str; 3] = ["tanggal", "tgl", "tgl."];

/// The names of weekdays in Indonesian and English, from Monday on.
const WEEKDAY_NAMES: [&[&str]; 7] = [
    &["senin", "monday"],
    &["selasa", "tuesday"],
    &["rabu", "wednesday"],
    &["kamis", "thursday"],
    &["jumat", "jum'at", "friday"],
    &["sabtu", "saturday"],
    &["minggu", "ahad", "sunday"],
];

fn without_weekday(text: &str) -> Option<Date> {
    let is_hyphenated = text.contains(char::is_alphabetic) && text.contains('-');
    let spaced = if is_hyphenated { text.replace('-', " ") } else { text.to_owned() };
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_number = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (year, month, day) = match words.as_slice() {
        [iso] => {
            let (year, rest) = iso.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            let whole = year.len() == 4 && month.len() == 2 && day.len() == 2;
            let month = is_number(month, 2).then(|| month.parse().ok()).flatten()?;
            (whole.then_some(year)?, month, day)
        }
        [day, name, year] if year.len() == 4 => (*year, month_of_name(name)?, *day),
        _ => return None,
    };
    if !is_number(year, 4) || !is_number(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// Writes a day and a time of day, such as `Senin, 23 November 2026, 15.20 WIB`.
#[must_use]
pub fn moment(local: DateTime, zone: Zone, locale: &Locale) -> String {
    let (day, two) = (day(local.date(), locale), |number: i8| format!("{number:02}"));
    let (hour, minute) = (two(local.hour()), two(local.minute()));
    locale.dates.patterns.moment(&day, &hour, &minute, &zone.abbreviation())
}

/// Writes how long a service may take, such as `1 hari kerja`.
#[must_use]
pub fn span(rule: DueRule, locale: &Locale) -> String {
    let (count, unit) = match rule {
        DueRule::WorkingDays(count) => (count, &locale.units.working_day),
        DueRule::CalendarDays(count) => (count, &locale.units.day),
        DueRule::Months(count) => (count, &locale.units.month),
    };
    unit.text(count.into(), &count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::testing::{ENGLISH, INDONESIAN};
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    #[test]
    fn days_are_read_as_people_and_as_programs_write_them() {
        for text in ["2022-03-01", "1 Maret 2022", "01 march 2022", " 1  March  2022 "] {
            assert_eq!(parse(text), Some(date(2022, 3, 1)), "{text}");
        }
        for text in [
            "",
            "2022-02-30",
            "31 April 2022",
            "1/3/2022",
            "2022-3-1",
            "1 Maret",
            "1 Maret 22",
            "1 Mar.. 2022",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_printed_day_is_read_back_as_the_same_one(days in 0i32..36_500) {
            let day = date(2000, 1, 1).checked_add(jiff::Span::new().days(days)).expect("in range");
            for locale in [&*INDONESIAN, &*ENGLISH] {
                prop_assert_eq!(parse(&super::date(day, locale)), Some(day));
            }
            prop_assert_eq!(parse(&day.to_string()), Some(day));
        }
    }

    #[test]
    fn a_moment_names_its_weekday_and_its_zone() {
        let local = datetime(2026, 11, 23, 15, 20, 0, 0);
        assert_eq!(moment(local, Zone::Wib, &INDONESIAN), "Senin, 23 November 2026, 15.20 WIB");
        assert_eq!(moment(local, Zone::Wita, &ENGLISH), "Monday, 23 November 2026, 15:20 WITA");
        let early = datetime(2026, 3, 1, 0, 5, 59, 0);
        assert_eq!(moment(early, Zone::Wit, &INDONESIAN), "Minggu, 1 Maret 2026, 00.05 WIT");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        for locale in [&*INDONESIAN, &*ENGLISH] {
            let months: std::collections::BTreeSet<_> =
                (1..=12).map(|number| locale.dates.month(number)).collect();
            let weekdays: std::collections::BTreeSet<_> = (1..=7)
                .map(|number| locale.dates.weekday(date(2026, 11, number).weekday()))
                .collect();
            assert_eq!((months.len(), weekdays.len()), (12, 7));
            assert!(!months.contains(""));
        }
    }

    #[test]
    fn english_counts_one_day_and_two_days() {
        assert_eq!(span(DueRule::WorkingDays(1), &ENGLISH), "1 working day");
        assert_eq!(span(DueRule::WorkingDays(2), &ENGLISH), "2 working days");
        assert_eq!(span(DueRule::WorkingDays(10), &INDONESIAN), "10 hari kerja");
        assert_eq!(span(DueRule::CalendarDays(14), &INDONESIAN), "14 hari");
        assert_eq!(span(DueRule::Months(1), &ENGLISH), "1 month");
    }
}
