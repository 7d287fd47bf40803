//! How much is to be paid, as people write it.

use loket_form::decimal::Decimal;
use loket_form::locale::Locale;
use serde::Serialize;

/// A fee that is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fee {
    /// Nothing is to be paid.
    Free,
    /// An amount of rupiah.
    Rupiah(Price),
    /// A part of something else.
    Percent {
        /// How many percent.
        percent: Decimal,
        /// Of what, such as "nilai jual".
        of: Option<String>,
    },
}

/// An amount of rupiah, or from one to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// How the amount is meant.
    pub bound: PriceBound,
    /// The least amount of a range.
    pub from: Option<Decimal>,
    /// The amount, or the greatest of a range.
    pub amount: Decimal,
    /// For how much of what, such as "unit" or "liter".
    pub per: Option<String>,
}

/// How an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceBound {
    /// Just so much.
    Exact,
    /// Not more.
    AtMost,
    /// Not less.
    AtLeast,
}

/// The text is no fee that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cost is written like `gratis`, `Rp 30.000`, `Rp 15,5/liter` or `5% dari nilai jual`")]
pub struct FeeError;

const BOUNDS: [(PriceBound, &[&str]); 2] = [
    (PriceBound::AtMost, &["paling banyak", "paling tinggi", "maksimal", "at most", "up to"]),
    (
        PriceBound::AtLeast,
        &["mulai dari", "mulai", "paling sedikit", "minimal", "at least", "from"],
    ),
];

impl Fee {
    /// The words for what costs nothing.
    pub(crate) const FREE: [&str; 8] = [
        "gratis",
        "tidak dipungut biaya",
        "tanpa biaya",
        "tidak ada biaya",
        "tanpa dipungut biaya",
        "free",
        "free of charge",
        "no charge",
    ];

    /// Parses a fee in Indonesian or English.
    ///
    /// An amount has dots between thousands and may end in `,00` or `,-`.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub fn parse(text: &str) -> Result<Self, FeeError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if Self::FREE.contains(&text.to_lowercase().as_str()) {
            return Ok(Self::Free);
        }
        percent(&text).or_else(|_| price(&text).map(Self::Rupiah))
    }

    /// Writes the fee as it is read.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Free => locale.costs.free(),
            Self::Rupiah(price) => price.text(locale),
            Self::Percent { percent, of } => {
                let percent = format!("{}%", percent.text(locale));
                of.as_ref().map_or_else(|| percent.clone(), |of| locale.costs.share(&percent, of))
            }
        }
    }
}

impl Price {
    /// Makes a fixed amount.
    #[must_use]
    pub const fn exact(amount: Decimal) -> Self {
        Self { bound: PriceBound::Exact, from: None, amount, per: None }
    }

    fn text(&self, locale: &Locale) -> String {
        let from = match &self.from {
            Some(from) => format!("Rp{}–", from.text(locale)),
            None => String::new(),
        };
        let amount = format!("{from}Rp{}", self.amount.text(locale));
        let price = match &self.per {
            Some(unit) => locale.costs.per(&amount, unit),
            None => amount,
        };
        match self.bound {
            PriceBound::Exact => price,
            PriceBound::AtMost => locale.costs.at_most(&price),
            PriceBound::AtLeast => locale.costs.at_least(&price),
        }
    }
}

fn percent(text: &str) -> Result<Fee, FeeError> {
    let (number, rest) = text.split_once('%').ok_or(FeeError)?;
    let percent = Decimal::parse_written(number.trim()).map_err(|_| FeeError)?;
    let rest = rest.trim();
    let of = match rest {
        "" => None,
        _ => Some(after_word(rest, &["dari", "of", "x", "×"]).ok_or(FeeError)?.to_owned()),
    };
    if percent.is_zero() { Err(FeeError) } else { Ok(Fee::Percent { percent, of }) }
}

fn price(text: &str) -> Result<Price, FeeError> {
    let bound =
        BOUNDS.iter().find_map(|(bound, words)| after_word(text, words).map(|rest| (*bound, rest)));
    let (bound, text) = bound.unwrap_or((PriceBound::Exact, text));
    let (amounts, per) = match (text.split_once('/'), text.to_lowercase().find(" per ")) {
        (Some((amounts, per)), _) => (amounts, Some(per.trim())),
        (None, Some(place)) => {
            let (amounts, per) = text.split_at_checked(place).ok_or(FeeError)?;
            (amounts, per.trim().split_once(' ').map(|(_, per)| per))
        }
        (None, None) => (text, None),
    };
    let (from, amount) =
        match amounts.split_once(['–', '-']).filter(|(_, to)| !to.trim().is_empty()) {
            Some((from, to)) => (Some(rupiah(from, true)?), rupiah(to, false)?),
            None => (None, rupiah(amounts, true)?),
        };
    let per = per.map(str::to_owned);
    if per.as_deref().is_some_and(str::is_empty) || amount.is_zero() {
        return Err(FeeError);
    }
    Ok(Price { bound, from, amount, per })
}

fn rupiah(text: &str, prefixed: bool) -> Result<Decimal, FeeError> {
    let lower = text.trim().to_lowercase();
    let amount = match lower.strip_prefix("rp") {
        Some(amount) => amount.trim_start_matches('.').trim(),
        None if prefixed => return Err(FeeError),
        None => lower.as_str(),
    };
    let amount = amount.strip_suffix(",-").or_else(|| amount.strip_suffix(",--")).unwrap_or(amount);
    Decimal::parse_written(amount).map_err(|_| FeeError)
}

/// Returns what stands behind one of the words, whatever the case of its letters.
fn after_word<'text>(text: &'text str, words: &[&str]) -> Option<&'text str> {
    words.iter().find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        let matches = head.to_lowercase() == *word;
        rest.strip_prefix(' ').filter(|rest| matches && !rest.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::locales::{ENGLISH, INDONESIAN};
    use proptest::prelude::*;

    fn text(written: &str) -> Option<String> {
        Fee::parse(written).ok().map(|fee| fee.text(&INDONESIAN))
    }

    #[test]
    fn fees_are_understood_as_people_write_them() {
        for (written, read) in [
            ("gratis", "Tidak dipungut biaya"),
            ("Tidak dipungut biaya", "Tidak dipungut biaya"),
            ("free of charge", "Tidak dipungut biaya"),
            ("Rp 30.000", "Rp30.000"),
            ("Rp30.000,-", "Rp30.000"),
            ("Rp.1.195.000,00", "Rp1.195.000"),
            ("Rp 500", "Rp500"),
            ("rp 30000", "Rp30.000"),
            ("Rp 15,5/liter", "Rp15,5 per liter"),
            ("Rp 65.000 per unit", "Rp65.000 per unit"),
            ("Rp 10.000 - Rp 50.000", "Rp10.000–Rp50.000"),
            ("Rp 10.000–50.000/hari", "Rp10.000–Rp50.000 per hari"),
            ("paling banyak Rp 100.000", "paling banyak Rp100.000"),
            ("mulai dari Rp 100.000", "mulai Rp100.000"),
            ("0,5% dari nilai jual", "0,5% dari nilai jual"),
            ("Rp 1,500,000", "Rp1.500.000"),
        ] {
            assert_eq!(text(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_rather_than_guessed() {
        for written in [
            "",
            "Rp",
            "30.000",
            "Rp 3.00",
            "Rp 30.00",
            "Rp 0",
            "Rp -5",
            "Rp 30.000/",
            "murah",
            "%",
            "0%",
            "5% nilai",
            "Rp 30.000 unit",
            "USD 5",
        ] {
            assert_eq!(text(written), None, "{written}");
        }
    }

    fn amounts() -> impl Strategy<Value = Decimal> {
        (1..10u64.pow(18), proptest::option::of(1u64..10)).prop_map(|(whole, tenth)| {
            let tenth = tenth.map(|tenth| format!(",{tenth}")).unwrap_or_default();
            Decimal::parse_written(&format!("{whole}{tenth}")).expect("a number")
        })
    }

    fn fees() -> impl Strategy<Value = Fee> {
        let bounds = prop_oneof![
            Just(PriceBound::Exact),
            Just(PriceBound::AtMost),
            Just(PriceBound::AtLeast)
        ];
        let per = proptest::option::of("[a-z]{1,8}( [a-z]{1,8}){0,2}");
        let of = proptest::option::of("[a-z]{1,8}( [a-z]{1,8}){0,2}");
        let price = (bounds, proptest::option::of(amounts()), amounts(), per)
            .prop_map(|(bound, from, amount, per)| Fee::Rupiah(Price { bound, from, amount, per }));
        let percent = (amounts(), of).prop_map(|(percent, of)| Fee::Percent { percent, of });
        prop_oneof![Just(Fee::Free), price, percent]
    }

    proptest! {
        #[test]
        fn a_printed_fee_is_read_back_as_the_same_one(fee in fees()) {
            for locale in [&*INDONESIAN, &*ENGLISH] {
                prop_assert_eq!(Fee::parse(&fee.text(locale)), Ok(fee.clone()));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Fee::parse(&text);
        }
    }
}
