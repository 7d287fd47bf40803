//! Text as it is typed, made plain: white space, line ends, invisible characters.
//!
//! What comes along when people paste from a chat or a document stops nobody: whatever
//! they cannot see is left out or becomes a space. It is never a reason to refuse.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::characters::{is_dash, is_ignorable, is_joiner, is_variation, narrowed};
use crate::problem::Problem;

/// Makes a text plain for reading: composed letters (NFC), visible characters, one kind
/// of line end, no white space around it.
pub(crate) fn plain(text: &str) -> String {
    visible(&without_controls(text)).nfc().collect::<String>().trim().to_owned()
}

/// Returns whether nothing of a text would be left if it were made plain.
pub(crate) fn is_blank(text: &str) -> bool {
    let is_seen = |character: char| {
        !(character.is_whitespace() || character.is_control() || is_ignorable(character))
    };
    !text.contains(is_seen)
}

/// One line of plain text.
pub(crate) fn line(text: &str) -> Result<String, Problem> {
    // A line end that no keyboard makes came along with something pasted.
    let text = plain(&text.replace(STRANGE_LINE_ENDS, " "));
    if text.contains('\n') {
        return Err(Problem::SeveralLines);
    }
    let space = |character: char| if character.is_whitespace() { ' ' } else { character };
    Ok(text.chars().map(space).collect())
}

/// One line that is read sign by sign, such as a number or an address: wide signs are
/// usual ones, all dashes are hyphens, and nothing invisible stands between.
pub(crate) fn signs(text: &str) -> Result<String, Problem> {
    let sign = |character: char| match narrowed(character) {
        dash if is_dash(dash) => '-',
        other => other,
    };
    let text = line(text)?;
    Ok(text.chars().filter(|character| !is_ignorable(*character)).map(sign).collect())
}

/// What a word processor writes for a line end within a paragraph, and what Unicode has
/// for all of them.
const STRANGE_LINE_ENDS: [char; 5] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Makes every line end LF, and spaces of all other control characters.
pub(crate) fn without_controls(text: &str) -> String {
    let shown = |character: char| {
        let is_kept = matches!(character, '\n' | '\t') || !character.is_control();
        if is_kept { character } else { ' ' }
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace(STRANGE_LINE_ENDS, "\n");
    text.chars().map(shown).collect()
}

/// Leaves out characters that show nothing but change how others are read.
///
/// In a mail they could make a name or a number read otherwise than it is (Unicode UAX 9).
/// A joiner stays between two letters that are none of ASCII, for it tells words of Javanese
/// or Persian apart, and holds an emoji together; a variation stays behind what it varies.
fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let is_behind_letter = || {
            seen.ends_with(|last: char| {
                !(last.is_ascii() || last.is_whitespace() || is_joiner(last))
            })
        };
        let next = rest.peek().copied().unwrap_or(' ');
        let is_before_letter = || !(next.is_ascii() || next.is_whitespace() || is_ignorable(next));
        let is_kept = match character {
            joiner if is_joiner(joiner) => is_behind_letter() && is_before_letter(),
            // Behind a digit or a sign of ASCII it makes the sign of a key: `1️⃣`.
            variation if is_variation(variation) => is_behind_letter() || next == '\u{20e3}',
            other => !is_ignorable(other),
        };
        if is_kept {
            seen.push(character);
        }
    }
    seen
}

/// How many characters one letter has at most; a heap of marks counts as several.
const MOST_IN_A_LETTER: usize = 32;

/// Checks that a text is neither too short nor too long, in letters as people count them.
pub(crate) fn check_length(text: &str, min: u32, max: u32) -> Result<(), Problem> {
    let letters = |cluster: &str| cluster.chars().count().div_ceil(MOST_IN_A_LETTER);
    let count = text.graphemes(true).map(letters).sum();
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    if number < min {
        Err(Problem::TooShort { min, count })
    } else if number > max {
        Err(Problem::TooLong { max, count })
    } else {
        Ok(())
    }
}

/// Returns whether a character may stand within a word of any script.
pub(crate) fn is_of_a_word(character: char) -> bool {
    character.is_alphabetic()
        || is_combining_mark(character)
        || is_joiner(character)
        || is_variation(character)
}

#[cfg(test)]
mod tests {
    use super::{is_blank, plain};

    #[test]
    fn a_text_is_blank_if_nothing_of_it_is_seen() {
        for text in ["", " \r\n\t", "\u{b}\u{85}\u{2028}", "\u{200d}\u{fe0f}\u{ad}", "\0"] {
            assert!(is_blank(text) && plain(text).is_empty(), "{text:?}");
        }
        for text in ["a", "\u{200b}.", "\u{301}", "1\u{fe0f}\u{20e3}", "\u{fe0f}\u{20e3}"] {
            assert!(!is_blank(text) && !plain(text).is_empty(), "{text:?}");
        }
    }
}
