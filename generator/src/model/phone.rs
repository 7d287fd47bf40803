//! Telephone numbers as the agency writes them.

use loket_form::telephone::{Telephone, TelephoneError};

/// A telephone number: as written, and as it is dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    written: String,
    dialled: Telephone,
}

impl Phone {
    /// Parses a number.
    ///
    /// # Errors
    /// If it cannot be an Indonesian telephone number.
    pub fn parse(text: &str) -> Result<Self, TelephoneError> {
        let dialled = Telephone::parse(text)?;
        Ok(Self { written: text.trim().to_owned(), dialled })
    }

    /// Returns the number as it is written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Returns the `tel:` address (RFC 3966).
    #[must_use]
    pub fn url(&self) -> String {
        format!("tel:{}", self.dialled.as_str())
    }
}
