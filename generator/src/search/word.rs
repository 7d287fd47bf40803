//! Words of a text, as the index has them: small letters and digits, no accents.

/// Words that say nothing of what a text is about; the script leaves them out as well.
const EMPTY_WORDS: [&str; 26] = [
    "a", "agar", "and", "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "for",
    "in", "ke", "of", "oleh", "on", "or", "pada", "serta", "the", "to", "untuk", "yaitu", "yang",
    "with",
];

/// Returns the words of a text in order.
///
/// What a hyphen or a slash joins is found by its parts: `KTP-el` by `ktp`. A single
/// letter is no word, a single digit is one.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().flat_map(char::to_lowercase).map(folded).collect();
    let parts = folded.split(|character: char| !character.is_ascii_alphanumeric());
    let is_word = |word: &&str| {
        let is_letter = word.len() == 1 && !word.starts_with(|first: char| first.is_ascii_digit());
        !word.is_empty() && !is_letter && !EMPTY_WORDS.contains(word)
    };
    // A code of a register can be very long, and nobody types it.
    parts.filter(is_word).filter(|word| word.len() <= 32).map(str::to_owned).collect()
}

/// Takes the accent from a letter of the languages that loket speaks.
const fn folded(character: char) -> char {
    match character {
        'à'..='å' | 'ā' => 'a',
        'è'..='ë' | 'ē' | 'ě' | 'ĕ' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ò'..='ö' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => character,
    }
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
