//! How wide words are, and how they are broken into lines.
//!
//! The font is the reader's own, so widths are those of the widest of the usual
//! system fonts, `DejaVu Sans`: a line may end early, but it never runs out of the picture.

/// The widths of the letters from space to `~` in `DejaVu Sans`, rounded up, in hundredths of their size.
#[rustfmt::skip]
const WIDTHS: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64,
    58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69,
    62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58,
    28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// The same in `DejaVu Sans Bold`.
#[rustfmt::skip]
const BOLD_WIDTHS: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70,
    70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 59, 100, 78, 77, 74, 84, 69,
    69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78,
    73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67,
    35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

/// Returns the width of a text in hundredths of its size, never too little.
#[must_use]
pub fn width(text: &str, bold: bool) -> i32 {
    text.chars().map(|letter| letter_width(letter, bold)).sum()
}

fn letter_width(letter: char, bold: bool) -> i32 {
    let table = if bold { &BOLD_WIDTHS } else { &WIDTHS };
    let place = u32::from(letter).checked_sub(32).and_then(|place| usize::try_from(place).ok());
    match place.and_then(|place| table.get(place)) {
        Some(width) => i32::from(*width),
        None => match letter {
            '\u{a0}' | '‘' | '’' | '·' => 39,
            '–' | '“' | '”' | '×' | '\u{c0}'..='\u{17f}' => 84,
            _ => 105,
        },
    }
}

/// Breaks texts into lines of at most `limit` hundredths of their size, and hands on each line:
/// its words, each with whether it is bold.
///
/// A word that is longer than a line is broken between letters.
pub fn lines<'text>(
    texts: impl IntoIterator<Item = (&'text str, bool)>,
    limit: i32,
    each: impl FnMut(&[(&'text str, bool)]),
) {
    let mut lines = Lines { limit, line: Vec::new(), used: 0, each };
    for (text, bold) in texts {
        for word in text.split(is_break).filter(|word| !word.is_empty()) {
            lines.word(word, bold);
        }
    }
    lines.break_line();
}

/// What is joined by a no-break space stays together.
fn is_break(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}'
}

struct Lines<'text, F> {
    limit: i32,
    line: Vec<(&'text str, bool)>,
    /// How much of the line is taken.
    used: i32,
    each: F,
}

impl<'text, F: FnMut(&[(&'text str, bool)])> Lines<'text, F> {
    fn word(&mut self, word: &'text str, bold: bool) {
        let space = if self.line.is_empty() { 0 } else { letter_width(' ', bold) };
        let word_width = width(word, bold);
        if self.used + space + word_width <= self.limit {
            self.put(word, bold, space + word_width);
        } else if word_width <= self.limit {
            self.break_line();
            self.put(word, bold, word_width);
        } else {
            self.long_word(word, bold);
        }
    }

    fn long_word(&mut self, word: &'text str, bold: bool) {
        self.break_line();
        let (mut start, mut taken) = (0, 0);
        for (at, letter) in word.char_indices() {
            let letter = letter_width(letter, bold);
            if at > start && taken + letter > self.limit {
                self.put(word.get(start..at).unwrap_or_default(), bold, taken);
                self.break_line();
                (start, taken) = (at, 0);
            }
            taken += letter;
        }
        self.put(word.get(start..).unwrap_or_default(), bold, taken);
    }

    fn put(&mut self, word: &'text str, bold: bool, taken: i32) {
        self.line.push((word, bold));
        self.used += taken;
    }

    fn break_line(&mut self) {
        if !self.line.is_empty() {
            (self.each)(&self.line);
        }
        self.line.clear();
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each line as text, with its width.
    fn set(texts: &[(&str, bool)], limit: i32) -> Vec<(String, i32)> {
        let mut set = Vec::new();
        lines(texts.iter().copied(), limit, |line| {
            let words: Vec<&str> = line.iter().map(|(word, _)| *word).collect();
            let spaces = line.iter().skip(1).map(|(_, bold)| width(" ", *bold)).sum::<i32>();
            let letters = line.iter().map(|(word, bold)| width(word, *bold)).sum::<i32>();
            set.push((words.join(" "), letters + spaces));
        });
        set
    }

    #[test]
    fn a_bold_name_and_the_words_behind_it_share_a_line() {
        let set = set(&[("Pemohon", true), ("datang ke loket", false)], 1000);
        let read: Vec<&str> = set.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(read, ["Pemohon datang", "ke loket"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_letter_is_lost(
            words in proptest::collection::vec("\\PC{1,40}", 0..20),
            limit in 200i32..4000,
        ) {
            let texts: Vec<(&str, bool)> =
                words.iter().enumerate().map(|(at, text)| (text.as_str(), at % 3 == 0)).collect();
            let set = set(&texts, limit);
            for (line, used) in &set {
                prop_assert!(*used <= limit, "{used} > {limit}: {line:?}");
            }
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            let shown: String = set.iter().map(|(line, _)| letters(line)).collect();
            prop_assert_eq!(shown, letters(&words.concat()));
        }
    }
}
