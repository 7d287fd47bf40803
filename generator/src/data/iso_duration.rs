//! Durations as ISO 8601 writes them.

use crate::model::{Duration, ProcessingTime, StatedValue, Unit};

/// Writes the amount of a duration, or the greatest one of a range.
///
/// A working day is written as a day: the words that stand beside tell them apart.
pub(super) fn iso_8601(duration: &Duration) -> String {
    let amount = duration.amount;
    match duration.unit {
        Unit::Second => format!("PT{amount}S"),
        Unit::Minute => format!("PT{amount}M"),
        Unit::Hour => format!("PT{amount}H"),
        Unit::Day | Unit::WholeDay | Unit::WorkingDay => format!("P{amount}D"),
        Unit::Week => format!("P{amount}W"),
        Unit::Month => format!("P{amount}M"),
        Unit::Year => format!("P{amount}Y"),
    }
}

/// Writes a time as `xsd:duration` knows it, which has no weeks; absent where it has no structure.
pub(super) fn xsd(time: &ProcessingTime) -> Option<String> {
    match &time.time {
        StatedValue::Value(duration) if duration.unit == Unit::Week => {
            Some(format!("P{}D", duration.amount.checked_mul(7)?))
        }
        StatedValue::Value(duration) => Some(iso_8601(duration)),
        StatedValue::Text(_) => None,
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
        ] {
            let duration = Duration::parse(written).expect("a duration");
            assert_eq!(iso_8601(&duration), iso, "{written}");
        }
    }
}
