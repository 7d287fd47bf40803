//! Why a back end did not take a mail, and what may have become of it.

use std::error::Error;

/// What may have become of a mail that a back end did not say yes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is nowhere: the server was not there, or would not talk.
    NotTaken,
    /// It is nowhere: the server may take it later.
    Deferred,
    /// It is nowhere, and will be refused another time, too.
    Refused,
    /// It went out whole and no answer came back: it may be with its recipients.
    Unknown,
}

/// A back end did not take a mail.
///
/// It carries a code for the log and the cause for its own back end's tests; the
/// cause may quote addresses, so it is never printed.
#[derive(Debug, thiserror::Error)]
#[error("the mail back end did not take the mail: {code}")]
pub struct TransportError {
    code: String,
    fate: Fate,
    after: Option<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// Makes an error of a code, such as `storage_full`, and its cause, for a mail that is nowhere.
    ///
    /// Of the code, letters, digits, `_` and `-` are kept, at most 60: it is logged.
    pub fn new(code: &str, source: impl Into<Option<Box<dyn Error + Send + Sync>>>) -> Self {
        let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || "_-".contains(*letter);
        let code = code.chars().filter(is_plain).take(60).collect();
        Self { code, fate: Fate::NotTaken, after: None, source: source.into() }
    }

    /// Says what may have become of the mail.
    #[must_use]
    pub fn with_fate(mut self, fate: Fate) -> Self {
        self.fate = fate;
        self
    }

    /// Notes why the back end that was asked before this one failed; what may be there is
    /// not nowhere.
    #[must_use]
    pub(crate) fn after(mut self, first: &Self) -> Self {
        self.after = Some(first.code.clone());
        if first.fate == Fate::Unknown {
            self.fate = Fate::Unknown;
        }
        self
    }

    /// Returns the code for the log.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns what may have become of the mail.
    #[must_use]
    pub const fn fate(&self) -> Fate {
        self.fate
    }

    /// Returns why the back end that was asked first failed, if two were asked.
    #[must_use]
    pub fn first_failure(&self) -> Option<&str> {
        self.after.as_deref()
    }
}
