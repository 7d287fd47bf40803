//! Text as it is typed, made plain: white space, line ends, invisible characters.

use crate::problem::Problem;

/// Leaves out invisible characters and the white space around a text.
pub(crate) fn plain(text: &str) -> String {
    visible(text).trim().to_owned()
}

/// One line without the white space around it and without invisible characters.
pub(crate) fn line(text: &str) -> Result<String, Problem> {
    let text = plain(text);
    if text.contains(['\r', '\n', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']) {
        Err(Problem::SeveralLines)
    } else if text.contains(char::is_control) {
        Err(Problem::Unreadable)
    } else {
        Ok(text)
    }
}

/// Several lines, separated by LF whatever separated them before.
pub(crate) fn lines(text: &str) -> Result<String, Problem> {
    let text =
        visible(text).replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let is_strange =
        |character: char| character.is_control() && character != '\n' && character != '\t';
    if text.contains(is_strange) { Err(Problem::Unreadable) } else { Ok(text.trim().to_owned()) }
}

/// Checks that a text is neither too short nor too long, in characters.
pub(crate) fn check_length(text: &str, min: u32, max: u32) -> Result<(), Problem> {
    let count = text.chars().count();
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    if number < min {
        Err(Problem::TooShort { min, count })
    } else if number > max {
        Err(Problem::TooLong { max, count })
    } else {
        Ok(())
    }
}

/// Leaves out characters that show nothing but change how others are read.
///
/// They come along when people paste from a chat or a document, and in a mail
/// they could make a name or a number read otherwise than it is (Unicode UAX 9).
fn visible(text: &str) -> String {
    let is_hidden = |character: char| {
        matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    text.chars().filter(|character| !is_hidden(*character)).collect()
}
