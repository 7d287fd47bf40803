//! Working days, and the day by which a request is answered.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A time zone of Indonesia (Keppres 41/1987); none has summer time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "UPPERCASE")]
#[strum(serialize_all = "UPPERCASE")]
pub enum Zone {
    /// Western Indonesia, UTC+7.
    #[default]
    Wib,
    /// Central Indonesia, UTC+8.
    Wita,
    /// Eastern Indonesia, UTC+9.
    Wit,
}

impl Zone {
    /// Returns the abbreviation that stands behind a time of day.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        self.into()
    }

    /// Returns the distance from UTC as RFC 3339 writes it.
    #[must_use]
    pub const fn utc_offset(self) -> &'static str {
        match self {
            Self::Wib => "+07:00",
            Self::Wita => "+08:00",
            Self::Wit => "+09:00",
        }
    }

    /// Returns the local date and time of an instant.
    #[must_use]
    pub fn local(self, instant: Timestamp) -> DateTime {
        self.offset().to_datetime(instant)
    }

    /// Returns the offset from UTC.
    #[must_use]
    pub const fn offset(self) -> Offset {
        match self {
            Self::Wib => Offset::constant(7),
            Self::Wita => Offset::constant(8),
            Self::Wit => Offset::constant(9),
        }
    }
}

/// The days of the week on which an agency works.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkingWeek {
    /// Monday to Friday.
    #[default]
    FiveDays,
    /// Monday to Saturday.
    SixDays,
}

impl WorkingWeek {
    const fn includes(self, day: Weekday) -> bool {
        match day {
            Weekday::Sunday => false,
            Weekday::Saturday => matches!(self, Self::SixDays),
            _ => true,
        }
    }
}

/// When an agency works: its week, its holidays, and the hour after which a
/// request counts as the next working day's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The time zone in which days begin.
    pub zone: Zone,
    /// The working week.
    pub week: WorkingWeek,
    /// The cut-off hour; absent if a request counts for its day until midnight.
    pub cut_off: Option<Time>,
    /// The years whose holidays are known.
    pub years: BTreeSet<i16>,
    /// Public holidays and collective leave.
    pub days_off: BTreeSet<Date>,
}

/// How long a service may take, counted from the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueRule {
    /// So many working days.
    WorkingDays(u16),
    /// So many days of the calendar.
    CalendarDays(u16),
    /// So many months of the calendar.
    Months(u16),
}

/// The day by which a request is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// Whether working days were counted in a year whose holidays are not known:
    /// such a date is called an estimate.
    pub estimate: bool,
}

impl Calendar {
    /// Returns whether the agency works on a day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.week.includes(date.weekday()) && !self.days_off.contains(&date)
    }

    /// Counts the day by which a request is answered that came at a local time.
    ///
    /// The day of receipt is not counted. A request on a working day after the
    /// cut-off hour counts as received on the next working day. `None` is beyond
    /// the end of the calendar, year 9999.
    #[must_use]
    pub fn due(&self, received: DateTime, rule: DueRule) -> Option<Due> {
        let mut count = Count { calendar: self, day: received.date(), estimate: false };
        count.note_year();
        if self.is_after_hours(received) {
            count.next_working_day()?;
        }
        match rule {
            DueRule::WorkingDays(days) => (0..days).try_for_each(|_| count.next_working_day())?,
            DueRule::CalendarDays(days) => {
                count.day = count.day.checked_add(jiff::Span::new().days(i64::from(days))).ok()?;
                count.estimate = false;
            }
            DueRule::Months(months) => {
                count.day =
                    count.day.checked_add(jiff::Span::new().months(i64::from(months))).ok()?;
                count.estimate = false;
            }
        }
        Some(Due { date: count.day, estimate: count.estimate })
    }

    fn is_after_hours(&self, received: DateTime) -> bool {
        self.is_working_day(received.date())
            && self.cut_off.is_some_and(|cut_off| received.time() >= cut_off)
    }
}

struct Count<'calendar> {
    calendar: &'calendar Calendar,
    day: Date,
    estimate: bool,
}

impl Count<'_> {
    fn next_working_day(&mut self) -> Option<()> {
        loop {
            self.day = self.day.tomorrow().ok()?;
            self.note_year();
            if self.calendar.is_working_day(self.day) {
                return Some(());
            }
        }
    }

    fn note_year(&mut self) {
        self.estimate |= !self.calendar.years.contains(&self.day.year());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    /// SKB 1497/2025, 2/2025, 5/2025 and SKB 1205/2026, 3/2026, 2/2026.
    const DAYS_OFF: [(i16, &[(i8, i8)]); 2] = [
        (
            2026,
            &[
                (1, 1),
                (1, 16),
                (2, 16),
                (2, 17),
                (3, 18),
                (3, 19),
                (3, 20),
                (3, 21),
                (3, 22),
                (3, 23),
                (3, 24),
                (4, 3),
                (4, 5),
                (5, 1),
                (5, 14),
                (5, 15),
                (5, 27),
                (5, 28),
                (5, 31),
                (6, 1),
                (6, 16),
                (8, 17),
                (8, 25),
                (12, 24),
                (12, 25),
            ],
        ),
        (
            2027,
            &[
                (1, 1),
                (1, 5),
                (2, 5),
                (2, 6),
                (3, 8),
                (3, 9),
                (3, 10),
                (3, 11),
                (3, 12),
                (3, 15),
                (3, 25),
                (3, 26),
                (3, 28),
                (5, 1),
                (5, 6),
                (5, 17),
                (5, 18),
                (5, 19),
                (5, 20),
                (6, 1),
                (6, 6),
                (8, 15),
                (8, 17),
                (12, 24),
                (12, 25),
                (12, 26),
            ],
        ),
    ];

    fn calendar() -> Calendar {
        let days = DAYS_OFF.iter().flat_map(|(year, days)| {
            days.iter().map(|(month, day)| Date::constant(*year, *month, *day))
        });
        Calendar {
            years: [2026, 2027].into(),
            days_off: days.collect(),
            cut_off: Some(Time::constant(15, 0, 0, 0)),
            ..Calendar::default()
        }
    }

    fn due(received: DateTime, days: u16) -> Due {
        calendar().due(received, DueRule::WorkingDays(days)).expect("within the calendar")
    }

    #[test]
    fn holidays_collective_leave_and_week_ends_are_passed_over() {
        for (received, days, answered) in [
            (date(2026, 3, 17), 3, date(2026, 3, 27)),
            (date(2026, 12, 23), 1, date(2026, 12, 28)),
            (date(2026, 12, 31), 2, date(2027, 1, 6)),
            (date(2027, 3, 5), 1, date(2027, 3, 16)),
        ] {
            let due = due(received.at(9, 0, 0, 0), days);
            assert_eq!(due, Due { date: answered, estimate: false });
        }
    }

    #[test]
    fn a_request_after_the_cut_off_hour_counts_from_the_next_working_day() {
        assert_eq!(due(datetime(2026, 11, 23, 14, 59, 59, 0), 1).date, date(2026, 11, 24));
        assert_eq!(due(datetime(2026, 11, 23, 15, 0, 0, 0), 1).date, date(2026, 11, 25));
        assert_eq!(due(datetime(2026, 11, 27, 16, 0, 0, 0), 1).date, date(2026, 12, 1));
    }

    #[test]
    fn a_request_on_a_day_off_is_answered_from_the_next_working_day_on() {
        assert_eq!(due(datetime(2026, 11, 28, 20, 0, 0, 0), 1).date, date(2026, 11, 30));
    }

    #[test]
    fn a_year_without_a_table_makes_the_date_an_estimate() {
        assert!(due(datetime(2027, 12, 30, 9, 0, 0, 0), 5).estimate);
        assert!(due(datetime(2028, 2, 1, 9, 0, 0, 0), 1).estimate);
    }

    #[test]
    fn six_working_days_include_saturday() {
        let calendar = Calendar { week: WorkingWeek::SixDays, ..calendar() };
        let received = datetime(2026, 11, 27, 9, 0, 0, 0);
        let due = calendar.due(received, DueRule::WorkingDays(1)).expect("within the calendar");
        assert_eq!(due.date, date(2026, 11, 28));
    }

    #[test]
    fn days_and_months_of_the_calendar_are_not_working_days() {
        let received = datetime(2026, 11, 27, 9, 0, 0, 0);
        let due = |rule| calendar().due(received, rule).map(|due| due.date);
        assert_eq!(due(DueRule::CalendarDays(2)), Some(date(2026, 11, 29)));
        assert_eq!(due(DueRule::Months(1)), Some(date(2026, 12, 27)));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        let last = datetime(9999, 12, 31, 9, 0, 0, 0);
        assert_eq!(calendar().due(last, DueRule::WorkingDays(1)), None);
    }
}
