//! Readers: a file of some format becomes a [`Document`].
//!
//! A reader knows how its format says lines, lists and tables, and nothing of standards.

mod docx;
mod html;
mod text;

use std::path::Path;

use super::document::Document;
use super::read_error::ReadError;

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
    /// A web page.
    Html,
    /// A file of Word 2007 and later.
    Docx,
}

impl Format {
    /// Tells the format by the end of a name.
    ///
    /// # Errors
    /// If no format ends so.
    pub fn of(path: &Path) -> Result<Self, ReadError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("txt" | "text" | "md") => Ok(Self::Text),
            Some("html" | "htm" | "xhtml") => Ok(Self::Html),
            Some("docx" | "docm") => Ok(Self::Docx),
            Some("doc") => Err(ReadError::Encrypted),
            _ => Err(ReadError::UnknownFormat),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it is not of the format, is broken, too long, or has no words.
    pub fn read(self, bytes: &[u8]) -> Result<Document, ReadError> {
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
            return Err(ReadError::TooLong);
        }
        let document = match self {
            Self::Text => text::read(bytes)?,
            Self::Html => html::read(&text::decoded(bytes)?),
            Self::Docx => docx::read(bytes)?,
        };
        match document.text().len() {
            0..=MAX_TEXT if document.is_empty() => Err(ReadError::NoWords),
            0..=MAX_TEXT => Ok(document),
            _ => Err(ReadError::TooLong),
        }
    }
}
