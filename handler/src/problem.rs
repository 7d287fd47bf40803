//! What stops a request as a whole, rather than one of its answers.

use std::num::NonZeroU32;

use http::{HeaderValue, StatusCode};
use jiff::fmt::rfc2822;
use loket_form::calendar::Zone;
use loket_form::locale::Locale;
use loket_form::opening::Opening;
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
    /// The server takes no more requests for the form today.
    DayFull,
    /// The form opens later.
    NotYetOpen,
    /// The form has closed, for good.
    Closed,
    /// The form has taken what it takes a day.
    PlacesTaken,
    /// The server has no room for the body now.
    Busy,
    /// The proof of work does not hold, or no longer.
    BadProof,
    /// The gateway in front of the function is set otherwise than it must be.
    WrongEvent,
}

impl ProblemKind {
    /// The kinds that show the form again: nothing that was typed is wrong.
    pub(crate) const UNSENT: [Self; 9] = [
        Self::NotReceived,
        Self::Uncertain,
        Self::TooOften,
        Self::DayFull,
        Self::NotYetOpen,
        Self::Closed,
        Self::PlacesTaken,
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
            Self::NotReceived
            | Self::Uncertain
            | Self::Busy
            | Self::NotYetOpen
            | Self::PlacesTaken => StatusCode::SERVICE_UNAVAILABLE,
            Self::Closed => StatusCode::GONE,
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

    /// Returns after how many seconds, or when, it is worth trying again (RFC 9110, section 10.2.3).
    pub(crate) fn retry_after(self, opening: &Opening) -> Option<HeaderValue> {
        let seconds = match self {
            Self::NotReceived | Self::Uncertain => "60",
            Self::TooOften => "300",
            Self::DayFull | Self::PlacesTaken => "3600",
            Self::Busy => "10",
            Self::NotYetOpen => {
                let printer = rfc2822::DateTimePrinter::new();
                let date = printer.timestamp_to_rfc9110_string(&opening.window.from?).ok()?;
                return HeaderValue::from_str(&date).ok();
            }
            _ => return None,
        };
        Some(HeaderValue::from_static(seconds))
    }

    /// Says what happened and what to do, of a request and of a complaint alike, for programs and for where no page can be made.
    ///
    /// `opening` is that of the form, if the request was for one.
    pub(crate) fn detail(self, opening: &Opening, zone: Zone, locale: &Locale) -> String {
        let words = &locale.problems;
        let from = || opening.window.from_text(zone, locale).unwrap_or_default();
        let to = || opening.window.to_text(zone, locale).unwrap_or_default();
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
            Self::NotYetOpen => words.not_yet_open(&from()),
            Self::Closed => words.closed(&to()),
            Self::PlacesTaken => {
                let most = opening.per_day.map_or(0, NonZeroU32::get);
                // A form that closes may have no tomorrow.
                match opening.window.to_text(zone, locale) {
                    Some(to) => words.places_taken_until(&most, &to),
                    None => words.places_taken(&most),
                }
            }
            Self::Busy => words.busy(),
            Self::BadProof => words.bad_proof(),
            Self::WrongEvent => words.wrong_event(),
        }
    }
}
