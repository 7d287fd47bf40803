//! How wide words are, and how they are broken into lines.
//!
//! The font is the reader's own, so widths are those of the widest of the usual
//! system fonts, `DejaVu Sans`: a line may end early, but it never runs out of the picture.

/// Words of one weight within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
}

impl Run {
    /// Makes a run of ordinary weight.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false }
    }

    /// Makes a bold run.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true }
    }
}

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

/// Breaks runs into lines of at most `limit` hundredths of their size.
///
/// A word that is longer than a line is broken between letters.
pub fn wrap(runs: &[Run], limit: i32) -> Vec<Vec<Run>> {
    let mut lines = Lines { limit, done: Vec::new(), line: Vec::new(), used: 0 };
    for run in runs {
        for word in run.text.split(is_break).filter(|word| !word.is_empty()) {
            lines.word(word, run.bold);
        }
    }
    lines.finish()
}

/// What is joined by a no-break space stays together.
fn is_break(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}'
}

struct Lines {
    limit: i32,
    done: Vec<Vec<Run>>,
    line: Vec<Run>,
    used: i32,
}

impl Lines {
    fn word(&mut self, word: &str, bold: bool) {
        let space = if self.line.is_empty() { 0 } else { width(" ", bold) };
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

    fn long_word(&mut self, word: &str, bold: bool) {
        self.break_line();
        let mut part = String::new();
        for letter in word.chars() {
            part.push(letter);
            if width(&part, bold) > self.limit && part.chars().count() > 1 {
                part.pop();
                self.put(&part, bold, 0);
                self.break_line();
                part = letter.to_string();
            }
        }
        self.put(&part, bold, width(&part, bold));
    }

    fn put(&mut self, word: &str, bold: bool, taken: i32) {
        if let Some(run) = self.line.last_mut() {
            run.text.push(' ');
        }
        match self.line.last_mut() {
            Some(run) if run.bold == bold => run.text.push_str(word),
            _ => self.line.push(Run { text: word.to_owned(), bold }),
        }
        self.used += taken;
    }

    fn break_line(&mut self) {
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
        self.used = 0;
    }

    fn finish(mut self) -> Vec<Vec<Run>> {
        self.break_line();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(line: &[Run]) -> String {
        line.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_bold_name_and_the_words_behind_it_share_a_line() {
        let runs = [Run::bold("Pemohon"), Run::plain("datang ke loket")];
        let lines = wrap(&runs, 1000);
        let read: Vec<String> = lines.iter().map(|line| text(line)).collect();
        assert_eq!(read, ["Pemohon datang", "ke loket"]);
        assert_eq!(lines[0][0], Run::bold("Pemohon "));
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_letter_is_lost(
            words in proptest::collection::vec("\\PC{1,40}", 0..20),
            limit in 200i32..4000,
        ) {
            let runs: Vec<Run> =
                words.iter().enumerate().map(|(at, text)| Run { text: text.clone(), bold: at % 3 == 0 }).collect();
            let lines = wrap(&runs, limit);
            for line in &lines {
                let used: i32 = line.iter().map(|run| width(&run.text, run.bold)).sum();
                prop_assert!(used <= limit + 10, "{used} > {limit}: {line:?}");
            }
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            let shown: String = lines.iter().map(|line| letters(&text(line))).collect();
            prop_assert_eq!(shown, letters(&words.concat()));
        }
    }
}
