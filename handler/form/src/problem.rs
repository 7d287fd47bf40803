//! What can be wrong with an answer.

use crate::csr::CsrError;
use crate::identity_number::{NikError, NipError};

/// What is wrong with one answer.
///
/// It carries counts and kinds, never what was typed, so that its code may be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A required answer is missing.
    Missing,
    /// One answer is allowed, several were sent.
    Repeated,
    /// The bytes are not text, or have control characters.
    Unreadable,
    /// One line is allowed, several were sent.
    SeveralLines,
    /// The text is too short; counts in characters.
    TooShort {
        /// The least length.
        min: u32,
        /// The length.
        count: usize,
    },
    /// The text is too long; counts in characters.
    TooLong {
        /// The greatest length.
        max: u32,
        /// The length.
        count: usize,
    },
    /// A name has characters that names do not have.
    NotAName,
    /// The text is no e-mail address.
    NotAnAddress,
    /// The e-mail address lies outside the allowed domains.
    ForeignDomain,
    /// The text is no telephone number.
    NotATelephone,
    /// The telephone number is not a mobile one.
    NotMobile,
    /// The NIK breaks its rule.
    Nik(NikError),
    /// The NIP breaks its rule.
    Nip(NipError),
    /// The value is none of the options.
    NotAnOption,
    /// The file has no content.
    EmptyFile,
    /// The file is larger than its field allows; sizes in bytes.
    FileTooLarge {
        /// The greatest size.
        limit: u32,
        /// The size.
        size: usize,
    },
    /// The content of the file is of another kind.
    WrongKind,
    /// The certification request breaks its rule.
    Csr(CsrError),
    /// The answer holds a private key.
    PrivateKey,
    /// A field was sent that the form does not have.
    FormChanged,
}

impl Problem {
    /// Returns the code that logs and programs read.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Repeated => "repeated",
            Self::Unreadable => "unreadable",
            Self::SeveralLines => "several_lines",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::NotAName => "not_a_name",
            Self::NotAnAddress => "not_an_address",
            Self::ForeignDomain => "foreign_domain",
            Self::NotATelephone => "not_a_telephone",
            Self::NotMobile => "not_mobile",
            Self::Nik(_) => "nik",
            Self::Nip(_) => "nip",
            Self::NotAnOption => "not_an_option",
            Self::EmptyFile => "empty_file",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::WrongKind => "wrong_kind",
            Self::Csr(_) => "csr",
            Self::PrivateKey => "private_key",
            Self::FormChanged => "form_changed",
        }
    }
}
