//! Lists that stand in one line: `1. Mengajukan surat. 2. Verifikasi. 3. Registrasi.`

use super::document::Line;
use super::mark::{self, Mark, Style};
use super::passage::Passage;
use super::vocabulary::begins_condition;

/// Gives each item of a list its own line.
pub(super) fn spread<'source>(
    lines: impl IntoIterator<Item = Line<'source>>,
) -> Vec<Line<'source>> {
    let mut spread = Vec::new();
    for line in lines {
        let places = places(line.words.text());
        add(line, &places, &mut spread);
    }
    spread
}

fn add<'source>(line: Line<'source>, places: &[usize], out: &mut Vec<Line<'source>>) {
    let Line { mut words, mut look } = line;
    let mut taken = 0;
    for place in places {
        let [before, rest] = words.cut(place - taken);
        let before: Passage<'_> = before.trim(&[]);
        if !before.text().is_empty() {
            out.push(Line { words: before, look });
            // What follows stands close to it.
            look.gap = false;
        }
        look.set = None;
        words = rest;
        taken = *place;
    }
    out.push(Line { words, look });
}

/// Returns where items begin in a line, behind its own beginning.
fn places(text: &str) -> Vec<usize> {
    let own = mark::read(text);
    let begin = own.as_ref().map_or(0, |(_, length)| *length);
    let numbered = numbered(text, begin, own.and_then(|(marks, _)| marks.first().copied()));
    if !numbered.is_empty() {
        return numbered;
    }
    let dashes: Vec<usize> = text.match_indices(" - ").map(|(place, _)| place + 1).collect();
    let first = dashes.first().and_then(|place| text.get(..*place)).map(str::trim_end);
    let is_list = first.is_some_and(|before| before.ends_with(':'));
    let is_branch = |place: &&usize| text.get(**place + 1..).is_some_and(begins_condition);
    let branches: Vec<usize> = dashes.iter().filter(is_branch).copied().collect();
    match (is_list, branches.len()) {
        (true, _) => dashes,
        (false, 2..) => branches,
        (false, _) => Vec::new(),
    }
}

/// Finds numbers that count on: from 1 behind a colon or at the beginning, or behind the own
/// number of the line.
fn numbered(text: &str, begin: usize, own: Option<Mark>) -> Vec<usize> {
    let mut found = Vec::new();
    let own = own.filter(|mark| mark.style == Style::Number).and_then(|mark| mark.number);
    let mut expected = None;
    let starts = text.match_indices(char::is_whitespace).map(|(place, sign)| place + sign.len());
    for place in starts.filter(|place| *place >= begin) {
        let Some((marks, length)) = text.get(place..).and_then(mark::read) else { continue };
        let number = marks.iter().find(|mark| mark.style == Style::Number).and_then(|it| it.number);
        let Some(number) = number else { continue };
        let says_something =
            text.get(place + length..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let before = text.get(..place).unwrap_or_default().trim_end();
        let begins = number == 1 && before.ends_with(':') && expected.is_none();
        let goes_on = expected == Some(number)
            || expected.is_none() && own.is_some_and(|own| own == 1 && number == 2);
        if says_something && (begins || goes_on) {
            found.push(place);
            expected = Some(number + 1);
        }
    }
    // One number alone is none of a list, unless it goes on with that of the line.
    let least =
        if own == Some(1) && expected.is_some_and(|next| next == found.len() + 2) { 1 } else { 2 };
    if found.len() < least { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::Look;

    fn shown(text: &str) -> Vec<&str> {
        let words = Passage::of(text, 0..text.len(), 1);
        let lines = spread([Line { words, look: Look::default() }]);
        lines.into_iter().map(|line| line.words.text()).collect()
    }

    #[test]
    fn each_item_of_a_line_gets_its_own() {
        assert_eq!(
            shown("1. Ajukan surat. 2. Verifikasi. 3. Registrasi."),
            ["1. Ajukan surat.", "2. Verifikasi.", "3. Registrasi."]
        );
        assert_eq!(shown("2. SLF : 1. Unggah; 2. Terbit"), ["2. SLF :", "1. Unggah;", "2. Terbit"]);
        assert_eq!(
            shown("2. 2. Petugas: - Hitung; - Nota"),
            ["2. 2. Petugas:", "- Hitung;", "- Nota"]
        );
        assert_eq!(
            shown("2. periksa berkas - Jika sesuai, a - Jika tidak, b"),
            ["2. periksa berkas", "- Jika sesuai, a", "- Jika tidak, b"]
        );
    }

    #[test]
    fn numbers_and_dashes_of_sentences_are_left_alone() {
        for text in [
            "Perda No. 3 Tahun 2022. 2 berkas",
            "Rawat Inap Ulin - VIP",
            "Pasal 1. Ketentuan",
            "1. 1. Pelanggan mengisi",
        ] {
            assert_eq!(shown(text), [text]);
        }
    }
}
