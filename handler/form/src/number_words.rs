//! Numbers in words, and numbers that are written twice, as in "2 (dua) hari".

use crate::decimal::Decimal;
use crate::reader::{Reader, is_of_number};

const ONES: [(u64, &[&str]); 9] = [
    (1, &["satu", "one"]),
    (2, &["dua", "two"]),
    (3, &["tiga", "three"]),
    (4, &["empat", "four"]),
    (5, &["lima", "five"]),
    (6, &["enam", "six"]),
    (7, &["tujuh", "seven"]),
    (8, &["delapan", "eight"]),
    (9, &["sembilan", "nine"]),
];
/// Numbers below a hundred that have words of their own.
const OWN_WORDS: [(u64, &[&str]); 11] = [
    (10, &["sepuluh", "ten"]),
    (11, &["sebelas", "eleven"]),
    (12, &["twelve"]),
    (13, &["thirteen"]),
    (14, &["fourteen"]),
    (15, &["fifteen"]),
    (16, &["sixteen"]),
    (17, &["seventeen"]),
    (18, &["eighteen"]),
    (19, &["nineteen"]),
    (0, &["nol", "zero"]),
];
const ENGLISH_TENS: [(u64, &[&str]); 8] = [
    (20, &["twenty", "twenty-"]),
    (30, &["thirty", "thirty-"]),
    (40, &["forty", "forty-"]),
    (50, &["fifty", "fifty-"]),
    (60, &["sixty", "sixty-"]),
    (70, &["seventy", "seventy-"]),
    (80, &["eighty", "eighty-"]),
    (90, &["ninety", "ninety-"]),
];
/// What a number is counted in, how one of it is called, and how many.
const SCALES: [(u64, &[&str], &[&str]); 3] = [
    (1_000_000_000, &["semiliar"], &["miliar", "milyar", "billion"]),
    (1_000_000, &["sejuta"], &["juta", "million"]),
    (1000, &["seribu"], &["ribu", "thousand"]),
];
/// What offices write behind an amount of money before a second form of it.
const OF_MONEY: [&str; 5] = [",-", ".-", ",--", ",=", ",00"];

/// The words in which a number may begin, for patterns that only look for one.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    let simple = ONES.iter().chain(&OWN_WORDS).chain(&ENGLISH_TENS);
    let simple = simple.flat_map(|(_, words)| words.iter().copied());
    simple.chain(["se", "½", "setengah"])
}

/// Takes a number in Indonesian or English words.
pub fn spelled(reader: &mut Reader<'_>) -> Option<u64> {
    let mut total = None;
    for (scale, one, many) in SCALES {
        let mut ahead = *reader;
        let count = if ahead.takes_any(one) {
            Some(1)
        } else {
            hundreds(&mut ahead).filter(|_| ahead.takes_any(many))
        };
        if let Some(count) = count {
            total = Some(total.unwrap_or(0) + count * scale);
            *reader = ahead;
        }
    }
    match (total, hundreds(reader)) {
        (total, None) => total,
        (total, Some(rest)) => Some(total.unwrap_or(0) + rest),
    }
}

fn hundreds(reader: &mut Reader<'_>) -> Option<u64> {
    let mut ahead = *reader;
    let hundreds = if ahead.takes("seratus") {
        Some(100)
    } else {
        let count = ahead.meaning(&ONES);
        let is_counted =
            |count: &u64| (*count > 1 && ahead.takes("ratus")) || ahead.takes("hundred");
        count.filter(is_counted).map(|count| count * 100)
    };
    if hundreds.is_some() {
        *reader = ahead;
        reader.takes("and");
    }
    match (hundreds, tens(reader)) {
        (hundreds, None) => hundreds,
        (hundreds, Some(rest)) => Some(hundreds.unwrap_or(0) + rest),
    }
}

fn tens(reader: &mut Reader<'_>) -> Option<u64> {
    if let Some(number) = reader.meaning(&OWN_WORDS) {
        return Some(number);
    }
    if let Some(tens) = reader.meaning(&ENGLISH_TENS) {
        return Some(tens + reader.meaning(&ONES).unwrap_or(0));
    }
    let ones = reader.meaning(&ONES)?;
    if ones > 1 && reader.takes("belas") {
        Some(10 + ones)
    } else if ones > 1 && reader.takes("puluh") {
        Some(ones * 10 + reader.meaning(&ONES).unwrap_or(0))
    } else {
        Some(ones)
    }
}

/// A number that is written twice, and is not the same both times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The number.
    pub number: String,
    /// What stands behind it in brackets.
    pub repeated: String,
}

impl Disagreement {
    /// Finds the first in a value.
    #[must_use]
    pub fn in_value(text: &str) -> Option<Self> {
        without_repeats(text).err()
    }
}

/// Leaves out the brackets that repeat the number before them.
///
/// # Errors
/// If it is another number: one of the two is wrong, and nobody but the editor can tell which.
pub fn without_repeats(text: &str) -> Result<String, Disagreement> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        kept.push_str(before);
        match (last_number(&kept), first_number(inside)) {
            (Some((number, _)), Some(again)) if again.number == number => {
                kept = format!("{} {}", kept.trim_end(), again.rest);
            }
            (Some((_, number)), Some(again)) if again.rest.is_empty() || again.is_in_words => {
                return Err(Disagreement { number, repeated: inside.trim().to_owned() });
            }
            _ => kept.extend(["(", inside, ")"]),
        }
        rest = behind;
    }
    kept.push_str(rest);
    Ok(kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

struct FirstNumber<'text> {
    number: Decimal,
    is_in_words: bool,
    rest: &'text str,
}

fn first_number(text: &str) -> Option<FirstNumber<'_>> {
    let mut reader = Reader::of(text);
    let in_words = spelled(&mut reader).and_then(|number| Decimal::parse(&number.to_string()).ok());
    let number = match in_words {
        Some(number) => number,
        None => Decimal::parse_written(reader.run(is_of_number)?).ok()?,
    };
    Some(FirstNumber { number, is_in_words: in_words.is_some(), rest: reader.rest() })
}

/// Finds the number that a text ends in: in digits, or in words.
fn last_number(text: &str) -> Option<(Decimal, String)> {
    let text = text.trim_end();
    let bare = OF_MONEY.iter().find_map(|suffix| text.strip_suffix(suffix)).unwrap_or(text);
    let bare = bare.trim_end();
    let digits = bare.trim_end_matches(is_of_number);
    if let Some(digits) = bare.strip_prefix(digits).filter(|digits| !digits.is_empty()) {
        return Some((Decimal::parse_written(digits).ok()?, digits.to_owned()));
    }
    let begins = text.match_indices(' ').map(|(place, _)| place + 1);
    [0].into_iter().chain(begins).find_map(|begin| {
        let words = text.get(begin..)?;
        let mut reader = Reader::of(words);
        let number = spelled(&mut reader).filter(|_| reader.is_done())?;
        Some((Decimal::parse(&number.to_string()).ok()?, words.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<u64> {
        let mut reader = Reader::of(words);
        spelled(&mut reader).filter(|_| reader.is_done())
    }

    #[test]
    fn numbers_are_read_in_both_languages() {
        for (words, number) in [
            ("satu", 1),
            ("Tiga", 3),
            ("sebelas", 11),
            ("dua belas", 12),
            ("empat puluh lima", 45),
            ("seratus dua puluh", 120),
            ("tiga ratus", 300),
            ("fourteen", 14),
            ("twenty-one", 21),
            ("one hundred twenty", 120),
            ("lima puluh ribu", 50_000),
            ("seratus lima puluh ribu", 150_000),
            ("satu juta lima ratus ribu", 1_500_000),
            ("dua ribu dua puluh enam", 2026),
        ] {
            assert_eq!(read(words), Some(number), "{words}");
        }
        for words in ["", "kerja", "dua tiga", "satu puluh", "hundred", "ribu"] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn a_number_that_is_written_twice_must_be_the_same() {
        for (written, kept) in [
            ("2 (dua)  hari kerja", "2 hari kerja"),
            ("3 (tiga) – 5(lima) hari", "3 – 5 hari"),
            ("7 (tujuh hari) kerja", "7 hari kerja"),
            ("tiga (3) hari", "tiga hari"),
            ("Rp 50.000,- (lima puluh ribu rupiah)", "Rp 50.000,- rupiah"),
            ("Rp 30.000 (1x perawatan)", "Rp 30.000 (1x perawatan)"),
            ("hari (kerja)", "hari (kerja)"),
            ("2 (dua hari", "2 (dua hari"),
        ] {
            assert_eq!(without_repeats(written).as_deref(), Ok(kept), "{written}");
        }
        for written in ["2 (tiga) hari", "2 (3) hari", "Rp 50.000 (lima ratus ribu rupiah)"] {
            assert!(without_repeats(written).is_err(), "{written}");
        }
    }
}
