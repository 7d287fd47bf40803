//! Readers: a file of some format becomes a [`Document`].
//!
//! A reader knows how its format says lines, lists and tables, and nothing of standards.

mod archive;
mod columned;
mod csv;
mod docx;
mod html;
mod json;
mod ods;
mod pdf;
mod sheets;
mod text;
mod xlsx;

use std::path::Path;

use super::document::Document;
use super::read_error::ReadError;
use super::sheet::Sheet;

/// The longest file that is read. A standard is some pages; one with the pictures of a
/// scanner in it is still below.
pub const MAX_BYTES: u64 = 32 << 20;
/// The longest text that is understood: a thousand pages.
const MAX_TEXT: usize = 4 << 20;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Plain text with headings.
    Markdown,
    /// A web page.
    Html,
    /// A file of Word 2007 and later.
    Docx,
    /// A PDF with text.
    Pdf,
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// A workbook of `LibreOffice`.
    Ods,
    /// A sheet as text.
    Csv,
    /// What another register holds.
    Json,
}

/// What a file says.
#[derive(Debug)]
pub enum Source {
    /// One standard.
    Document(Document),
    /// Standards in rows.
    Sheets(Vec<Sheet>),
}

impl Format {
    /// Tells the format by the end of a name.
    ///
    /// # Errors
    /// If no format ends so.
    pub fn of(path: &Path) -> Result<Self, ReadError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("txt" | "text") => Ok(Self::Text),
            Some("md") => Ok(Self::Markdown),
            Some("html" | "htm" | "xhtml") => Ok(Self::Html),
            Some("docx" | "docm") => Ok(Self::Docx),
            Some("pdf") => Ok(Self::Pdf),
            Some("xlsx" | "xlsm") => Ok(Self::Xlsx),
            Some("ods") => Ok(Self::Ods),
            Some("csv" | "tsv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            Some("doc" | "xls") => Err(ReadError::Encrypted),
            _ => Err(ReadError::UnknownFormat),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it is not of the format, is broken, too long, or has no words.
    pub fn read(self, bytes: &[u8]) -> Result<Source, ReadError> {
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
            return Err(ReadError::TooLong);
        }
        let document = match self {
            Self::Text => text::read(bytes)?,
            Self::Markdown => text::markdown(bytes)?,
            Self::Html => html::read(&text::decoded(bytes)?),
            Self::Docx => docx::read(bytes)?,
            Self::Pdf => pdf::read(bytes)?,
            Self::Xlsx => return filled(xlsx::read(bytes)?),
            Self::Ods => return filled(ods::read(bytes)?),
            Self::Csv => return filled(csv::read(bytes)?),
            Self::Json => return filled(json::read(bytes)?),
        };
        match document.text().len() {
            0..=MAX_TEXT if document.is_empty() => Err(ReadError::NoWords),
            0..=MAX_TEXT => Ok(Source::Document(document)),
            _ => Err(ReadError::TooLong),
        }
    }
}

fn filled(sheets: Vec<Sheet>) -> Result<Source, ReadError> {
    let is_empty = sheets.iter().all(Sheet::is_empty);
    if is_empty { Err(ReadError::NoWords) } else { Ok(Source::Sheets(sheets)) }
}
