//! Text in pieces of which some are never broken over lines.
//!
//! A number that goes on in the next line is misread, and of an address nobody knows whether the
//! hyphen at the end of a line is part of it.

use serde::Serialize;

/// Text, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it stays in one line if it can.
    pub whole: bool,
}

/// The longest unit behind a number: "m2", "km".
const UNIT: usize = 2;

/// Cuts a text into pieces, which give it again when they are put together.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Pieces(Vec::new());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let mut whole = word.to_owned();
        while let Some(next) = words.next_if(|next| belong(&whole, next)) {
            whole = format!("{whole} {next}");
        }
        pieces.word(&whole);
        if words.peek().is_some() {
            pieces.loose(" ");
        }
    }
    pieces.0
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn word(&mut self, word: &str) {
        if is_address(word) {
            for part in parts(word) {
                self.whole(part);
            }
        } else if word.contains(' ') || is_number_or_name(word) {
            self.whole(word);
        } else {
            self.loose(word);
        }
    }

    fn whole(&mut self, text: &str) {
        self.0.push(Piece { text: text.to_owned(), whole: true });
    }

    fn loose(&mut self, text: &str) {
        match self.0.last_mut().filter(|last| !last.whole) {
            Some(last) => last.text.push_str(text),
            None if text.is_empty() => {}
            None => self.0.push(Piece { text: text.to_owned(), whole: false }),
        }
    }
}

/// Returns whether a word goes on with a number: a unit, or more digits.
fn belong(number: &str, next: &str) -> bool {
    let is_number = number.ends_with(|last: char| last.is_ascii_digit() || last == ')')
        && number.contains(|sign: char| sign.is_ascii_digit())
        && !number.contains(char::is_alphabetic);
    let is_unit = next.chars().count() <= UNIT && next.starts_with(char::is_alphabetic);
    let are_digits = next.starts_with(|first: char| first.is_ascii_digit())
        && !next.contains(char::is_alphabetic);
    is_number && (is_unit || are_digits)
}

fn is_address(word: &str) -> bool {
    word.contains('.') && word.contains('/') && word.contains(char::is_alphabetic)
}

/// Returns whether a word has a hyphen that is no hyphenation: "0299-20051", "SP4N-LAPOR!".
fn is_number_or_name(word: &str) -> bool {
    word.contains('-') && word.contains(|sign: char| !sign.is_alphabetic() && sign != '-')
}

/// Cuts an address behind each slash that is one of its path.
fn parts(address: &str) -> Vec<&str> {
    let begin = address.find("://").map_or(0, |scheme| scheme + 3);
    let mut parts = Vec::new();
    let mut rest = address;
    let mut from = begin;
    while let Some(slash) = rest.get(from..).and_then(|behind| behind.find('/')) {
        let (part, behind) = rest.split_at(from + slash + 1);
        parts.push(part);
        (rest, from) = (behind, 0);
    }
    parts.extend(Some(rest).filter(|rest| !rest.is_empty()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Vec<String> {
        let pieces = pieces(text);
        assert!(pieces.iter().all(|piece| !piece.text.is_empty()), "{text}");
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        pieces.into_iter().filter(|piece| piece.whole).map(|piece| piece.text).collect()
    }

    #[test]
    fn numbers_stay_with_their_units_and_addresses_break_behind_a_slash_alone() {
        for (text, expected) in [
            ("luas tanah 150.000 m2 s.d. batas", vec!["150.000 m2"]),
            ("Telepon (0299) 20051 pada jam kerja", vec!["(0299) 20051"]),
            ("SP4N-LAPOR! dan syarat-syarat lain", vec!["SP4N-LAPOR!"]),
            (
                "lihat https://a.go.id/wadul-aladin/ di situs",
                vec!["https://a.go.id/", "wadul-aladin/"],
            ),
            ("paling lama 5 hari kerja dan/atau 2 jam", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }
}
