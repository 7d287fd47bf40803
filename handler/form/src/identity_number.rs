//! The numbers by which the state knows people: NIK and NIP.

use std::fmt;

use jiff::civil::Date;

/// A population identity number: 16 digits (UU 24/2013, article 13; Permendagri 72/2022).
///
/// Six digits of region, the birth date as day, month and year, where women have
/// 40 added to the day, and a serial number.
#[derive(Clone, PartialEq, Eq)]
pub struct Nik(String);

/// What breaks the rule of a NIK; no variant holds a digit of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NikError {
    /// Something else than digits stands in it.
    #[error("a NIK has digits only")]
    NotDigits,
    /// The number of digits is not 16.
    #[error("a NIK has 16 digits, not {digits}")]
    Length {
        /// How many digits there are.
        digits: usize,
    },
    /// The region begins with a province code below 11.
    #[error("the region in the NIK does not exist")]
    Region,
    /// The day of birth is neither 01–31 nor 41–71.
    #[error("the day of birth in the NIK does not exist")]
    BirthDay,
    /// The month of birth is not 01–12.
    #[error("the month of birth in the NIK does not exist")]
    BirthMonth,
    /// The serial number is 0000.
    #[error("the serial number in the NIK is 0000")]
    Serial,
}

impl Nik {
    /// Parses a NIK; white space, dots and hyphens between the digits are dropped.
    ///
    /// # Errors
    /// If the number breaks the rule at the first place that is looked at.
    pub fn parse(text: &str) -> Result<Self, NikError> {
        let digits = digits_of(text).ok_or(NikError::NotDigits)?;
        if digits.len() != 16 {
            return Err(NikError::Length { digits: digits.len() });
        }
        if number(&digits, 0, 2) < 11 {
            return Err(NikError::Region);
        }
        if !matches!(number(&digits, 6, 8), 1..=31 | 41..=71) {
            return Err(NikError::BirthDay);
        }
        if !matches!(number(&digits, 8, 10), 1..=12) {
            return Err(NikError::BirthMonth);
        }
        if number(&digits, 12, 16) == 0 {
            return Err(NikError::Serial);
        }
        Ok(Self(digits))
    }

    /// Returns the 16 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Prints nothing of the number.
impl fmt::Debug for Nik {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Nik(..)")
    }
}

/// An employee number of the civil service: 18 digits (Peraturan Kepala BKN 22/2007
/// for NIP; the NI PPPK is built alike).
///
/// The birth date, the year of appointment, then for a civil servant (PNS) the
/// month of appointment and for a contract employee (PPPK) the count of
/// contracts, the sex, and a serial number.
#[derive(Clone, PartialEq, Eq)]
pub struct Nip(String);

/// What breaks the rule of a NIP; no variant holds a digit of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NipError {
    /// Something else than digits stands in it.
    #[error("a NIP has digits only")]
    NotDigits,
    /// The number of digits is not 18.
    #[error("a NIP has 18 digits, not {digits}")]
    Length {
        /// How many digits there are.
        digits: usize,
    },
    /// The birth date does not exist, lies ahead or too far back.
    #[error("the birth date in the NIP does not exist")]
    BirthDate,
    /// The year of appointment lies ahead, or before working age.
    #[error("the year of appointment in the NIP cannot be")]
    AppointmentYear,
    /// The month of appointment or the count of contracts is 00.
    #[error("the month or contract in the NIP is 00")]
    AppointmentMonth,
    /// The digit of sex is neither 1 nor 2.
    #[error("digit 15 of the NIP is neither 1 nor 2")]
    Sex,
    /// The serial number is 000.
    #[error("the serial number in the NIP is 000")]
    Serial,
}

/// The oldest that a person in service or retirement can be, in years.
const OLDEST: i16 = 120;
/// The youngest that a person can be appointed, in years; the law says 18
/// (UU 20/2023), older appointments were earlier.
const YOUNGEST_APPOINTED: i16 = 15;

impl Nip {
    /// Parses a NIP; white space, dots and hyphens between the digits are dropped.
    ///
    /// `today` bounds the dates in it. The two digits behind the year count
    /// months for a PNS and contracts for a PPPK; the number does not tell which,
    /// so 01 to 99 pass.
    ///
    /// # Errors
    /// If the number breaks the rule at the first place that is looked at.
    pub fn parse(text: &str, today: Date) -> Result<Self, NipError> {
        let digits = digits_of(text).ok_or(NipError::NotDigits)?;
        if digits.len() != 18 {
            return Err(NipError::Length { digits: digits.len() });
        }
        let birth = birth_date(&digits).ok_or(NipError::BirthDate)?;
        if birth >= today || today.year() - birth.year() > OLDEST {
            return Err(NipError::BirthDate);
        }
        let appointed =
            i16::try_from(number(&digits, 8, 12)).map_err(|_| NipError::AppointmentYear)?;
        // A decree may be given before the year in which the service begins.
        if appointed < birth.year() + YOUNGEST_APPOINTED || appointed > today.year() + 1 {
            return Err(NipError::AppointmentYear);
        }
        if number(&digits, 12, 14) == 0 {
            return Err(NipError::AppointmentMonth);
        }
        if !matches!(number(&digits, 14, 15), 1 | 2) {
            return Err(NipError::Sex);
        }
        if number(&digits, 15, 18) == 0 {
            return Err(NipError::Serial);
        }
        Ok(Self(digits))
    }

    /// Returns the 18 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Prints nothing of the number.
impl fmt::Debug for Nip {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Nip(..)")
    }
}

fn digits_of(text: &str) -> Option<String> {
    let is_separator = |character: char| character.is_whitespace() || ".-–".contains(character);
    let digit = |character: char| character.is_ascii_digit().then_some(character);
    text.chars().filter(|character| !is_separator(*character)).map(digit).collect()
}

/// Reads the digits from `start` to before `end`, which must exist.
fn number(digits: &str, start: usize, end: usize) -> u32 {
    digits.get(start..end).and_then(|part| part.parse().ok()).unwrap_or_default()
}

fn birth_date(digits: &str) -> Option<Date> {
    let year = i16::try_from(number(digits, 0, 4)).ok()?;
    let month = i8::try_from(number(digits, 4, 6)).ok()?;
    let day = i8::try_from(number(digits, 6, 8)).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Date = Date::constant(2026, 11, 23);

    #[test]
    fn a_nik_is_read_however_its_digits_are_grouped() {
        for text in [
            "3375015508900001",
            "33.7501.550890.0001",
            "3375 0155 0890 0001",
            "33-7501-550890-0001",
        ] {
            assert_eq!(
                Nik::parse(text).map(|nik| nik.as_str().to_owned()).as_deref(),
                Ok("3375015508900001")
            );
        }
        assert!(Nik::parse("3375013112900001").is_ok(), "a man born on the 31st");
        assert!(Nik::parse("3375017112900001").is_ok(), "a woman born on the 31st");
    }

    #[test]
    fn every_part_of_a_nik_has_its_own_error() {
        for (text, error) in [
            ("337501550890001", NikError::Length { digits: 15 }),
            ("33750155089000011", NikError::Length { digits: 17 }),
            ("", NikError::Length { digits: 0 }),
            ("337501550890000a", NikError::NotDigits),
            ("３３75015508900001", NikError::NotDigits),
            ("0975015508900001", NikError::Region),
            ("3375010008900001", NikError::BirthDay),
            ("3375013208900001", NikError::BirthDay),
            ("3375017208900001", NikError::BirthDay),
            ("3375015500900001", NikError::BirthMonth),
            ("3375015513900001", NikError::BirthMonth),
            ("3375015508900000", NikError::Serial),
        ] {
            assert_eq!(Nik::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_numbers_of_pns_and_pppk_are_accepted() {
        for text in ["199008152015032001", "19900815 201503 2 001", "199008152023212001"] {
            assert!(Nip::parse(text, TODAY).is_ok(), "{text}");
        }
    }

    #[test]
    fn every_part_of_a_nip_has_its_own_error() {
        for (text, error) in [
            ("19900815201503200", NipError::Length { digits: 17 }),
            ("19900815201503200x", NipError::NotDigits),
            ("199002302015032001", NipError::BirthDate),
            ("202612012026012001", NipError::BirthDate),
            ("190008151920032001", NipError::BirthDate),
            ("199008152004032001", NipError::AppointmentYear),
            ("199008152028032001", NipError::AppointmentYear),
            ("199008152015002001", NipError::AppointmentMonth),
            ("199008152015033001", NipError::Sex),
            ("199008152015032000", NipError::Serial),
        ] {
            assert_eq!(Nip::parse(text, TODAY), Err(error), "{text}");
        }
    }

    #[test]
    fn debug_prints_no_digit() {
        let nik = Nik::parse("3375015508900001").map(|nik| format!("{nik:?}"));
        assert_eq!(nik.as_deref(), Ok("Nik(..)"));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parsers_panic(text in "\\PC*|[0-9]{14,20}") {
            let _ = Nik::parse(&text);
            let _ = Nip::parse(&text, TODAY);
        }
    }
}
