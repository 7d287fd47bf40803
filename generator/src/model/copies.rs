//! How many of a document are wanted, as people write it.

use loket_form::language::Language;

use super::number_words::without_spelled;

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
    (CopyUnit::Sheet, &["lembar", "sheet", "sheets"]),
    (CopyUnit::Set, &["rangkap", "set", "sets"]),
    (CopyUnit::Volume, &["eksemplar", "buah", "copy", "copies"]),
];

impl Copies {
    /// Parses a number of copies in Indonesian or English.
    ///
    /// # Errors
    /// If any part of the text is not understood.
    pub fn parse(text: &str) -> Result<Self, CopiesError> {
        let text = without_spelled(&text.to_lowercase()).ok_or(CopiesError)?;
        let (digits, unit) = text.split_once(' ').unwrap_or((&text, ""));
        let unit = match unit {
            "" => None,
            _ => Some(unit_of(unit).ok_or(CopiesError)?),
        };
        let is_number = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.parse() {
            Ok(count) if is_number && count > 0 => Ok(Self { count, unit }),
            _ => Err(CopiesError),
        }
    }

    /// Writes the number as it is read.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let unit = match (self.unit, language) {
            (None, _) => return self.count.to_string(),
            (Some(CopyUnit::Sheet), Language::Id) => "lembar",
            (Some(CopyUnit::Set), Language::Id) => "rangkap",
            (Some(CopyUnit::Volume), Language::Id) => "eksemplar",
            (Some(CopyUnit::Sheet), Language::En) => plural(self.count, "sheet", "sheets"),
            (Some(CopyUnit::Set), Language::En) => plural(self.count, "set", "sets"),
            (Some(CopyUnit::Volume), Language::En) => plural(self.count, "copy", "copies"),
        };
        format!("{} {unit}", self.count)
    }
}

const fn plural(count: u32, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

fn unit_of(word: &str) -> Option<CopyUnit> {
    UNITS.iter().find(|(_, words)| words.contains(&word)).map(|(unit, _)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;
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
            let copies = Copies::parse(written).map(|copies| copies.text(Language::Id));
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
            for language in Language::ALL {
                prop_assert_eq!(Copies::parse(&copies.text(language)), Ok(copies));
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC*") {
            let _ = Copies::parse(&text);
        }
    }
}
