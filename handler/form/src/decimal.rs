//! Decimal numbers as people write them: exact, never floating point.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::as_text::as_text;
use crate::locale::{Locale, Numbers};

/// The most digits behind the comma: a hectare in square centimetres has eight, nobody asks for it.
pub const MOST_DECIMALS: u8 = 6;
/// The most digits before the comma: a thousand times the budget of the state in rupiah has 19.
const MOST_DIGITS: usize = 18;
/// 10 to the power of [`MOST_DIGITS`].
const MOST: i128 = 1_000_000_000_000_000_000;
/// 10 to the power of [`MOST_DECIMALS`].
const ONE: i128 = 1_000_000;

/// A decimal number with at most [`MOST_DECIMALS`] digits behind the comma.
///
/// Its own form is that of programs, such as `-1250.5`; [`Decimal::text`] writes
/// it for people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    /// How many millionths.
    millionths: i128,
}

/// The text is no decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a number is written like `1250` or `1250.5`")]
pub struct DecimalError;

/// Why a text that someone typed is no number for a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedError {
    /// It is no number, or could be read as two different ones.
    NotANumber,
    /// It has more digits behind the comma than the question asks for.
    TooPrecise,
}

impl Decimal {
    /// Parses the form of programs.
    ///
    /// # Errors
    /// If it has other characters than digits, one `.` and a leading `-`, or too many digits.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (negative, text) = sign(text.trim());
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        Self::of_digits(negative, whole, fraction).ok_or(DecimalError)
    }

    /// Parses a number as content writes it, in either style: `1.195.000,50` or `1,195,000.5`.
    ///
    /// One separator before three digits divides thousands, so that just three decimals
    /// stand after 0 only. Decimals after a point without thousands end in another digit
    /// than 0: `30.00` is more likely a slip of `30.000`.
    ///
    /// # Errors
    /// If it is written in any other way, such as with a sign.
    pub fn parse_written(text: &str) -> Result<Self, DecimalError> {
        let is_slip = text.contains('.') && !text.contains(',') && text.ends_with('0');
        let with_point = || if is_slip { None } else { Self::parse_styled(text, (',', '.')) };
        // "30,000" has thousands, not three decimals.
        let number = if is_thousands(text) {
            with_point()
        } else {
            Self::parse_styled(text, ('.', ',')).or_else(with_point)
        };
        number.ok_or(DecimalError)
    }

    fn parse_styled(text: &str, (group, comma): (char, char)) -> Option<Self> {
        let (whole, fraction) = text.split_once(comma).unwrap_or((text, "0"));
        let is_strange = |character: char| !(character.is_ascii_digit() || character == group);
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if leading_zero || whole.contains(is_strange) {
            return None;
        }
        let number = Self::of_digits(false, &ungrouped(whole)?, fraction)?;
        (whole == "0" || number.decimals() != 3).then_some(number)
    }

    /// Reads a number as someone types it, in the language of the page.
    ///
    /// Separators between thousands are optional. Where a text could be read in
    /// both ways, such as `1.500` for a question with three decimals, it is
    /// refused rather than guessed.
    ///
    /// # Errors
    /// If it is no number, or has more than `decimals` digits behind the comma.
    pub fn read(text: &str, locale: &Locale, decimals: u8) -> Result<Self, TypedError> {
        let (negative, text) = sign(text.trim());
        let (whole, fraction) =
            halves(text, locale.numbers, decimals).ok_or(TypedError::NotANumber)?;
        let whole = ungrouped(whole).ok_or(TypedError::NotANumber)?;
        let fraction = if fraction.is_empty() { "0" } else { fraction };
        let is_plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
        let needed = fraction.trim_end_matches('0');
        if is_plain && needed.len() > usize::from(decimals.min(MOST_DECIMALS)) {
            return Err(TypedError::TooPrecise);
        }
        let shown = if needed.is_empty() && is_plain { "0" } else { needed };
        Self::of_digits(negative, &whole, shown).ok_or(TypedError::NotANumber)
    }

    fn of_digits(negative: bool, whole: &str, fraction: &str) -> Option<Self> {
        let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let whole_fits = (1..=MOST_DIGITS).contains(&whole.len()) && is_plain(whole);
        let fraction_fits =
            (1..=usize::from(MOST_DECIMALS)).contains(&fraction.len()) && is_plain(fraction);
        if !(whole_fits && fraction_fits) {
            return None;
        }
        let width = usize::from(MOST_DECIMALS);
        let units = whole.parse::<i128>().ok()?.checked_mul(ONE)?;
        let rest = format!("{fraction:0<width$}").parse::<i128>().ok()?;
        let millionths = units.checked_add(rest)?;
        Some(Self { millionths: if negative { -millionths } else { millionths } })
    }

    /// Makes a whole number.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self { millionths: i128::from(number) * ONE }
    }

    /// Returns it so many times; `None` if that is too much for any amount.
    #[must_use]
    pub fn times(self, factor: u64) -> Option<Self> {
        let millionths = self.millionths.checked_mul(i128::from(factor))?;
        Some(Self { millionths }).filter(|product| product.millionths.abs() / ONE < MOST)
    }

    /// Returns whether the number is 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.millionths == 0
    }

    /// Returns whether the number is below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.millionths < 0
    }

    /// Returns how many digits behind the comma the number needs.
    #[must_use]
    pub fn decimals(self) -> usize {
        self.fraction().len()
    }

    /// Writes the number for people, such as `1.250,5` in Indonesian.
    #[must_use]
    pub fn text(self, locale: &Locale) -> String {
        self.written(locale.numbers)
    }

    /// Writes the number with the signs of a language.
    #[must_use]
    pub fn written(self, Numbers { group, comma }: Numbers) -> String {
        let whole = (self.millionths / ONE).abs().to_string();
        let mut text = if self.is_negative() { "-".to_owned() } else { String::new() };
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        let fraction = self.fraction();
        if !fraction.is_empty() {
            text.push(comma);
            text.push_str(&fraction);
        }
        text
    }

    fn fraction(self) -> String {
        let width = usize::from(MOST_DECIMALS);
        let digits = format!("{:0width$}", (self.millionths % ONE).abs());
        digits.trim_end_matches('0').to_owned()
    }
}

/// Returns whether a text is digits with one comma before its last three.
fn is_thousands(text: &str) -> bool {
    text.split_once(',').is_some_and(|(before, after)| {
        (1..=3).contains(&before.len())
            && !before.starts_with('0')
            && after.len() == 3
            && before.bytes().chain(after.bytes()).all(|byte| byte.is_ascii_digit())
    })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

/// Splits a typed number at its decimals; `None` where it is not clear which they are.
fn halves(text: &str, numbers: Numbers, decimals: u8) -> Option<(&str, &str)> {
    let Numbers { group, comma } = numbers;
    if let Some((whole, fraction)) = text.split_once(comma) {
        return (!fraction.is_empty()).then_some((whole, fraction));
    }
    let Some((whole, fraction)) = text.split_once(group) else {
        return Some((text, ""));
    };
    let is_one_group = fraction.len() == 3 && whole.len() <= 3;
    let could_be_both = is_one_group && decimals >= 3;
    let is_decimal = fraction.len() != 3 && !fraction.is_empty() && !fraction.contains(group);
    match (could_be_both, is_decimal) {
        (true, _) => None,
        // The other language's comma: it cannot stand between thousands there.
        (false, true) => Some((whole, fraction)),
        (false, false) => Some((text, "")),
    }
}

/// Leaves out the separators between thousands, if they stand where they belong.
fn ungrouped(whole: &str) -> Option<String> {
    let separator = whole.chars().find(|character| !character.is_ascii_digit());
    let Some(separator) = separator else {
        return Some(whole.to_owned());
    };
    if !(".,'’".contains(separator) || separator.is_whitespace()) {
        return None;
    }
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let begins_well = (1..=3).contains(&first.len());
    let goes_on_well = groups.all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(|character| *character != separator).collect();
    (begins_well && goes_on_well).then_some(digits)
}

as_text!(Decimal, DecimalError, to_string);

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_negative() {
            formatter.write_str("-")?;
        }
        write!(formatter, "{}", (self.millionths / ONE).abs())?;
        let fraction = self.fraction();
        if fraction.is_empty() { Ok(()) } else { write!(formatter, ".{fraction}") }
    }
}

/// As it is written; what an applicant typed is wrapped in `Private`.
impl fmt::Debug for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Decimal({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::testing::{ENGLISH, INDONESIAN};
    use proptest::prelude::*;

    fn read(text: &str, locale: &Locale, decimals: u8) -> Result<String, TypedError> {
        Decimal::read(text, locale, decimals).map(String::from)
    }

    #[test]
    fn the_usual_ways_to_write_a_number_give_the_same_one() {
        for text in ["1250000", "1.250.000", "1 250 000", "1\u{a0}250\u{a0}000", "1.250.000,00"] {
            assert_eq!(read(text, &INDONESIAN, 0).as_deref(), Ok("1250000"), "{text}");
        }
        for text in ["1250.5", "1,250.5", "1,250.50"] {
            assert_eq!(read(text, &ENGLISH, 2).as_deref(), Ok("1250.5"), "{text}");
        }
        for text in ["12,5", "12.5", "012,50"] {
            assert_eq!(read(text, &INDONESIAN, 2).as_deref(), Ok("12.5"), "{text}");
        }
        assert_eq!(read("−3", &INDONESIAN, 0).as_deref(), Ok("-3"));
        assert_eq!(read("0", &INDONESIAN, 0).as_deref(), Ok("0"));
    }

    #[test]
    fn what_is_no_number_or_could_be_two_is_refused() {
        for text in [
            "",
            "-",
            "dua",
            "1.2.3",
            "12.50.000",
            "1,5,5",
            ",5",
            "5,",
            "5.",
            "1e3",
            "0x1",
            "٣",
            "1.000,5.0",
        ] {
            assert_eq!(read(text, &INDONESIAN, 2), Err(TypedError::NotANumber), "{text:?}");
        }
        assert_eq!(read("1.500", &INDONESIAN, 3), Err(TypedError::NotANumber));
        assert_eq!(read(&"9".repeat(19), &INDONESIAN, 0), Err(TypedError::NotANumber));
    }

    #[test]
    fn too_many_decimals_are_told_apart() {
        assert_eq!(read("1,5", &INDONESIAN, 0), Err(TypedError::TooPrecise));
        assert_eq!(read("1,555", &INDONESIAN, 2), Err(TypedError::TooPrecise));
        assert_eq!(read("1,500", &INDONESIAN, 1).as_deref(), Ok("1.5"));
    }

    #[test]
    fn people_read_thousands_and_decimals_as_their_language_writes_them() {
        let number = Decimal::parse("-1250000.05").expect("valid");
        assert_eq!(number.text(&INDONESIAN), "-1.250.000,05");
        assert_eq!(number.text(&ENGLISH), "-1,250,000.05");
        assert_eq!(Decimal::parse("999").expect("valid").text(&INDONESIAN), "999");
        assert_eq!(Decimal::parse("-0.5").expect("valid").to_string(), "-0.5");
    }

    fn written(text: &str) -> Option<String> {
        Decimal::parse_written(text).ok().map(String::from)
    }

    #[test]
    fn content_has_numbers_as_both_languages_write_them() {
        for (text, number) in [
            ("15,5", "15.5"),
            ("15.5", "15.5"),
            ("1.195.000,00", "1195000"),
            ("1,195,000.5", "1195000.5"),
            ("30.000", "30000"),
            ("30,000", "30000"),
            ("30000", "30000"),
            ("0,125", "0.125"),
            ("0", "0"),
        ] {
            assert_eq!(written(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_in_content_is_refused_rather_than_guessed() {
        for text in
            ["", ",5", "5,", "3.00", "30.00", "1.1250", "01", "1.5.000", "-5", "1e3", "٣", "1 000"]
        {
            assert_eq!(written(text), None, "{text}");
        }
    }

    /// Numbers that are not negative and that content can have.
    fn numbers_of_content() -> impl Strategy<Value = Decimal> {
        (0..10_u64.pow(18), "([0-9]{0,5}[1-9])?")
            .prop_map(|(whole, fraction)| format!("{whole}.{fraction:0<6}"))
            .prop_map(|text| Decimal::parse(&text).expect("a number"))
            .prop_filter("three decimals stand after 0 only", |number| {
                number.millionths < ONE || number.decimals() != 3
            })
    }

    proptest! {
        #[test]
        fn a_printed_number_of_content_is_read_back_as_the_same_one(number in numbers_of_content()) {
            for locale in [&*INDONESIAN, &*ENGLISH] {
                prop_assert_eq!(Decimal::parse_written(&number.text(locale)), Ok(number));
            }
        }

        #[test]
        fn what_is_written_for_people_is_read_back(
            millionths in -999_999_999_999_999_999_i128..999_999_999_999_999_999,
            keep in 0_u32..=6,
        ) {
            let millionths = millionths / 10_i128.pow(6 - keep) * 10_i128.pow(6 - keep);
            let number = Decimal { millionths };
            for locale in [&*INDONESIAN, &*ENGLISH] {
                let text = number.text(locale);
                match Decimal::read(&text, locale, 6) {
                    Ok(read) => prop_assert_eq!(read, number),
                    // With three decimals and more, thousands alone are refused, not guessed.
                    Err(error) => {
                        prop_assert_eq!(error, TypedError::NotANumber);
                        prop_assert_eq!(Decimal::read(&text, locale, 2), Ok(number));
                    }
                }
            }
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,30}", decimals in 0_u8..=255) {
            let _ = Decimal::read(&text, &INDONESIAN, decimals);
            let _ = Decimal::parse(&text);
            let _ = Decimal::parse_written(&text);
        }
    }
}
