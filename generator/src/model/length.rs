//! How much time: an amount of a unit, or of a unit and a part of one more.

use loket_form::locale::Locale;
use strum::VariantArray;

use super::Unit;

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
    /// Parses an amount and its unit, in small letters.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub(super) fn parse(text: &str) -> Result<Self, DurationError> {
        let (amounts, unit) = Unit::strip(text).ok_or(DurationError)?;
        if let Some((amount, greater, part)) = split_part(amounts) {
            return with_part(amount, greater, part, unit);
        }
        let (amounts, extension) = match amounts.split_once('+') {
            Some((amounts, extension)) => (amounts, Some(number(extension)?)),
            None => (amounts, None),
        };
        let (from, amount) = range(amounts)?;
        Ok(Self::Whole { from, amount, extension, unit })
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

    /// Adds by how much it may be extended, in the same unit and in small letters.
    pub(super) fn extended(self, text: &str) -> Result<Self, DurationError> {
        match (self, Self::parse(text)?) {
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

/// Splits "1 jam 30", "1 jam dan 30" around the greater unit; `None` if there is none.
fn split_part(amounts: &str) -> Option<(&str, Unit, &str)> {
    let (greater, part) = amounts.trim_end().rsplit_once(' ')?;
    let joined = [" dan", " and"].iter().find_map(|word| greater.strip_suffix(word));
    let (amount, unit) = Unit::strip(joined.unwrap_or(greater))?;
    Some((amount, unit, part))
}

fn with_part(
    amount: &str,
    greater: Unit,
    part: &str,
    smaller: Unit,
) -> Result<Length, DurationError> {
    let units = PartedUnit::VARIANTS
        .iter()
        .copied()
        .find(|units| units.greater() == greater && units.smaller() == smaller)
        .ok_or(DurationError)?;
    let (amount, part) = (number(amount)?, number(part)?);
    if part > units.greatest_part() {
        return Err(DurationError);
    }
    Ok(Length::WithPart { amount, units, part })
}

fn range(text: &str) -> Result<(Option<u32>, u32), DurationError> {
    let text = [" sampai dengan ", " sampai ", " s.d. ", " s/d ", " hingga ", " to "]
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word, "–"));
    match text.split_once(['–', '-']) {
        None => Ok((None, number(&text)?)),
        Some((from, to)) => {
            let (from, to) = (number(from)?, number(to)?);
            if from < to { Ok((Some(from), to)) } else { Err(DurationError) }
        }
    }
}

fn number(text: &str) -> Result<u32, DurationError> {
    let digits = text.trim();
    let is_number =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse::<u32>().map_err(|_| DurationError)?;
    if is_number && number > 0 { Ok(number) } else { Err(DurationError) }
}
