//! What stops a request as a whole, rather than one of its answers.

use http::StatusCode;
use loket_form::locale::Locale;
use strum::{IntoStaticStr, VariantArray};

/// What stops a request as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum ProblemKind {
    /// The mail to the agency could not be handed over.
    NotReceived,
    /// The mail to the agency went out, and nobody said whether it was taken.
    Uncertain,
    /// The body is larger than what can be sent.
    TooLarge,
    /// The body is not `multipart/form-data`.
    WrongType,
    /// The body is damaged or incomplete.
    Unreadable,
    /// The body did not arrive in time.
    TooSlow,
    /// The form was posted by another site.
    ForeignOrigin,
    /// The trap field is filled in.
    Trap,
    /// There is no such form.
    UnknownForm,
    /// A form is not posted.
    #[strum(serialize = "wrong_method")]
    NotPosted,
    /// What can only be read is posted or worse.
    #[strum(serialize = "wrong_method")]
    NotRead,
    /// The link to a receipt is not as it was made.
    BadReceipt,
    /// One address has posted too often.
    TooOften,
    /// The form takes no more requests today.
    DayFull,
    /// The server has no room for the body now.
    Busy,
    /// The proof of work does not hold, or no longer.
    BadProof,
    /// The gateway in front of the function is set otherwise than it must be.
    WrongEvent,
}

impl ProblemKind {
    /// The kinds that show the form again: nothing that was typed is wrong.
    pub(crate) const UNSENT: [Self; 6] = [
        Self::NotReceived,
        Self::Uncertain,
        Self::TooOften,
        Self::DayFull,
        Self::BadProof,
        Self::Trap,
    ];

    /// Returns the name that the page, the log and the type of a problem document carry.
    pub(crate) fn name(self) -> &'static str {
        self.into()
    }

    /// Returns the status of the answer.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::WrongEvent => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotReceived | Self::Uncertain | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooOften | Self::DayFull => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::Trap | Self::BadProof => StatusCode::UNPROCESSABLE_ENTITY,
            Self::UnknownForm | Self::BadReceipt => StatusCode::NOT_FOUND,
            Self::NotPosted | Self::NotRead => StatusCode::METHOD_NOT_ALLOWED,
        }
    }

    /// Returns the `Allow` header of an answer to a wrong method (RFC 9110, section 15.5.6).
    pub(crate) const fn allowed_methods(self) -> Option<&'static str> {
        match self {
            Self::NotPosted => Some("POST"),
            Self::NotRead => Some("GET, HEAD"),
            _ => None,
        }
    }

    /// Returns after how many seconds it is worth trying again (RFC 9110, section 10.2.3).
    pub(crate) const fn retry_after(self) -> Option<&'static str> {
        match self {
            Self::NotReceived | Self::Uncertain => Some("60"),
            Self::TooOften => Some("300"),
            Self::DayFull => Some("3600"),
            Self::Busy => Some("10"),
            _ => None,
        }
    }

    /// Says what happened and what to do, of a request and of a complaint alike, for programs and for where no page can be made.
    pub(crate) fn detail(self, locale: &Locale) -> String {
        let words = &locale.problems;
        match self {
            Self::NotReceived => words.not_received(),
            Self::Uncertain => words.uncertain(),
            Self::TooLarge => words.too_large(),
            Self::WrongType => words.wrong_type(),
            Self::Unreadable | Self::TooSlow => words.not_whole(),
            Self::ForeignOrigin => words.foreign_origin(),
            Self::Trap => words.trap(),
            Self::UnknownForm => words.unknown_form(),
            Self::NotPosted => words.not_posted(),
            Self::NotRead => words.not_read(),
            Self::BadReceipt => words.bad_receipt(),
            Self::TooOften => words.too_often(),
            Self::DayFull => words.day_full(),
            Self::Busy => words.busy(),
            Self::BadProof => words.bad_proof(),
            Self::WrongEvent => words.wrong_event(),
        }
    }
}
