//! Dates, times and spans as people read them.
//!
//! Written here, not with a locale library: two languages and four forms are a
//! table of names.

use jiff::civil::{Date, DateTime, Weekday};

use crate::calendar::{DueRule, Zone};
use crate::language::Language;

const MONTHS_ID: [&str; 12] = [
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

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a day, such as `Senin, 23 November 2026`.
#[must_use]
pub fn day(date: Date, language: Language) -> String {
    format!("{}, {}", weekday(date.weekday(), language), self::date(date, language))
}

/// Writes a day without its weekday, such as `23 November 2026`.
#[must_use]
pub fn date(date: Date, language: Language) -> String {
    format!("{} {} {}", date.day(), month(date, language), date.year())
}

/// Returns the number of a month by its name, whole or cut to three letters, in any language.
///
/// People write what they say: the older `Nopember` and the usual `Agt` and `Ags` are known too.
#[must_use]
pub fn month_of_name(name: &str) -> Option<i8> {
    let name = name.strip_suffix('.').unwrap_or(name).to_lowercase();
    let is_name = |month: &str| {
        let month = month.to_lowercase();
        name == month || month.get(..3) == Some(&name)
    };
    let place = match name.as_str() {
        "agt" | "ags" => Some(7),
        "nopember" | "nop" => Some(10),
        "pebruari" | "peb" => Some(1),
        _ => [MONTHS_ID, MONTHS_EN]
            .iter()
            .find_map(|months| months.iter().position(|month| is_name(month))),
    };
    place.and_then(|place| i8::try_from(place + 1).ok())
}

/// Reads a day as `2026-11-23` or as [`date`] writes it in either language.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
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
pub fn moment(local: DateTime, zone: Zone, language: Language) -> String {
    let separator = match language {
        Language::Id => '.',
        Language::En => ':',
    };
    format!(
        "{}, {:02}{separator}{:02} {}",
        day(local.date(), language),
        local.hour(),
        local.minute(),
        zone.abbreviation()
    )
}

/// Writes how long a service may take, such as `1 hari kerja`.
#[must_use]
pub fn span(rule: DueRule, language: Language) -> String {
    let (count, id, one, many) = match rule {
        DueRule::WorkingDays(count) => (count, "hari kerja", "working day", "working days"),
        DueRule::CalendarDays(count) => (count, "hari", "day", "days"),
        DueRule::Months(count) => (count, "bulan", "month", "months"),
    };
    let unit = match (language, count) {
        (Language::Id, _) => id,
        (Language::En, 1) => one,
        (Language::En, _) => many,
    };
    format!("{count} {unit}")
}

fn month(date: Date, language: Language) -> &'static str {
    let names = match language {
        Language::Id => &MONTHS_ID,
        Language::En => &MONTHS_EN,
    };
    let place = usize::try_from(date.month()).unwrap_or_default().saturating_sub(1);
    names.get(place).copied().unwrap_or_default()
}

const fn weekday(day: Weekday, language: Language) -> &'static str {
    match (language, day) {
        (Language::Id, Weekday::Monday) => "Senin",
        (Language::Id, Weekday::Tuesday) => "Selasa",
        (Language::Id, Weekday::Wednesday) => "Rabu",
        (Language::Id, Weekday::Thursday) => "Kamis",
        (Language::Id, Weekday::Friday) => "Jumat",
        (Language::Id, Weekday::Saturday) => "Sabtu",
        (Language::Id, Weekday::Sunday) => "Minggu",
        (Language::En, Weekday::Monday) => "Monday",
        (Language::En, Weekday::Tuesday) => "Tuesday",
        (Language::En, Weekday::Wednesday) => "Wednesday",
        (Language::En, Weekday::Thursday) => "Thursday",
        (Language::En, Weekday::Friday) => "Friday",
        (Language::En, Weekday::Saturday) => "Saturday",
        (Language::En, Weekday::Sunday) => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            for language in Language::ALL {
                prop_assert_eq!(parse(&super::date(day, language)), Some(day));
            }
            prop_assert_eq!(parse(&day.to_string()), Some(day));
        }
    }

    #[test]
    fn a_moment_names_its_weekday_and_its_zone() {
        let local = datetime(2026, 11, 23, 15, 20, 0, 0);
        assert_eq!(moment(local, Zone::Wib, Language::Id), "Senin, 23 November 2026, 15.20 WIB");
        assert_eq!(moment(local, Zone::Wita, Language::En), "Monday, 23 November 2026, 15:20 WITA");
        let early = datetime(2026, 3, 1, 0, 5, 59, 0);
        assert_eq!(moment(early, Zone::Wit, Language::Id), "Minggu, 1 Maret 2026, 00.05 WIT");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        for language in Language::ALL {
            let months: std::collections::BTreeSet<_> =
                (1..=12).map(|number| month(date(2026, number, 1), language)).collect();
            let weekdays: std::collections::BTreeSet<_> =
                (1..=7).map(|number| weekday(date(2026, 11, number).weekday(), language)).collect();
            assert_eq!((months.len(), weekdays.len()), (12, 7));
            assert!(!months.contains(""));
        }
    }

    #[test]
    fn english_counts_one_day_and_two_days() {
        assert_eq!(span(DueRule::WorkingDays(1), Language::En), "1 working day");
        assert_eq!(span(DueRule::WorkingDays(2), Language::En), "2 working days");
        assert_eq!(span(DueRule::WorkingDays(10), Language::Id), "10 hari kerja");
        assert_eq!(span(DueRule::CalendarDays(14), Language::Id), "14 hari");
        assert_eq!(span(DueRule::Months(1), Language::En), "1 month");
    }
}
