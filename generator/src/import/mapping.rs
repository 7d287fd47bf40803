//! Mapping files, as they are begun for a clerk to look through.

use std::fmt::Write as _;

use super::columns::{Column, key};
use super::yaml::scalar;
use crate::model::Component;

/// A sample is no longer, in characters.
const LONGEST_SAMPLE: usize = 40;
/// So many keys stand in a line.
const KEYS_OF_A_LINE: usize = 7;

/// Writes a mapping file as far as columns are understood, with what stands in each.
pub fn mapping<'sheet>(
    columns: impl IntoIterator<Item = (&'sheet str, Column, &'sheet str)>,
) -> String {
    let mut text = String::from(
        "# Kolom lembar: kunci di berkas layanan. Ganti setiap \"?\" dengan kuncinya:\n\
         # title, decree, agency, text (teks di bawah data), \"-\" (tidak dipakai), atau\n",
    );
    let keys = Component::ALL.iter().map(|component| component.key()).collect::<Vec<_>>();
    for keys in keys.chunks(KEYS_OF_A_LINE) {
        let _ = writeln!(text, "# {}", keys.join(", "));
    }
    for (name, column, sample) in columns.into_iter().filter(|(name, ..)| !name.is_empty()) {
        let sample: String = spaced(sample).chars().take(LONGEST_SAMPLE).collect();
        let _ = writeln!(text, "{}: {} # {sample}", scalar(&spaced(name)), scalar(key(column)));
    }
    text
}

fn spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Columns, ColumnsError};
    use super::super::vocabulary::{Heading, Vocabulary};
    use super::*;

    #[test]
    fn a_mapping_file_is_read_as_it_was_written() {
        let vocabulary = Vocabulary::load().expect("a table");
        let columns = Columns::of_vocabulary(&vocabulary);
        let names = ["Nama Layanan", "Syarat: berkas", "Biaya", "No", "PIC"];
        let known = || names.iter().map(|name| (*name, columns.of(name), "a # b"));
        let text = mapping(known());
        let again = Columns::mapped(&vocabulary, &text).expect("a mapping");
        for (name, column, _) in known() {
            assert_eq!(again.of(name), column, "{text}");
        }
        let changed = text.replace("\"Syarat: berkas\": \"?\"", "\"Syarat: berkas\": requirements");
        let again = Columns::mapped(&vocabulary, &changed).expect("a mapping");
        let requirements = Column::Said(Heading::Component(Component::Requirements));
        assert_eq!(again.of("SYARAT  (berkas)"), requirements, "{changed}");
        assert_eq!(
            Columns::mapped(&vocabulary, "a: b").err(),
            Some(ColumnsError::UnknownKey("b".to_owned()))
        );
    }
}
