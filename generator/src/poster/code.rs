//! A short code of what a sheet says: whoever holds an old one can see that it is old.

use aws_lc_rs::digest::{Context, SHA256};

use super::sheet::{Entry, Sheet};

/// Letters and digits that nobody takes for one another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them a code has.
const LENGTH: usize = 4;

/// A code of what a sheet says, but for its foot and headings: the words of the theme may change
/// and the sheet still be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Makes the code of a sheet, before anything of it gave way.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let mut digest = Context::new(&SHA256);
        let mut add = |text: &str| {
            digest.update(text.as_bytes());
            digest.update(&[0]);
        };
        add(&sheet.title);
        sheet.facts.iter().for_each(|fact| add(&fact.text()));
        for group in sheet.sections.iter().flat_map(|section| &section.groups) {
            group.heading.iter().for_each(|heading| add(heading));
            group.entries.iter().flat_map(said).for_each(&mut add);
        }
        let digest = digest.finish();
        let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).copied().map(char::from);
        Self(digest.as_ref().iter().filter_map(sign).take(LENGTH).collect())
    }

    /// Returns the code as it is printed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Returns the mark of sheets with this code.
    #[must_use]
    pub fn mark(&self) -> char {
        self.0.chars().next().unwrap_or_default().to_ascii_lowercase()
    }

    /// Returns the marks of all other sheets that can be told apart.
    #[must_use]
    pub fn other_marks(&self) -> Vec<char> {
        let marks = SIGNS.iter().map(|sign| char::from(sign.to_ascii_lowercase()));
        marks.filter(|mark| *mark != self.mark()).collect()
    }
}

fn said(entry: &Entry) -> impl Iterator<Item = &str> {
    let heads = entry.number.iter().chain(&entry.lead);
    heads.chain([&entry.text]).chain(&entry.below).map(String::as_str)
}
