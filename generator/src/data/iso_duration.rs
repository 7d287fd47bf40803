//! Durations as ISO 8601 writes them.

use crate::model::{Duration, Length, PartedUnit, ProcessingTime, Unit};

/// Writes a duration, or the greatest one of a range.
///
/// A working day is written as a day: the words that stand beside tell them apart.
pub(super) fn iso_8601(duration: &Duration) -> String {
    match duration.length {
        Length::Whole { amount, unit: Unit::Week, .. } => format!("P{amount}W"),
        length => sum(length),
    }
}

/// Writes a time as `xsd:duration` knows it, which has no weeks; absent where it has no structure.
pub(super) fn xsd(time: &ProcessingTime) -> Option<String> {
    time.time.value().map(|duration| sum(duration.length))
}

/// Writes weeks as days: the standard knows them alone only.
fn sum(length: Length) -> String {
    match length {
        Length::Whole { amount, unit, .. } => match unit {
            Unit::Second => format!("PT{amount}S"),
            Unit::Minute => format!("PT{amount}M"),
            Unit::Hour => format!("PT{amount}H"),
            Unit::Day | Unit::CalendarDay | Unit::WholeDay | Unit::WorkingDay => {
                format!("P{amount}D")
            }
            Unit::Week => format!("P{}D", amount * 7),
            Unit::Month => format!("P{amount}M"),
            Unit::Year => format!("P{amount}Y"),
        },
        Length::WithPart { amount, units, part } => match units {
            PartedUnit::MinuteSecond => format!("PT{amount}M{part}S"),
            PartedUnit::HourMinute => format!("PT{amount}H{part}M"),
            PartedUnit::DayHour => format!("P{amount}DT{part}H"),
            PartedUnit::WeekDay => format!("P{}D", amount * 7 + part),
            PartedUnit::MonthDay => format!("P{amount}M{part}D"),
            PartedUnit::YearMonth => format!("P{amount}Y{part}M"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_the_standard_has_them() {
        for (written, iso) in [
            ("30 detik", "PT30S"),
            ("15 menit", "PT15M"),
            ("2 jam", "PT2H"),
            ("1 hari kerja", "P1D"),
            ("3–5 hari", "P5D"),
            ("2 minggu", "P2W"),
            ("6 bulan", "P6M"),
            ("1 jam 30 menit", "PT1H30M"),
            ("1 hari 6 jam", "P1DT6H"),
            ("1 minggu 3 hari", "P10D"),
            ("1 tahun 6 bulan", "P1Y6M"),
        ] {
            let duration = Duration::parse(written).expect("a duration");
            assert_eq!(iso_8601(&duration), iso, "{written}");
        }
    }
}
