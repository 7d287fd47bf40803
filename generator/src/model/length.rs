//! How much time: an amount of a unit, or of a unit and a part of one more.

use loket_form::locale::Locale;
use strum::VariantArray;

use super::Unit;
use super::range::Range;
use loket_form::number_words::spelled;
use loket_form::reader::Reader;

/// The text is no time that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is written like `1 hari kerja`, `3–5 hari kerja` or `paling lama 14 hari kerja`")]
pub struct DurationError;

/// How much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// An amount of one unit: "3–5 hari kerja", "10 + 7 hari kerja".
    Whole {
        /// The least amount of a range.
        from: Option<u32>,
        /// The amount, or the greatest of a range.
        amount: u32,
        /// By how much it may be extended.
        extension: Option<u32>,
        /// The unit.
        unit: Unit,
    },
    /// An amount of a unit, and less than one more: "1 jam 30 menit".
    WithPart {
        /// The amount of the greater unit.
        amount: u32,
        /// Both units.
        units: PartedUnit,
        /// The amount of the smaller unit, less than the greater one has.
        part: u32,
    },
}

/// A unit and the one that its parts are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum PartedUnit {
    /// "2 menit 30 detik".
    MinuteSecond,
    /// "1 jam 30 menit".
    HourMinute,
    /// "1 hari 6 jam".
    DayHour,
    /// "1 minggu 3 hari".
    WeekDay,
    /// "1 bulan 15 hari".
    MonthDay,
    /// "1 tahun 6 bulan".
    YearMonth,
}

impl PartedUnit {
    /// Returns the greater and the smaller unit, and how many of the smaller are surely
    /// less than one of the greater.
    const fn parts(self) -> (Unit, Unit, u32) {
        match self {
            Self::MinuteSecond => (Unit::Minute, Unit::Second, 59),
            Self::HourMinute => (Unit::Hour, Unit::Minute, 59),
            Self::DayHour => (Unit::Day, Unit::Hour, 23),
            Self::WeekDay => (Unit::Week, Unit::Day, 6),
            Self::MonthDay => (Unit::Month, Unit::Day, 30),
            Self::YearMonth => (Unit::Year, Unit::Month, 11),
        }
    }

    /// Returns the unit of the amount.
    #[must_use]
    pub const fn greater(self) -> Unit {
        self.parts().0
    }

    /// Returns the unit of the part.
    #[must_use]
    pub const fn smaller(self) -> Unit {
        self.parts().1
    }

    /// Returns the greatest part.
    #[must_use]
    pub const fn greatest_part(self) -> u32 {
        self.parts().2
    }
}

impl Length {
    /// Returns whether it is one amount: no range, and nothing that comes on top.
    #[must_use]
    pub const fn is_single(self) -> bool {
        !matches!(self, Self::Whole { from: Some(_), .. } | Self::Whole { extension: Some(_), .. })
    }

    /// Takes an amount and its unit.
    ///
    /// # Errors
    /// If no such thing stands there.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, DurationError> {
        if let Some(unit) = reader.meaning(&ONE_OF) {
            return Ok(Self::Whole { from: None, amount: 1, extension: None, unit });
        }
        let range_words = Range::begin(reader);
        let first = Amount::read(reader).ok_or(DurationError)?;
        let first_unit = Unit::read(reader);
        if range_words.goes_on(reader) {
            let last = Amount::read(reader).ok_or(DurationError)?;
            let unit = Unit::read(reader).ok_or(DurationError)?;
            return range(first, last, unit)
                .filter(|_| first_unit.is_none_or(|one| one == unit))
                .ok_or(DurationError);
        }
        let Some(unit) = first_unit else {
            return extension_before_unit(first, reader).ok_or(DurationError);
        };
        let mut ahead = *reader;
        if let Some(parted) = first.whole().and_then(|amount| part(amount, unit, &mut ahead)) {
            *reader = ahead;
            return Ok(parted);
        }
        first.of(unit).ok_or(DurationError)
    }

    /// Returns how many seconds it has, at least and at most; a working day is counted whole, for
    /// how many hours it has is not said.
    #[must_use]
    pub fn seconds(self) -> [u64; 2] {
        let of = |amount: u32, unit: Unit| u64::from(amount) * unit.seconds();
        match self {
            Self::Whole { from, amount, extension, unit } => {
                [of(from.unwrap_or(amount), unit), of(amount + extension.unwrap_or(0), unit)]
            }
            Self::WithPart { amount, units, part } => {
                [of(amount, units.greater()) + of(part, units.smaller()); 2]
            }
        }
    }

    /// Returns from this amount to a greater one of the same unit.
    pub(super) fn to(self, greater: Self) -> Option<Self> {
        match (self, greater) {
            (
                Self::Whole { from, amount: least, extension: None, unit },
                Self::Whole { amount, extension: None, unit: same, .. },
            ) if unit == same => {
                let from = Some(from.unwrap_or(least)).filter(|from| *from < amount);
                Some(Self::Whole { from, amount, extension: None, unit })
            }
            _ => None,
        }
    }

    /// Adds a length; absent where the sum is not known.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (
                Self::Whole { from, amount, extension: None, unit },
                Self::Whole { from: from_too, amount: more, extension: None, unit: same },
            ) if unit == same => {
                let least = from.unwrap_or(amount) + from_too.unwrap_or(more);
                let amount = amount + more;
                let from = Some(least).filter(|least| *least != amount);
                Some(Self::Whole { from, amount, extension: None, unit })
            }
            _ => {
                let minutes = self.exact_minutes()? + other.exact_minutes()?;
                let whole =
                    |amount, unit| Self::Whole { from: None, amount, extension: None, unit };
                Some(match (minutes / 60, minutes % 60) {
                    (0, minutes) => whole(minutes, Unit::Minute),
                    (hours, 0) => whole(hours, Unit::Hour),
                    (amount, part) => {
                        Self::WithPart { amount, units: PartedUnit::HourMinute, part }
                    }
                })
            }
        }
    }

    /// Returns hours and minutes as minutes; absent for anything else.
    const fn exact_minutes(self) -> Option<u32> {
        match self {
            Self::Whole { from: None, amount, extension: None, unit: Unit::Minute } => Some(amount),
            Self::Whole { from: None, amount, extension: None, unit: Unit::Hour } => {
                Some(amount * 60)
            }
            Self::WithPart { amount, units: PartedUnit::HourMinute, part } => {
                Some(amount * 60 + part)
            }
            _ => None,
        }
    }

    /// Returns the unit, or the greater one of two.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Whole { unit, .. } => unit,
            Self::WithPart { units, .. } => units.greater(),
        }
    }

    /// Adds by how much it may be extended, in the same unit.
    pub(super) fn extended(self, by: Self) -> Result<Self, DurationError> {
        match (self, by) {
            (
                Self::Whole { from, amount, extension: None, unit },
                Self::Whole { from: None, amount: more, extension: None, unit: same },
            ) if unit == same => Ok(Self::Whole { from, amount, extension: Some(more), unit }),
            _ => Err(DurationError),
        }
    }

    /// Writes by how much it may be extended.
    pub(super) fn extension(&self, locale: &Locale) -> Option<String> {
        match *self {
            Self::Whole { extension, unit, .. } => {
                extension.map(|amount| unit.printed(&locale.units).text(amount, &amount))
            }
            Self::WithPart { .. } => None,
        }
    }

    /// Writes it as it is read, but for its extension.
    pub(super) fn text(&self, locale: &Locale) -> String {
        match *self {
            Self::Whole { from, amount, unit, .. } => {
                let from = from.map(|from| format!("{from}–")).unwrap_or_default();
                unit.printed(&locale.units).text(amount, &format!("{from}{amount}"))
            }
            Self::WithPart { amount, units, part } => {
                let text =
                    |unit: Unit, amount: u32| unit.printed(&locale.units).text(amount, &amount);
                format!("{} {}", text(units.greater(), amount), text(units.smaller(), part))
            }
        }
    }
}

/// Words for one of a unit.
const ONE_OF: [(Unit, &[&str]); 7] = [
    (Unit::Minute, &["semenit"]),
    (Unit::Hour, &["sejam"]),
    (Unit::WorkingDay, &["sehari kerja"]),
    (Unit::Day, &["sehari"]),
    (Unit::Week, &["seminggu", "sepekan"]),
    (Unit::Month, &["sebulan"]),
    (Unit::Year, &["setahun"]),
];

/// An amount of a unit: whole, or with a part of one more.
#[derive(Clone, Copy)]
struct Amount {
    whole: u32,
    /// How many thousandths of one more.
    thousandths: u32,
}

impl Amount {
    /// Takes an amount in digits or in words: "3", "tiga", "1,5", "1 ½", "satu setengah".
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut ahead = *reader;
        if let Some(thousandths) = ahead.meaning(&FRACTIONS) {
            *reader = ahead;
            return Some(Self { whole: 0, thousandths });
        }
        let whole = match reader.digits() {
            Some(digits) if digits.len() <= 4 => digits.parse().ok()?,
            Some(_) => return None,
            None => u32::try_from(spelled(reader)?).ok()?,
        };
        let mut ahead = *reader;
        let thousandths =
            if ahead.takes(",") && ahead.rest().starts_with(|sign: char| sign.is_ascii_digit()) {
                thousandths(ahead.digits()?)?
            } else {
                ahead = *reader;
                ahead.meaning(&FRACTIONS).unwrap_or(0)
            };
        if thousandths > 0 {
            *reader = ahead;
        }
        Some(Self { whole, thousandths }).filter(|amount| amount.whole + amount.thousandths > 0)
    }

    /// Returns the amount, if it is whole.
    fn whole(self) -> Option<u32> {
        (self.thousandths == 0).then_some(self.whole)
    }

    /// Returns so much of a unit; a part of one is counted in the smaller unit, where it is known
    /// how many of these one has.
    fn of(self, unit: Unit) -> Option<Length> {
        let whole = |amount, unit| Length::Whole { from: None, amount, extension: None, unit };
        if self.thousandths == 0 {
            return Some(whole(self.whole, unit));
        }
        let (units, of_one) = match unit {
            Unit::Minute => (PartedUnit::MinuteSecond, 60),
            Unit::Hour => (PartedUnit::HourMinute, 60),
            Unit::Year => (PartedUnit::YearMonth, 12),
            _ => return None,
        };
        let parts = self.thousandths * of_one;
        let part = parts.is_multiple_of(1000).then_some(parts / 1000)?;
        Some(match self.whole {
            0 => whole(part, units.smaller()),
            amount => Length::WithPart { amount, units, part },
        })
    }
}

const FRACTIONS: [(u32, &[&str]); 3] = [
    (500, &["½", "1/2", "setengah", "half a", "half an"]),
    (250, &["¼", "1/4", "seperempat"]),
    (750, &["¾", "3/4", "tiga perempat"]),
];

/// Reads the digits behind a comma.
fn thousandths(digits: &str) -> Option<u32> {
    if digits.len() > 3 {
        return None;
    }
    format!("{digits:0<3}").parse().ok()
}

fn range(from: Amount, to: Amount, unit: Unit) -> Option<Length> {
    let (from, amount) = (from.whole()?, to.whole()?);
    (from < amount).then_some(Length::Whole { from: Some(from), amount, extension: None, unit })
}

/// Reads the "+ 7 hari" of "10 + 7 hari".
fn extension_before_unit(amount: Amount, reader: &mut Reader<'_>) -> Option<Length> {
    let more = reader.takes("+").then(|| Amount::read(reader)).flatten()?;
    let (extension, unit) = (Some(more.whole()?), Unit::read(reader)?);
    Some(Length::Whole { from: None, amount: amount.whole()?, extension, unit })
}

/// Reads the "30 menit" of "1 jam 30 menit".
fn part(amount: u32, greater: Unit, reader: &mut Reader<'_>) -> Option<Length> {
    reader.takes_any(&["dan", "and", ",", "lebih"]);
    let part = Amount::read(reader)?.whole()?;
    let smaller = Unit::read(reader)?;
    let units = PartedUnit::VARIANTS
        .iter()
        .copied()
        .find(|units| units.greater() == greater && units.smaller() == smaller)?;
    (part <= units.greatest_part()).then_some(Length::WithPart { amount, units, part })
}
