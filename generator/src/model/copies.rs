//! How many of a document are wanted, as people write it.

use loket_form::locale::Locale;

use loket_form::number_words::{spelled, without_repeats};
use loket_form::reader::{Reader, tidy};

/// A number of copies, such as "6 lembar".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copies {
    /// How many.
    pub count: u32,
    /// What is counted.
    pub unit: Option<CopyUnit>,
}

/// What copies are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyUnit {
    /// Single sheets.
    Sheet,
    /// Whole sets.
    Set,
    /// Bound copies.
    Volume,
}

/// The text is no number of copies that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("copies are written like `1`, `6 lembar` or `2 rangkap`")]
pub struct CopiesError;

const UNITS: [(CopyUnit, &[&str]); 3] = [
    (CopyUnit::Sheet, &["lembar", "lbr", "lbr.", "sheet", "sheets"]),
    (CopyUnit::Set, &["rangkap", "rkp", "rkp.", "set", "sets"]),
    (CopyUnit::Volume, &["eksemplar", "eks", "eks.", "buah", "copy", "copies"]),
];
/// Words before a number that say nothing more.
const FILLERS: [&str; 3] = ["sebanyak", "masing-masing", "sejumlah"];

impl Copies {
    /// Parses a number of copies in Indonesian or English.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub fn parse(text: &str) -> Result<Self, CopiesError> {
        let text = without_repeats(&tidy(text)).map_err(|_| CopiesError)?;
        let mut reader = Reader::of(&text);
        reader.skip(&FILLERS);
        let before = reader.meaning(&UNITS);
        let count = match reader.digits() {
            Some(digits) if digits.len() <= 3 => digits.parse().map_err(|_| CopiesError)?,
            Some(_) => return Err(CopiesError),
            None => spelled(&mut reader)
                .and_then(|count| u32::try_from(count).ok())
                .ok_or(CopiesError)?,
        };
        let behind = reader.meaning(&UNITS);
        if behind.is_none() {
            reader.takes_any(&["x", "×", "kali"]);
        }
        let is_said_twice = before.is_some() && behind.is_some();
        if is_said_twice || !reader.is_done() || !(1..1000).contains(&count) {
            return Err(CopiesError);
        }
        Ok(Self { count, unit: before.or(behind) })
    }

    /// Writes the number as it is read.
    #[must_use]
    pub fn text(self, locale: &Locale) -> String {
        let words = match self.unit {
            None => return self.count.to_string(),
            Some(CopyUnit::Sheet) => &locale.units.sheet,
            Some(CopyUnit::Set) => &locale.units.set,
            Some(CopyUnit::Volume) => &locale.units.volume,
        };
        words.text(self.count, &self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::locales::{ENGLISH, INDONESIAN};
    use proptest::prelude::*;

    #[test]
    fn copies_are_understood_as_people_write_them() {
        for (written, read) in [
            ("1", "1"),
            ("6 lembar", "6 lembar"),
            ("1 (satu) lembar", "1 lembar"),
            ("1 Rangkap", "1 rangkap"),
            ("2 sheets", "2 lembar"),
        ] {
            let copies = Copies::parse(written).map(|copies| copies.text(&INDONESIAN));
            assert_eq!(copies.as_deref(), Ok(read), "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_rather_than_guessed() {
        for written in ["", "0 lembar", "-1", "lembar", "1 (dua) lembar", "6 kilo", "1000 lembar"] {
            assert_eq!(Copies::parse(written), Err(CopiesError), "{written}");
        }
    }

    proptest! {
        #[test]
        fn printed_copies_are_read_back_as_the_same(count in 1u32..1000, unit in 0..4usize) {
            let unit = UNITS.get(unit).map(|(unit, _)| *unit);
            let copies = Copies { count, unit };
            for locale in [&*INDONESIAN, &*ENGLISH] {
                prop_assert_eq!(Copies::parse(&copies.text(locale)), Ok(copies));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Copies::parse(&text);
        }
    }
}
