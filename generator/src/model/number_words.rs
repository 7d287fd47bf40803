//! Numbers that a decree spells out behind their digits, as in "2 (dua) hari".

const INDONESIAN: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
];
const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Drops the numbers in brackets that repeat the digits before them, and spare white space.
///
/// `None` if what stands in brackets is not the number before it: one of the two is
/// wrong, and nobody but the editor can tell which.
pub(super) fn without_spelled(text: &str) -> Option<String> {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, behind) = after.split_once(')')?;
        let digits = before.trim_end();
        let word = digits.trim_end_matches(|character: char| character.is_ascii_digit());
        let digits = digits.strip_prefix(word)?;
        let number: u32 = digits.parse().ok()?;
        if spelled(inside) != Some(number) {
            return None;
        }
        kept.push_str(before);
        kept.push(' ');
        rest = behind;
    }
    kept.push_str(rest);
    Some(kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Reads a spelled number below 1000, in Indonesian or English.
fn spelled(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|character: char| character.is_whitespace() || character == '-').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    indonesian(&words).or_else(|| english(&words))
}

fn indonesian(words: &[&str]) -> Option<u32> {
    let digit = |word: &str| position(&INDONESIAN, word);
    match words {
        ["seratus"] => Some(100),
        ["seratus", rest @ ..] => Some(100 + indonesian(rest).filter(|rest| *rest < 100)?),
        [hundreds, "ratus"] => Some(100 * digit(hundreds).filter(|digit| (2..10).contains(digit))?),
        [hundreds, "ratus", rest @ ..] => {
            let hundreds = digit(hundreds).filter(|digit| (2..10).contains(digit))?;
            Some(100 * hundreds + indonesian(rest).filter(|rest| *rest < 100)?)
        }
        [ones, "belas"] => Some(10 + digit(ones).filter(|digit| (2..10).contains(digit))?),
        [tens, "puluh"] => Some(10 * digit(tens).filter(|digit| (2..10).contains(digit))?),
        [tens, "puluh", ones] => {
            let tens = digit(tens).filter(|digit| (2..10).contains(digit))?;
            Some(10 * tens + digit(ones).filter(|digit| (1..10).contains(digit))?)
        }
        [word] => digit(word),
        _ => None,
    }
}

fn english(words: &[&str]) -> Option<u32> {
    let small = |word: &str| position(&ENGLISH, word);
    let tens = |word: &str| position(&ENGLISH_TENS, word).map(|tens| tens * 10);
    match words {
        [hundreds, "hundred", rest @ ..] => {
            let hundreds = small(hundreds).filter(|digit| (1..10).contains(digit))?;
            let rest = if rest.is_empty() { Some(0) } else { english(rest) };
            Some(100 * hundreds + rest.filter(|rest| *rest < 100)?)
        }
        [word, ones] => Some(tens(word)? + small(ones).filter(|digit| (1..10).contains(digit))?),
        [word] => small(word).or_else(|| tens(word)),
        _ => None,
    }
}

fn position(words: &[&str], word: &str) -> Option<u32> {
    let place = words.iter().position(|known| *known == word && !word.is_empty())?;
    u32::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_a_thousand_are_read_in_both_languages() {
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
        ] {
            assert_eq!(spelled(words), Some(number), "{words}");
        }
        for words in ["", "kerja", "dua tiga", "satu puluh", "hundred"] {
            assert_eq!(spelled(words), None, "{words}");
        }
    }

    #[test]
    fn a_spelled_number_must_be_the_one_before_it() {
        assert_eq!(without_spelled("2 (dua)  hari kerja").as_deref(), Some("2 hari kerja"));
        assert_eq!(without_spelled("3 (tiga) – 5(lima) hari").as_deref(), Some("3 – 5 hari"));
        assert_eq!(without_spelled("2 (tiga) hari"), None);
        assert_eq!(without_spelled("hari (kerja)"), None);
        assert_eq!(without_spelled("2 (dua hari"), None);
    }
}
