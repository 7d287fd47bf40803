//! Amounts of rupiah as people write them; content and answers are read by the same rules.

use crate::decimal::Decimal;
use crate::locale::Locale;
use crate::number_words::{spelled, without_repeats};
use crate::reader::{Reader, is_of_number, tidy};

const CURRENCIES: [&str; 3] = ["rp", "rp.", "idr"];
/// What an amount is counted in.
const SCALES: [(u64, &[&str]); 3] = [
    (1000, &["ribu", "rb", "rb."]),
    (1_000_000, &["juta", "jt", "jt."]),
    (1_000_000_000, &["miliar", "milyar"]),
];

/// Reads an amount that stands alone, in rupiah whether it says so or not: "1,5 juta".
#[must_use]
pub fn parse(text: &str) -> Option<Decimal> {
    let text = without_repeats(&tidy(text)).ok()?;
    let mut reader = Reader::of(&text);
    let amount = Amount::read(&mut reader)?;
    reader.is_done().then_some(amount.rupiah)
}

/// Writes an amount, such as `Rp1.500.000`.
#[must_use]
pub fn text(rupiah: Decimal, locale: &Locale) -> String {
    format!("Rp{}", rupiah.text(locale))
}

/// An amount of money.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// How much.
    pub rupiah: Decimal,
    /// Whether it is said that it is money.
    pub is_of_currency: bool,
}

impl Amount {
    /// Takes an amount: "Rp. 50.000,-", "50rb", "lima puluh ribu rupiah", "Rp 1,5 juta".
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let is_prefixed = reader.takes_any(&CURRENCIES);
        if is_prefixed {
            reader.takes_any(&[":", ",", "."]);
        }
        let digits = reader.run(is_of_number);
        let (amount, is_closed) = match digits {
            Some(digits) => written(digits, reader)?,
            None => (Decimal::whole(1).times(spelled(reader)?)?, false),
        };
        let scale = reader.meaning(&SCALES);
        let amount = match scale {
            Some(scale) => amount.times(scale)?,
            None => amount,
        };
        let is_named = reader.takes_any(&["rupiah", "rupiahs"]);
        let is_of_currency = is_prefixed || is_closed || is_named || scale.is_some();
        Some(Self { rupiah: amount, is_of_currency })
    }
}

/// Reads an amount in digits, and whether it ends as amounts of money do.
fn written(digits: &str, reader: &mut Reader<'_>) -> Option<(Decimal, bool)> {
    let bare = digits.trim_end_matches(['.', ',']);
    let mut is_closed = false;
    if bare.len() < digits.len() {
        is_closed = reader.takes_any(&["--", "-", "="]);
    }
    let mut groups = bare.to_owned();
    // "30 000"
    while groups.bytes().all(|byte| byte.is_ascii_digit()) || groups.contains(' ') {
        let mut ahead = *reader;
        let Some(group) = ahead.digits().filter(|group| group.len() == 3) else { break };
        groups.extend([" ", group]);
        *reader = ahead;
    }
    let grouped = groups.replace(' ', ".");
    // "Rp. 50.000.00"
    let amount = grouped.strip_suffix(".00").filter(|thousands| thousands.contains('.'));
    Some((Decimal::parse_written(amount.unwrap_or(&grouped)).ok()?, is_closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (written, rupiah) in [
            ("50000", "50000"),
            ("50.000", "50000"),
            ("Rp 50.000", "50000"),
            ("Rp50.000,-", "50000"),
            ("rp. 50.000,00", "50000"),
            ("IDR 50,000", "50000"),
            ("50 000", "50000"),
            ("50rb", "50000"),
            ("50 ribu rupiah", "50000"),
            ("lima puluh ribu", "50000"),
            ("Rp 50.000 (lima puluh ribu rupiah)", "50000"),
            ("1,5 juta", "1500000"),
            ("Rp1.250.000", "1250000"),
            ("2 miliar", "2000000000"),
            ("0", "0"),
        ] {
            let read = parse(written).map(|amount| amount.to_string());
            assert_eq!(read.as_deref(), Some(rupiah), "{written}");
        }
        for written in [
            "",
            "Rp",
            "murah",
            "-5",
            "30.00",
            "5 dolar",
            "Rp 10.000 per bulan",
            "10.000 20.000",
            "Rp 50.000 (lima ratus ribu rupiah)",
        ] {
            assert!(parse(written).is_none(), "{written}");
        }
    }
}
