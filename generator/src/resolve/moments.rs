//! Moments in the time of the agency: when a form opens and closes, until when something is told.

use std::num::NonZeroU32;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use loket_form::calendar::Zone;
use loket_form::date_text;
use loket_form::opening::Opening;
use loket_form::window::Window;

use super::at::At;
use super::values::time_of_day;
use crate::finding::{FormFinding, StandardFinding, ValueFinding};
use crate::model::Notice;
use crate::raw::form::RawOpening;
use crate::raw::notice::RawNotice;

/// What time it is, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moments {
    /// The time zone of the agencies.
    pub(super) zone: Zone,
    /// The day that counts as today.
    pub(super) today: Date,
}

/// Which end of a day stands for a day without a time.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Words before a time of day that say nothing more.
const LABELS: [&str; 3] = ["pukul", "jam", "at"];

impl Moments {
    /// Resolves when a form is open.
    pub(super) fn opening(self, raw: &RawOpening, at: &At<'_>) -> Opening {
        if raw.from.is_none() && raw.to.is_none() && raw.per_day.is_none() {
            at.add(ValueFinding::Missing("from"));
        }
        let from = at.optional("from", raw.from.as_deref(), |text| self.read(text, End::First));
        let to = at.optional("to", raw.to.as_deref(), |text| self.read(text, End::Last));
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            at.key("to").add(StandardFinding::Period);
        } else {
            self.note_ended("to", to, at);
        }
        let per_day = raw.per_day.and_then(|most| {
            at.key("per_day").value(NonZeroU32::new(most).ok_or(FormFinding::NoneADay))
        });
        Opening { window: Window { from, to }, per_day }
    }

    /// Resolves something to tell for a while.
    pub(super) fn notice(self, raw: &RawNotice, at: &At<'_>) -> Option<Notice> {
        let text = at.required("text", raw.text.as_deref());
        let read = |text: &str| self.read(text, End::Last);
        let until = at.required_value("until", raw.until.as_deref(), read)?;
        self.note_ended("until", Some(until), at);
        Some(Notice { text, until })
    }

    /// Notes what has ended before today.
    fn note_ended(self, key: &'static str, end: Option<Timestamp>, at: &At<'_>) {
        let last = end.map(|end| self.zone.local(end).date());
        if let Some(last) = last.filter(|last| *last < self.today) {
            at.key(key).add(StandardFinding::Ended(last));
        }
    }

    /// Reads a day, such as `2026-12-01`, with a time of day behind it or without.
    fn read(self, text: &str, end: End) -> Result<Timestamp, ValueFinding> {
        let wrong = || ValueFinding::Moment(text.to_owned());
        let whole_day = match end {
            End::First => Time::midnight(),
            End::Last => Time::constant(23, 59, 0, 0),
        };
        let (date, time) = self.parts(text).unwrap_or((text, whole_day));
        let date = date_text::parse(date).ok_or_else(wrong)?;
        self.zone.offset().to_timestamp(date.to_datetime(time)).map_err(|_| wrong())
    }

    /// Takes the time of day off a text; `None` if it has none.
    fn parts(self, text: &str) -> Option<(&str, Time)> {
        let text = text.trim();
        let zone = self.zone.abbreviation();
        let text = text.strip_suffix(zone).unwrap_or(text).trim_end();
        let (date, time) = text.rsplit_once([' ', 'T'])?;
        let time = time_of_day(time).ok()?;
        let date = date.trim_end();
        let labelled = LABELS.iter().find_map(|label| date.strip_suffix(label));
        Some((labelled.unwrap_or(date).trim_end_matches([' ', ',']), time))
    }
}
