//! Words of a text, as the index has them: small letters and digits, no accents.

use unicode_normalization::UnicodeNormalization as _;

/// Words that say nothing of what a text is about.
pub(super) const EMPTY_WORDS: [&str; 26] = [
    "a", "agar", "and", "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "for",
    "in", "ke", "of", "oleh", "on", "or", "pada", "serta", "the", "to", "untuk", "yaitu", "yang",
    "with",
];

/// Returns the words of a text in order.
///
/// What a hyphen or a slash joins is found by its parts: `KTP-el` by `ktp`. A single
/// letter is not a word, a single digit is one.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    // Whatever stands on or below a letter goes, as by `normalize("NFD")` in the script.
    let folded: String =
        lower.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect();
    let parts = folded.split(|character: char| !character.is_ascii_alphanumeric());
    let is_word = |word: &&str| {
        let is_letter = word.len() == 1 && !word.starts_with(|first: char| first.is_ascii_digit());
        !word.is_empty() && !is_letter && !EMPTY_WORDS.contains(word)
    };
    // A code of a register can be very long, and nobody types it.
    parts.filter(is_word).filter(|word| word.len() <= 32).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_people_type_them() {
        assert_eq!(words("Penerbitan KTP-el dan e-KTP"), ["penerbitan", "ktp", "el", "ktp"]);
        assert_eq!(words("Izin Praktik Dokter (SIP)"), ["izin", "praktik", "dokter", "sip"]);
        assert_eq!(words("Pasal 5 ayat (1) huruf a"), ["pasal", "5", "ayat", "1", "huruf"]);
        assert_eq!(words("Kafé di Jalan"), ["kafe", "jalan"]);
        assert!(words("– / —").is_empty());
    }
}
