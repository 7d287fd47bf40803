//! How much is to be paid, as people write it.

use loket_form::decimal::Decimal;
use loket_form::locale::Locale;
use loket_form::money::{self, Amount};
use serde::Serialize;

use super::range::{EACH, Range};
use loket_form::number_words::{spelled, without_repeats};
use loket_form::reader::{Reader, is_of_number, tidy};

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
    (
        PriceBound::AtMost,
        &[
            "paling banyak",
            "paling tinggi",
            "paling besar",
            "maksimal",
            "maksimum",
            "maks",
            "maks.",
            "max",
            "max.",
            "at most",
            "up to",
        ],
    ),
    (
        PriceBound::AtLeast,
        &[
            "mulai dari",
            "mulai",
            "paling sedikit",
            "paling rendah",
            "minimal",
            "minimum",
            "min",
            "min.",
            "at least",
            "from",
        ],
    ),
];
/// Words before an amount that say nothing more.
const FILLERS: [&str; 14] = [
    "biaya",
    "tarif",
    "harga",
    "retribusi",
    "pnbp",
    "iuran",
    "sebesar",
    "sejumlah",
    "senilai",
    "dikenakan",
    "adalah",
    "biaya/tarif",
    "@",
    ":",
];
/// Words with which it is said of what a percentage is.
const PARTS_OF: [&str; 5] = ["dari", "of", "x", "×", "kali"];
/// Words with which a remark begins.
const REMARKS: [&str; 7] =
    ["untuk", "bagi", "di luar", "belum termasuk", "sudah termasuk", "termasuk", "selama"];

impl Fee {
    /// The words for what costs nothing.
    pub(crate) const FREE: [&str; 21] = [
        "gratis",
        "bebas biaya",
        "bebas dari biaya",
        "nihil",
        "cuma-cuma",
        "tidak dipungut biaya",
        "tidak dipungut biaya apapun",
        "tidak dipungut biaya apa pun",
        "tidak dikenakan biaya",
        "tidak dikenai biaya",
        "tidak berbayar",
        "tanpa biaya",
        "tanpa dipungut biaya",
        "tanpa pungutan",
        "tanpa pungutan biaya",
        "tidak ada biaya",
        "tidak ada pungutan",
        "nol rupiah",
        "free",
        "free of charge",
        "no charge",
    ];

    /// Parses a fee in Indonesian or English.
    ///
    /// An amount has dots between thousands and may end in `,00` or `,-`.
    ///
    /// # Errors
    /// If any part of the text is not understood, or its parts are not the same fee.
    pub fn parse(text: &str) -> Result<Self, FeeError> {
        match Self::parse_with_remark(text)? {
            (fee, None) => Ok(fee),
            (_, Some(_)) => Err(FeeError),
        }
    }

    /// Parses a fee with what is said of it behind it: "Rp 30.000 (di luar biaya paspor)".
    ///
    /// # Errors
    /// If any part of the text is not understood, or its parts are not the same fee.
    pub fn parse_with_remark(text: &str) -> Result<(Self, Option<String>), FeeError> {
        let text = without_repeats(&tidy(text)).map_err(|_| FeeError)?;
        let mut reader = Reader::of(&text);
        if is_free(reader) {
            return Ok((Self::Free, None));
        }
        reader.skip(&FILLERS);
        if let Some(fee) = percent(reader) {
            return Ok((fee, None));
        }
        let (price, remark) = price(&mut reader).ok_or(FeeError)?;
        match (price.amount.is_zero(), &price) {
            (false, _) => Ok((Self::Rupiah(price), remark)),
            (true, Price { bound: PriceBound::Exact, from: None, per: None, .. }) => {
                Ok((Self::Free, remark))
            }
            (true, _) => Err(FeeError),
        }
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
            Some(from) => format!("{}–", money::text(*from, locale)),
            None => String::new(),
        };
        let amount = format!("{from}{}", money::text(self.amount, locale));
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

/// Returns whether all that a text says, once or in several words, is that nothing is to be paid.
fn is_free(mut reader: Reader<'_>) -> bool {
    reader.skip(&FILLERS);
    if !reader.takes_any(&Fee::FREE) {
        return false;
    }
    reader.takes_any(&["/", ",", "atau", "dan", "!"]);
    let inside = reader.bracket().map(Reader::of);
    inside.is_none_or(is_free) && (reader.is_done() || is_free(reader))
}

fn percent(mut reader: Reader<'_>) -> Option<Fee> {
    let percent = match reader.run(is_of_number) {
        Some(number) => Decimal::parse_written(number).ok()?,
        None => whole(spelled(&mut reader)?)?,
    };
    if percent.is_zero() || !reader.takes_any(&["%", "persen", "percent"]) {
        return None;
    }
    if let Some(inside) = reader.bracket() {
        // "5% (lima persen)"
        let mut again = Reader::of(inside);
        if whole(spelled(&mut again)?)? != percent {
            return None;
        }
    }
    let of = if reader.is_done() {
        None
    } else {
        let is_part = reader.takes_any(&PARTS_OF) && !reader.is_done();
        Some(is_part.then(|| reader.rest().to_owned())?)
    };
    Some(Fee::Percent { percent, of })
}

fn price(reader: &mut Reader<'_>) -> Option<(Price, Option<String>)> {
    let bound = reader.meaning(&BOUNDS).unwrap_or(PriceBound::Exact);
    reader.skip(&FILLERS);
    let range = Range::begin(reader);
    let first = Amount::read(reader)?;
    let last = if range.goes_on(reader) { Some(Amount::read(reader)?) } else { None };
    if !(first.is_of_currency || last.as_ref().is_some_and(|last| last.is_of_currency)) {
        return None;
    }
    let (from, amount) = match last {
        Some(last) => (Some(first.rupiah), last.rupiah),
        None => (None, first.rupiah),
    };
    let mut price = Price { bound, from, amount, per: None };
    let mut remark = None;
    while !reader.is_done() {
        read_on(&mut price, &mut remark, reader)?;
    }
    Some((price, remark))
}

/// Reads what is said of an amount behind it: for how much of what it is, the same amount in
/// other words, or a remark.
fn read_on(price: &mut Price, remark: &mut Option<String>, reader: &mut Reader<'_>) -> Option<()> {
    if let Some(inside) = reader.bracket() {
        let mut within = Reader::of(inside);
        if within.takes_any(&EACH) {
            return put(&mut price.per, within.rest());
        }
        return match Fee::parse(inside) {
            Ok(Fee::Rupiah(again)) => (again.amount == price.amount).then_some(()),
            Ok(Fee::Free) => price.amount.is_zero().then_some(()),
            Ok(Fee::Percent { .. }) => None,
            Err(_) => put(remark, inside).filter(|()| !names_money(inside)),
        };
    }
    if reader.takes_any(&EACH) {
        let whole = reader.rest();
        let per = whole.split_once(" (").map_or(whole, |(per, _)| per);
        *reader = Reader::of(whole.get(per.len()..)?);
        return put(&mut price.per, per);
    }
    let mut ahead = *reader;
    let is_remark = ahead.takes_any(&REMARKS) && !ahead.is_done();
    let said = reader.all();
    put(remark, said).filter(|()| is_remark && !names_money(said))
}

/// Fills what is not said yet.
fn put(place: &mut Option<String>, text: &str) -> Option<()> {
    let is_new = place.is_none() && !text.is_empty();
    *place = Some(text.to_owned());
    is_new.then_some(())
}

/// Returns whether an amount is named in a text.
fn names_money(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|sign: char| !sign.is_alphanumeric());
    let names = |word: &str| {
        word.strip_prefix("rp").is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    lower.contains('%') || words.any(|word| word == "rupiah" || names(word))
}

fn whole(number: u64) -> Option<Decimal> {
    Decimal::whole(1).times(number)
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
