//! Plain text: exports of registers, what was copied out of a page, the text of a PDF.

use crate::import::document::{Document, Hint, Look};
use crate::import::read_error::ReadError;

/// How wide a tab is; lists are set in by it.
const TAB: usize = 8;

/// Reads plain text.
///
/// # Errors
/// If it is no text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    Ok(lines(decoded(bytes)?.lines()))
}

/// Reads Markdown, where `#` stands before headings, and not before remarks.
///
/// # Errors
/// If it is no text.
pub(super) fn markdown(bytes: &[u8]) -> Result<Document, ReadError> {
    Ok(lines(decoded(bytes)?.lines().map(|line| line.trim_start_matches('#'))))
}

/// Reads lines; a form feed begins a page, bars stand between the cells of a row.
fn lines<'text>(text: impl Iterator<Item = &'text str>) -> Document {
    let mut lines = Lines::default();
    for (index, line) in text.enumerate() {
        lines.turn(line);
        lines.add(line, index + 1);
    }
    lines.document
}

/// Lines while they are read.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) document: Document,
    gap: bool,
    page: usize,
}

impl Lines {
    /// Turns the page at each form feed of a line.
    pub(super) fn turn(&mut self, line: &str) {
        self.page += line.matches('\u{c}').count();
    }

    /// Adds a line, unless it is empty.
    pub(super) fn add(&mut self, line: &str, number: usize) {
        let words = line.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{c}');
        if words.is_empty() {
            self.gap = true;
            return;
        }
        let hint = words.starts_with("# ").then_some(Hint::Remark);
        let look = Look { indent: indent(line), hint, ..self.look() };
        match cells(words) {
            Some(cells) => {
                self.document.add_row(cells.into_iter().map(|cell| [(cell, look)]), number);
            }
            None => self.document.add_line(words, number, look),
        }
    }

    /// Returns how the next line looks, as far as it stands in what is around it.
    pub(super) fn look(&mut self) -> Look {
        Look { gap: std::mem::take(&mut self.gap), page: self.page, ..Look::default() }
    }
}

/// Splits a row of a table with bars; one bar alone may stand in any line.
fn cells(words: &str) -> Option<Vec<&str>> {
    (words.matches('|').count() > 1).then(|| {
        let words = words.strip_prefix('|').unwrap_or(words);
        let words = words.strip_suffix('|').unwrap_or(words);
        words.split('|').map(str::trim).collect()
    })
}

fn indent(line: &str) -> usize {
    let white = line.chars().take_while(|sign| sign.is_whitespace());
    white.map(|sign| if sign == '\t' { TAB } else { 1 }).sum()
}

/// Decodes UTF-8, the UTF-16 that Windows calls Unicode, and what it calls ANSI.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, ReadError> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| of_windows(*byte)).collect(),
        },
    };
    // What is not written is no text: a program, a picture, a file of another kind.
    let is_control = |sign: char| sign.is_control() && !sign.is_whitespace();
    if text.chars().any(is_control) { Err(ReadError::NotText) } else { Ok(text) }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
    let units: Vec<u16> = units.map(unit).collect();
    String::from_utf16_lossy(&units)
}

/// The signs of Windows-1252 that Latin-1 has not, from 0x80.
const OF_WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn of_windows(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| OF_WINDOWS.chars().nth(place)).unwrap_or_else(|| char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_windows_is_read_in_each_of_its_codes() {
        let expected = "Rp 5 – 7 · “a”";
        let ansi = b"Rp 5 \x96 7 \xb7 \x93a\x94";
        let little: Vec<u8> = expected.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let unicode = [&[0xff, 0xfe], little.as_slice()].concat();
        for bytes in [expected.as_bytes(), ansi, &unicode] {
            assert_eq!(decoded(bytes).expect("text"), expected);
        }
        assert!(decoded(b"\x89PNG\r\n\x1a\n\0\0").is_err());
    }
}
