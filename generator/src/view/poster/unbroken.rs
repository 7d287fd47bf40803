//! Text of which some parts are never broken over lines.
//!
//! A number that goes on in the next line is misread, and of an address nobody knows whether the
//! hyphen at the end of a line is part of it.

use tera::escape_html;

use crate::html::Html;

/// The longest unit behind a number: "m2", "km".
const UNIT: usize = 2;

/// Escapes a text, and keeps together what stays in one line if it can.
pub(super) fn unbroken(text: &str) -> Html {
    let mut html = Writer(Vec::with_capacity(text.len()));
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let mut whole = word.to_owned();
        while let Some(next) = words.next_if(|next| belong(&whole, next)) {
            whole = format!("{whole} {next}");
        }
        html.word(&whole);
        if words.peek().is_some() {
            html.loose(" ");
        }
    }
    html.end()
}

struct Writer(Vec<u8>);

impl Writer {
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
        self.0.extend_from_slice(b"<span class=\"loket-poster__whole\">");
        self.loose(text);
        self.0.extend_from_slice(b"</span>");
    }

    fn loose(&mut self, text: &str) {
        // Memory takes all that is written to it.
        let _ = escape_html(text, &mut self.0);
    }

    #[expect(clippy::disallowed_methods, reason = "all text in it was escaped")]
    fn end(self) -> Html {
        Html::dangerous_trusted(String::from_utf8(self.0).unwrap_or_default())
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

    /// The parts that are kept whole; none of the words may be lost.
    fn whole(text: &str) -> Vec<String> {
        let html = unbroken(text);
        let html = html.as_str();
        let plain = html.replace("<span class=\"loket-poster__whole\">", "").replace("</span>", "");
        assert_eq!(plain, text.replace('&', "&amp;").replace('<', "&lt;"));
        let spans = html.split("<span class=\"loket-poster__whole\">").skip(1);
        spans.filter_map(|span| Some(span.split_once("</span>")?.0.to_owned())).collect()
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
            ("luas < 5 m2 & lebih", vec!["5 m2"]),
            ("", vec![]),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }
}
