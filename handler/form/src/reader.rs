//! A value read from its beginning, word for word, whatever the case of its letters.

/// What is left to read of a value in which words stand one space apart.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'text> {
    rest: &'text str,
}

impl<'text> Reader<'text> {
    /// Begins to read a value.
    #[must_use]
    pub fn of(text: &'text str) -> Self {
        Self { rest: text.trim() }
    }

    /// Returns what is left.
    #[must_use]
    pub const fn rest(self) -> &'text str {
        self.rest
    }

    /// Returns whether nothing is left.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.rest.is_empty()
    }

    /// Takes a phrase; a word that goes on with another letter is another word.
    pub fn takes(&mut self, phrase: &str) -> bool {
        self.takes_any(&[phrase])
    }

    /// Takes the longest of some phrases that stands here.
    pub fn takes_any(&mut self, phrases: &[&str]) -> bool {
        self.longest(phrases.iter().map(|phrase| ((), *phrase))).is_some()
    }

    /// Takes all that stand here of some phrases.
    pub fn skip(&mut self, phrases: &[&str]) {
        while self.takes_any(phrases) {}
    }

    /// Takes the longest phrase of a table that stands here, and returns what it means.
    pub fn meaning<T: Copy>(&mut self, table: &[(T, &[&str])]) -> Option<T> {
        let phrases = table
            .iter()
            .flat_map(|(meaning, phrases)| phrases.iter().map(move |phrase| (*meaning, *phrase)));
        self.longest(phrases)
    }

    /// Takes the longest of some phrases that stands here, and returns what it means.
    pub fn longest<'phrase, T>(
        &mut self,
        phrases: impl Iterator<Item = (T, &'phrase str)>,
    ) -> Option<T> {
        let found =
            phrases.filter_map(|(meaning, phrase)| Some((after(self.rest, phrase)?, meaning)));
        let (rest, meaning) = found.min_by_key(|(rest, _)| rest.len())?;
        self.rest = rest;
        Some(meaning)
    }

    /// Takes digits.
    pub fn digits(&mut self) -> Option<&'text str> {
        self.run(|sign| sign.is_ascii_digit())
    }

    /// Takes the signs that stand here of some kind, with the white space behind them.
    pub fn run(&mut self, is_meant: impl Fn(char) -> bool) -> Option<&'text str> {
        let end = self.rest.find(|sign| !is_meant(sign)).unwrap_or(self.rest.len());
        let (taken, rest) =
            self.rest.split_at_checked(end).filter(|(taken, _)| !taken.is_empty())?;
        self.rest = rest.trim_start();
        Some(taken)
    }

    /// Takes what stands here in brackets, without them.
    pub fn bracket(&mut self) -> Option<&'text str> {
        let (inside, rest) = self.rest.strip_prefix('(')?.split_once(')')?;
        self.rest = rest.trim_start();
        Some(inside.trim())
    }

    /// Takes all that is left.
    pub fn all(&mut self) -> &'text str {
        std::mem::take(&mut self.rest)
    }
}

/// Returns whether a sign stands in numbers: a digit, or what stands between thousands and
/// before decimals.
#[must_use]
pub const fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '.' | ',')
}

/// Returns what stands behind a phrase.
fn after<'text>(text: &'text str, phrase: &str) -> Option<&'text str> {
    let mut signs = text.chars();
    for wanted in phrase.chars() {
        signs.next().filter(|sign| sign.to_lowercase().eq([wanted]))?;
    }
    let rest = signs.as_str();
    let goes_on = rest.strip_prefix('-').unwrap_or(rest).starts_with(char::is_alphabetic);
    (!(goes_on && phrase.ends_with(char::is_alphabetic))).then(|| rest.trim_start())
}

/// Returns a value with its words one space apart, without the stop behind it and without
/// brackets around all of it.
#[must_use]
pub fn tidy(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches([';', ' ']);
    // A dot that ends an abbreviation before it says nothing either.
    let text = text.strip_suffix('.').unwrap_or(text);
    let inside = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inside.filter(|inside| !inside.contains(['(', ')'])).unwrap_or(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_taken_and_no_part_of_a_word() {
        let mut reader = Reader::of("Hari Kerja sejak");
        assert_eq!(reader.meaning(&[(1, &["hari"]), (2, &["hari kerja"])]), Some(2));
        assert_eq!(reader.rest(), "sejak");
        assert!(!Reader::of("harian").takes("hari"));
        assert!(Reader::of("Rp30.000").takes("rp"));
    }

    #[test]
    fn what_stands_around_a_value_and_says_nothing_is_left_out() {
        for (written, tidied) in [
            ("  1  hari kerja. ", "1 hari kerja"),
            ("(waktu 2 menit)", "waktu 2 menit"),
            ("(0299) 421243 (WA)", "(0299) 421243 (WA)"),
            ("10 menit;", "10 menit"),
        ] {
            assert_eq!(tidy(written), tidied);
        }
    }
}
