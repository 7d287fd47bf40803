//! Sheets as text (RFC 4180), with commas, or with semicolons as Excel writes them where the comma
//! is in numbers.

use ::csv::ReaderBuilder;

use super::sheets::Sheets;
use super::text::decoded;
use crate::import::read_error::ReadError;
use crate::import::sheet::Sheet;

/// What may stand between cells.
const BETWEEN: [char; 3] = [',', ';', '\t'];

/// Reads a sheet.
///
/// # Errors
/// If it is no text, or too long.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let text = decoded(bytes)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(between(&text))
        .from_reader(text.as_bytes());
    let mut sheets = Sheets::default();
    sheets.begin("");
    for record in reader.records() {
        let record = record.map_err(|_| ReadError::Broken)?;
        let line = record.position().map_or(0, ::csv::Position::line);
        sheets.begin_row(usize::try_from(line).unwrap_or(usize::MAX))?;
        for (column, cell) in record.iter().enumerate() {
            sheets.put(column, cell)?;
        }
    }
    Ok(sheets.into_all())
}

/// Returns what stands between cells: the sign that stands several times, outside of quotation
/// marks, in the first line that has one so. A heading above the table may have a comma.
fn between(text: &str) -> u8 {
    let most = |line: &str| {
        let outside: String = line.split('"').step_by(2).collect();
        let count = |sign: char| outside.matches(sign).count();
        BETWEEN.into_iter().rev().max_by_key(|sign| count(*sign)).filter(|sign| count(*sign) > 1)
    };
    let sign = text.lines().find_map(most).and_then(|sign| u8::try_from(sign).ok());
    sign.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_cells_is_told_by_the_first_line_with_several() {
        for (text, sign) in [
            ("a,b;c,d\n;;;;", b','),
            ("Nama;\"Syarat, lengkap, asli\";Biaya", b';'),
            ("Daftar, 2026\na\tb\tc", b'\t'),
            ("a", b','),
        ] {
            assert_eq!(between(text), sign, "{text}");
        }
    }
}
