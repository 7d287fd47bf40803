//! Indonesian telephone numbers in the form of E.164.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::as_text::as_text;

/// An Indonesian telephone number, kept as E.164 such as `+6285643812110`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Telephone(String);

/// The text is not an Indonesian telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a telephone number is written like (0285) 421243, 0812 3456 7890 or +62 812 3456 7890")]
pub struct TelephoneError;

/// How many digits follow the country code: the numbering plan (Fundamental
/// Technical Plan, Permenkominfo 14/2018) has 7 of small areas up to 12 of mobiles.
const NATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 7..=12;
/// A mobile number has at least 9 digits after the country code.
const MOBILE_DIGITS: std::ops::RangeInclusive<usize> = 9..=12;

impl Telephone {
    /// Parses a number that begins with `0`, `62` or `+62`.
    ///
    /// Spaces, dots, hyphens and brackets between the digits are dropped.
    ///
    /// # Errors
    /// If other characters stand in it, the beginning is another one or the length cannot be.
    pub fn parse(text: &str) -> Result<Self, TelephoneError> {
        let text = text.trim();
        let (plus, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let digits = digits_of(rest)?;
        let national = national_part(&digits, plus).ok_or(TelephoneError)?;
        let begins_well = national.starts_with(|first: char| ('2'..='9').contains(&first));
        if begins_well && NATIONAL_DIGITS.contains(&national.len()) {
            Ok(Self(format!("+62{national}")))
        } else {
            Err(TelephoneError)
        }
    }

    /// Returns the number as E.164.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether the number is a mobile one.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.0
            .strip_prefix("+62")
            .is_some_and(|rest| rest.starts_with('8') && MOBILE_DIGITS.contains(&rest.len()))
    }
}

fn digits_of(text: &str) -> Result<String, TelephoneError> {
    let is_separator = |character: char| character.is_whitespace() || ".-()–".contains(character);
    text.chars()
        .filter(|character| !is_separator(*character))
        .map(
            |character| {
                if character.is_ascii_digit() { Ok(character) } else { Err(TelephoneError) }
            },
        )
        .collect()
}

fn national_part(digits: &str, plus: bool) -> Option<&str> {
    let international = digits.strip_prefix("62");
    if plus {
        // "+62 (0)812" is a common way to write it.
        return international.map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    }
    digits.strip_prefix('0').or(international)
}

as_text!(Telephone, TelephoneError, as_str);

/// Prints nothing of the number: it may be an applicant's.
impl fmt::Debug for Telephone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Telephone(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Option<String> {
        Telephone::parse(text).ok().map(String::from)
    }

    #[test]
    fn every_usual_way_to_write_a_number_gives_the_same_one() {
        for text in [
            "085643812110",
            "0856-4381-2110",
            "(0856-4381-2110)",
            "0856 4381 2110",
            "6285643812110",
            "+6285643812110",
            "+62 856-4381-2110",
            "+62 (0)856 4381 2110",
            " 0856.4381.2110 ",
        ] {
            assert_eq!(parsed(text).as_deref(), Some("+6285643812110"), "{text}");
        }
        assert_eq!(parsed("(0285) 421243").as_deref(), Some("+62285421243"));
    }

    #[test]
    fn what_cannot_be_an_indonesian_number_is_refused() {
        for text in [
            "",
            "0",
            "421243",
            "85643812110",
            "+1 202 555 0100",
            "0812",
            "08123456789012345",
            "0812345678a",
            "0812;345678",
            "++628123456789",
            "00628123456789",
            "0٨123456789",
        ] {
            assert_eq!(parsed(text), None, "{text:?}");
        }
    }

    #[test]
    fn only_numbers_that_begin_with_eight_are_mobile() {
        let mobile = |text| Telephone::parse(text).is_ok_and(|number| number.is_mobile());
        assert!(mobile("0812 3456 7890"));
        assert!(!mobile("(0285) 421243"));
        assert!(!mobile("0812 345 6"));
    }
}
