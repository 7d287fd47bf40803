//! Times and how long a document is valid.

use serde::Serialize;

use super::maker::Maker;
use crate::data::iso_duration::iso_8601;
use crate::model::{
    Bound, ChannelKind, Duration, Length, ProcessingTime, StatedValue, StepPath, Unit, Validity,
};

/// One time, and what it is for.
#[derive(Debug, Serialize)]
pub(super) struct TimeRecord<'site> {
    label: Option<&'site str>,
    total: bool,
    text: String,
    duration: Option<DurationRecord<'site>>,
    cases: Option<Vec<&'site str>>,
    channel: Option<ChannelKind>,
    step: Option<Vec<usize>>,
    exception: Option<&'site str>,
    note: Option<&'site str>,
}

/// A duration in numbers.
#[derive(Debug, Serialize)]
struct DurationRecord<'site> {
    bound: Bound,
    from: Option<u32>,
    amount: u32,
    extension: Option<u32>,
    unit: Unit,
    part: Option<PartRecord>,
    start: Option<&'site str>,
    iso_8601: String,
}

/// What is less than one more of the unit: the "30 menit" of "1 jam 30 menit".
#[derive(Debug, Serialize)]
struct PartRecord {
    amount: u32,
    unit: Unit,
}

/// A time alone.
#[derive(Debug, Serialize)]
pub(super) struct StatedTime<'site> {
    text: String,
    duration: Option<DurationRecord<'site>>,
}

/// How long a document is valid.
#[derive(Debug, Serialize)]
pub(super) struct ValidityRecord {
    text: String,
    iso_8601: Option<String>,
    unit: Option<Unit>,
}

impl<'site> Maker<'_, 'site> {
    pub(super) fn time(&self, time: &'site ProcessingTime) -> TimeRecord<'site> {
        TimeRecord {
            label: time.label.as_deref(),
            total: time.total,
            text: time.text(self.context.locale),
            duration: duration(&time.time),
            cases: self.cases(&time.cases),
            channel: time.channel,
            step: time.step.as_ref().map(StepPath::numbers),
            exception: time.exception.as_deref(),
            note: time.note.as_deref(),
        }
    }

    pub(super) fn validity(&self, valid: &StatedValue<Validity>) -> ValidityRecord {
        let duration = match valid {
            StatedValue::Value(Validity::For(duration)) => Some(duration),
            _ => None,
        };
        ValidityRecord {
            text: valid.written(|valid| valid.text(self.context.locale)),
            iso_8601: duration.map(iso_8601),
            unit: duration.map(|duration| duration.length.unit()),
        }
    }

    pub(super) fn stated_time(&self, time: &'site StatedValue<Duration>) -> StatedTime<'site> {
        StatedTime {
            text: time.written(|time| time.text(self.context.locale)),
            duration: duration(time),
        }
    }
}

/// The numbers of a time; absent where it has no structure.
fn duration(time: &StatedValue<Duration>) -> Option<DurationRecord<'_>> {
    let duration = time.value()?;
    let (from, amount, extension, greater, part) = match duration.length {
        Length::Whole { from, amount, extension, unit } => (from, amount, extension, unit, None),
        Length::WithPart { amount, units, part } => {
            let part = PartRecord { amount: part, unit: units.smaller() };
            (None, amount, None, units.greater(), Some(part))
        }
    };
    Some(DurationRecord {
        bound: duration.bound,
        from,
        amount,
        extension,
        unit: greater,
        part,
        start: duration.start.as_deref(),
        iso_8601: iso_8601(duration),
    })
}
