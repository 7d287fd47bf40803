//! Why YAML cannot be read: the mistake that was made, and where.
//!
//! A scanner stops where it can go no further, which is often lines below the
//! mistake, and says so in its own terms. From its stop and from the lines above
//! this finds what an editor did: a tab, a quote or bracket left open, a colon in
//! a text, spaces that do not line up.

mod empty;
mod explain;
mod flow;
mod keys;
mod lines;
mod list_marks;
mod listing;
mod lost;
mod mend;
mod suspicion;

#[cfg(test)]
pub(crate) use keys::KEYS;

pub use empty::{ToDo, empty_values, unfilled};
pub use explain::explain;
pub use keys::is_key;
pub use list_marks::{ListMark, list_marks};
pub use lost::{Lost, lost};
pub use mend::mend;
pub(crate) use suspicion::is_control;
pub use suspicion::{has_decimal, is_deep, may_have_alias, silent};

/// A mistake in the YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing that is known: the scanner stopped, with its own words.
    Scan(String),
    /// A tab where spaces must stand.
    Tab,
    /// A space that only looks like one, at the beginning of a line.
    OddSpace,
    /// A character that cannot be seen.
    Control(char),
    /// A quote that is not closed.
    OpenQuote(char),
    /// Text after a quote that is closed already.
    TextAfterQuote(char),
    /// A backslash in double quotes that means nothing.
    Escape,
    /// A bracket that is not closed.
    OpenBracket(char),
    /// A bracket that was never opened.
    StrayBracket(char),
    /// Text after a bracket that is closed already.
    TextAfterBracket,
    /// A sign in a text between brackets that takes the text apart: a comma, a bracket, `#`.
    SignInBrackets(char),
    /// Between brackets, two entries without a comma between them.
    NoComma,
    /// A colon in a text without quotes.
    Colon,
    /// A colon of another script, which only looks like one.
    OddColon,
    /// A key whose colon has no space after it.
    NoSpaceAfterColon,
    /// A dash that has no space after it.
    NoSpaceAfterDash,
    /// An entry of a list that begins with a mark of word processors in place of a dash.
    OtherMark(String),
    /// A mark of word processors after the dash of an entry.
    SecondMark(String),
    /// Entries of a list without dashes, which become one text.
    NoDash,
    /// An entry of a list that lacks its dash, where other entries have one.
    EntryWithoutDash,
    /// An entry whose text has no key, with keys below it; and the key that it should have.
    EntryWithoutKey(&'static str),
    /// A text in curly quotes, which are letters to YAML.
    CurlyQuotes,
    /// A line without a colon where keys stand.
    NoColon,
    /// A text that begins with a sign that means something else.
    Sign(char),
    /// A text that is cut off by `#`, which begins a remark.
    Remark,
    /// Spaces at the beginning of a line that do not line up with those above.
    Indentation {
        /// How many there are.
        found: usize,
        /// How many would line up.
        expected: Vec<usize>,
    },
    /// An anchor or alias: content does without them, for they can hide or multiply it.
    Alias,
    /// A key that is a list or a map.
    ComplexKey,
    /// More than one document in a file.
    SecondDocument,
    /// Lists and maps nested more deeply than any standard needs.
    TooDeep,
}

impl Fault {
    /// Returns whether it is a sign that stands for another one, or a space that is missing: the
    /// words are those that were meant.
    #[must_use]
    pub const fn is_of_form_alone(&self) -> bool {
        matches!(
            self,
            Self::OddSpace
                | Self::Control(_)
                | Self::OddColon
                | Self::NoSpaceAfterColon
                | Self::NoSpaceAfterDash
                | Self::OtherMark(_)
                | Self::SecondMark(_)
                | Self::CurlyQuotes
        )
    }

    /// Returns whether mending it can put lines elsewhere than where they were meant to be.
    #[must_use]
    pub fn moves_lines(&self) -> bool {
        match self {
            // One space more or less can only be meant in one way.
            Self::Indentation { found, expected } => {
                let near = expected.iter().filter(|level| level.abs_diff(*found) == 1);
                near.count() != 1
            }
            Self::Tab | Self::NoColon | Self::Scan(_) => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    /// Every mistake of a text: line, column and what it is.
    fn mistakes(text: &str) -> Vec<(usize, usize, Fault)> {
        let errors = tree::repair(text).mistakes;
        let place =
            |error: tree::SyntaxError| (error.position.line, error.position.column, error.fault);
        errors.into_iter().map(place).collect()
    }

    fn indentation(found: usize, expected: &[usize]) -> Fault {
        Fault::Indentation { found, expected: expected.to_vec() }
    }

    #[test]
    fn a_mistake_is_found_where_it_was_made() {
        let cases: [(&str, usize, usize, Fault); 47] = [
            ("title: A\nsteps:\n\t- text: x\n", 3, 1, Fault::Tab),
            ("steps:\n  - actor: x\n\t  text: y\n", 3, 1, Fault::Tab),
            ("decree:\n\tnumber: 1\ncode: X\n", 2, 1, Fault::Tab),
            ("a: A\r\nsteps:\r\n\t- x\r\n", 3, 1, Fault::Tab),
            ("summary: |\n  a: b\n\td\ncode: X\n", 3, 1, Fault::Tab),
            ("a: A\nsummary: Untuk: pemilik\ncode: X\n", 2, 15, Fault::Colon),
            ("list:\n  - KTP: asli dan: salinan\n", 2, 18, Fault::Colon),
            ("hours: Senin: 08.00\n", 1, 13, Fault::Colon),
            ("title: “A: b”\ncode: B\n", 1, 8, Fault::CurlyQuotes),
            ("a: \"A\ncode: B\nc: d\n", 1, 4, Fault::OpenQuote('"')),
            ("a: \"A\nb: \"B\"\nc: d\n", 1, 4, Fault::OpenQuote('"')),
            ("a: 'A\ncode: B\n", 1, 4, Fault::OpenQuote('\'')),
            ("s:\n  - a: \"A\n    b: \"B\"\n", 2, 8, Fault::OpenQuote('"')),
            ("a: 'Jum'at'\ncode: B\n", 1, 9, Fault::TextAfterQuote('\'')),
            ("a: \"A\" dan B\ncode: B\n", 1, 8, Fault::TextAfterQuote('"')),
            ("a: \"C:\\data\"\ncode: B\n", 1, 7, Fault::Escape),
            ("k: [a, b\ncode: B\n", 1, 4, Fault::OpenBracket('[')),
            ("d: { number: 1, year: 2\ncode: B\n", 1, 4, Fault::OpenBracket('{')),
            ("k: [a, b]]\ncode: B\n", 1, 10, Fault::StrayBracket(']')),
            ("d: { a: 1 b: 2 }\n", 1, 12, Fault::Colon),
            ("k: [\"a\" \"b\"]\n", 1, 9, Fault::NoComma),
            ("k: {a} b\ncode: X\n", 1, 4, Fault::TextAfterBracket),
            ("k: [a] b\ncode: X\n", 1, 4, Fault::TextAfterBracket),
            ("title: A\n  code: B\n", 2, 3, indentation(2, &[0])),
            ("s:\n  - a: x\n   b: y\n", 3, 4, indentation(3, &[4, 0])),
            ("s:\n  - a: x\n    b: y\n - a: z\n", 4, 2, indentation(1, &[2])),
            ("r:\n  - KTP\n  KK\nc: d\n", 3, 3, Fault::EntryWithoutDash),
            ("s:\n  - a: x\n    b: y\n  a: z\n    b: y\n", 4, 3, Fault::EntryWithoutDash),
            (" title: A\ncode: B\n", 1, 2, indentation(1, &[0])),
            ("r:\n  - x\n s:\n  - y\n", 3, 2, indentation(1, &[0])),
            ("r:\n  - a: x\n\n    b: y\n time: 1 jam\n", 5, 2, indentation(1, &[4, 0])),
            ("d:\n  a: 1\n b: 2\n", 3, 2, indentation(1, &[2, 0])),
            ("d:\n  a: 1\n   b: 2\n", 3, 4, indentation(3, &[2, 0])),
            ("title:A\ncode: B\n", 1, 6, Fault::NoSpaceAfterColon),
            ("a: A\ncode:B\nc: d\n", 2, 5, Fault::NoSpaceAfterColon),
            ("d:\n  number:1\n  year: 2\n", 2, 9, Fault::NoSpaceAfterColon),
            ("l:\n  - KTP\n  -KK\nc: d\n", 3, 3, Fault::NoSpaceAfterDash),
            ("a: A\ncode\nc: d\n", 2, 1, Fault::NoColon),
            ("title A\ncode: B\n", 1, 1, Fault::NoColon),
            ("a: @lapor\ncode: B\n", 1, 4, Fault::Sign('@')),
            ("a: `x`\ncode: B\n", 1, 4, Fault::Sign('`')),
            ("a: %x\n", 1, 4, Fault::Sign('%')),
            ("a: *penting*\ncode: B\n", 1, 4, Fault::Sign('*')),
            ("a: | x\ncode: B\n", 1, 4, Fault::Sign('|')),
            ("a: > 5 hari\ncode: B\n", 1, 4, Fault::Sign('>')),
            ("a: - x\n", 1, 4, Fault::Sign('-')),
            ("a: A\n- x\n", 2, 1, indentation(0, &[])),
        ];
        for (text, line, column, fault) in cases {
            assert_eq!(mistakes(text), [(line, column, fault)], "{text:?}");
        }
    }

    #[test]
    fn one_mistake_does_not_hide_the_next() {
        let text = "title: \"A\nsummary: Untuk: semua\nkeywords: [a, b\ncode:X\ncost: gratis\n";
        let found: Vec<Fault> = mistakes(text).into_iter().map(|(_, _, fault)| fault).collect();
        let expected = [
            Fault::OpenQuote('"'),
            Fault::Colon,
            Fault::OpenBracket('['),
            Fault::NoSpaceAfterColon,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_yaml_takes_silently_is_found() {
        for (text, line, column, fault) in [
            ("title: #1 layanan\n", 1, 8, Fault::Remark),
            ("a: 1\ntitle: Loket #3\n", 2, 14, Fault::Remark),
            ("steps:\n  - Loket #3\n", 2, 11, Fault::Remark),
            ("a: 1\n\u{a0}code: B\n", 2, 1, Fault::OddSpace),
            ("a: A\u{1}\n", 1, 5, Fault::Control('\u{1}')),
            ("a: A\nsummary |\n  Isi\n", 2, 1, Fault::NoColon),
            ("steps:\n  - text >-\n      Isi #1\n", 2, 5, Fault::NoColon),
            ("steps:\n  - text Kartu dicetak\n", 2, 5, Fault::NoColon),
            ("requirements:\n  - any_of [KTP, SIM]\n", 2, 5, Fault::NoColon),
        ] {
            let found: Vec<_> =
                silent(text).into_iter().map(|(at, fault)| (at.line, at.column, fault)).collect();
            assert_eq!(found, [(line, column, fault)], "{text:?}");
        }
        for text in [
            "a: 1 # catatan\n",
            "a: \"Loket #3\"\n",
            "a: |\n  Loket #3\n",
            "# #1\n",
            "a: b#3\n",
            "- text of the letter\n",
            "- name of the owner\n",
            "- Teks Surat\n",
        ] {
            assert_eq!(silent(text), [], "{text:?}");
        }
    }
}
