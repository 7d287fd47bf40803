//! What can be wrong with an answer.

use strum::IntoStaticStr;

use crate::condition::Asking;
use crate::csr::CsrError;
use crate::date_answer::{DateBound, DatePart};
use crate::decimal::Decimal;
use crate::document::OtherKind;
use crate::identity_number::{NikError, NipError};

/// What is wrong with one answer.
///
/// It carries counts, kinds and rules, never what was typed, so that its code may be logged.
#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Problem {
    /// A required answer is missing.
    Missing,
    /// One answer is allowed, several were sent.
    Repeated,
    /// The bytes are not text.
    Unreadable,
    /// One line is allowed, several were sent.
    SeveralLines,
    /// The text is too short; counts in letters.
    TooShort {
        /// The least length.
        min: u32,
        /// The length.
        count: usize,
    },
    /// The text is too long; counts in letters.
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
    /// The e-mail address is nearly one of a domain that many have; sent again, it is taken.
    MailSlip {
        /// That domain.
        meant: &'static str,
    },
    /// A file that may be left out was there when the answers were looked through, and did not
    /// come; sent again, it is left out.
    NotChosenAgain,
    /// The text is no telephone number.
    NotATelephone,
    /// The telephone number is not a mobile one.
    NotMobile,
    /// The NIK breaks its rule.
    Nik(NikError),
    /// The NIP breaks its rule.
    Nip(NipError),
    /// The text is no number, or could be read as two.
    NotANumber,
    /// The text is no amount of rupiah, or could be read as two.
    NotMoney,
    /// The number has too many digits behind the comma.
    TooPrecise {
        /// How many it may have.
        decimals: u8,
    },
    /// The number is too small.
    TooSmall {
        /// The least number.
        min: Decimal,
    },
    /// The number is too great.
    TooGreat {
        /// The greatest number.
        max: Decimal,
    },
    /// Parts of the date are missing.
    DateIncomplete {
        /// Which parts.
        missing: Vec<DatePart>,
    },
    /// The year of the date has not four digits.
    YearOfDate,
    /// There is no such day.
    NoSuchDay,
    /// The date is before the first day.
    TooEarly {
        /// The first day.
        min: DateBound,
    },
    /// The date is after the last day.
    TooLate {
        /// The last day.
        max: DateBound,
    },
    /// The question is not asked for the answer that was given before.
    NotAsked(Asking),
    /// The value is none of the options.
    NotAnOption,
    /// A file was chosen that has no content.
    EmptyFile,
    /// The file is larger than its field allows; sizes in bytes.
    FileTooLarge {
        /// The greatest size.
        limit: u32,
        /// The size.
        size: usize,
    },
    /// There are more files than the field takes.
    TooManyFiles {
        /// The most files.
        count: u32,
        /// How many were sent.
        sent: usize,
    },
    /// One of several files breaks a rule.
    OneOfSeveral {
        /// Which file, from 1, in the order in which they were chosen.
        number: usize,
        /// What is wrong with it.
        problem: Box<Self>,
    },
    /// The content of the file is of another kind.
    WrongKind,
    /// The content of the file is of a kind that is known, and not taken.
    #[strum(serialize = "wrong_kind")]
    OtherKind(OtherKind),
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
    pub fn code(&self) -> &'static str {
        match self {
            Self::OneOfSeveral { problem, .. } => problem.code(),
            other => other.into(),
        }
    }
}
