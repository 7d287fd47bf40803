//! Numbers with decimals, never floats.

use std::fmt::Write as _;

use loket_form::language::Language;

/// A number that is not negative, with up to six decimals, kept exactly.
///
/// The order of two numbers is that of their wholes, then of their digits behind the
/// comma, which are compared from the left as numbers with decimals are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    whole: u64,
    /// Digits behind the comma without zeros at the end.
    fraction: String,
}

/// The text is no number that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a number is written like `1.500`, `15,5` or `0,5`")]
pub struct DecimalError;

/// How many decimals a number has at most.
const DECIMALS: usize = 6;

impl Decimal {
    /// Makes a whole number.
    #[must_use]
    pub const fn whole(whole: u64) -> Self {
        Self { whole, fraction: String::new() }
    }

    /// Parses a number as Indonesian writes it (`1.195.000,50`), or as English does (`1,195,000.5`).
    ///
    /// One separator before three digits divides thousands, so that just three
    /// decimals stand behind 0 only. English decimals without thousands end in another
    /// digit than 0: `30.00` is more likely a slip of `30.000`.
    ///
    /// # Errors
    /// If it is written in any other way.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let english = || {
            let is_slip = text.contains('.') && !text.contains(',') && text.ends_with('0');
            if is_slip { Err(DecimalError) } else { Self::parse_with(text, ',', '.') }
        };
        // "30,000" has thousands, not three decimals.
        let is_english = is_thousands(text);
        let indonesian = || Self::parse_with(text, '.', ',');
        if is_english { english() } else { indonesian().or_else(|_| english()) }
    }

    fn parse_with(text: &str, group: char, comma: char) -> Result<Self, DecimalError> {
        let (whole, fraction) = text.split_once(comma).unwrap_or((text, ""));
        if text.ends_with(comma) || fraction.len() > DECIMALS || !is_digits_or_empty(fraction) {
            return Err(DecimalError);
        }
        let groups: Vec<&str> = whole.split(group).collect();
        let [first, rest @ ..] = groups.as_slice() else {
            return Err(DecimalError);
        };
        let grouped_well =
            rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
        let leading_zero = first.starts_with('0') && (first.len() > 1 || !rest.is_empty());
        let digits = groups.concat();
        if !grouped_well || leading_zero || digits.is_empty() || !is_digits_or_empty(&digits) {
            return Err(DecimalError);
        }
        let whole = digits.parse().map_err(|_| DecimalError)?;
        let fraction = fraction.trim_end_matches('0').to_owned();
        if whole > 0 && fraction.len() == 3 {
            return Err(DecimalError);
        }
        Ok(Self { whole, fraction })
    }

    /// Returns whether the number is 0.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.whole == 0 && self.fraction.is_empty()
    }

    /// Writes the number as it is read.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let (group, comma) = match language {
            Language::Id => ('.', ','),
            Language::En => (',', '.'),
        };
        let mut text = grouped(self.whole, group);
        if !self.fraction.is_empty() {
            let _ = write!(text, "{comma}{}", self.fraction);
        }
        text
    }

    /// Writes the number for programs, such as `15.5`.
    #[must_use]
    pub fn plain(&self) -> String {
        if self.fraction.is_empty() {
            self.whole.to_string()
        } else {
            format!("{}.{}", self.whole, self.fraction)
        }
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

fn is_digits_or_empty(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Option<String> {
        Decimal::parse(text).ok().map(|decimal| decimal.plain())
    }

    #[test]
    fn numbers_are_understood_as_both_languages_write_them() {
        for (written, read) in [
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
            assert_eq!(plain(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_rather_than_guessed() {
        for written in
            ["", ",5", "5,", "3.00", "30.00", "1.1250", "01", "1.5.000", "-5", "1e3", "٣", "1 000"]
        {
            assert_eq!(plain(written), None, "{written}");
        }
    }

    fn decimals() -> impl Strategy<Value = Decimal> {
        (0u64.., "([0-9]{0,5}[1-9])?")
            .prop_map(|(whole, fraction)| Decimal { whole, fraction })
            .prop_filter("three decimals stand behind 0 only", |decimal| {
                decimal.whole == 0 || decimal.fraction.len() != 3
            })
    }

    proptest! {
        #[test]
        fn a_printed_number_is_read_back_as_the_same_one(decimal in decimals()) {
            for language in Language::ALL {
                prop_assert_eq!(Decimal::parse(&decimal.text(language)), Ok(decimal.clone()));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Decimal::parse(&text);
        }
    }
}
