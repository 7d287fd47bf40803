//! Numbers that a decree spells out behind their digits, as in "2 (dua) hari".

const INDONESIAN: &str = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas";
const ENGLISH: &str = "zero one two three four five six seven eight nine ten eleven twelve \
     thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const ENGLISH_TENS: &str = "- - twenty thirty forty fifty sixty seventy eighty ninety";

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
        if !says(inside, number) {
            return None;
        }
        kept.push_str(before);
        kept.push(' ');
        rest = behind;
    }
    kept.push_str(rest);
    Some(kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns whether a text spells a number below 1000, in Indonesian or English.
fn says(text: &str, number: u32) -> bool {
    let text = text.to_lowercase().replace('-', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    number < 1000 && (text == indonesian(number) || text == english(number))
}

fn indonesian(number: u32) -> String {
    match number {
        0..12 => word(INDONESIAN, number).to_owned(),
        12..20 => format!("{} belas", indonesian(number - 10)),
        20..100 => with_rest(format!("{} puluh", indonesian(number / 10)), number % 10, indonesian),
        100..200 => with_rest("seratus".to_owned(), number % 100, indonesian),
        _ => with_rest(format!("{} ratus", indonesian(number / 100)), number % 100, indonesian),
    }
}

fn english(number: u32) -> String {
    match number {
        0..20 => word(ENGLISH, number).to_owned(),
        20..100 => with_rest(word(ENGLISH_TENS, number / 10).to_owned(), number % 10, english),
        _ => with_rest(format!("{} hundred", english(number / 100)), number % 100, english),
    }
}

/// Spells what is left of a number behind its greater part.
fn with_rest(greater: String, rest: u32, spell: fn(u32) -> String) -> String {
    if rest == 0 { greater } else { format!("{greater} {}", spell(rest)) }
}

fn word(words: &str, number: u32) -> &str {
    usize::try_from(number).ok().and_then(|place| words.split(' ').nth(place)).unwrap_or_default()
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
            assert!(says(words, number), "{words}");
        }
        for words in ["", "kerja", "dua tiga", "satu puluh", "hundred"] {
            assert!(!(0..1000).any(|number| says(words, number)), "{words}");
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
