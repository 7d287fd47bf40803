//! What stops a request as a whole, rather than one of its answers.

use http::StatusCode;
use loket_form::language::Language;

/// What stops a request as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// The mail to the agency could not be handed over.
    NotReceived,
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
    NotPosted,
    /// What can only be read is posted or worse.
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
}

impl ProblemKind {
    /// All kinds.
    pub(crate) const ALL: [Self; 15] = [
        Self::NotReceived,
        Self::TooLarge,
        Self::WrongType,
        Self::Unreadable,
        Self::TooSlow,
        Self::ForeignOrigin,
        Self::Trap,
        Self::UnknownForm,
        Self::NotPosted,
        Self::NotRead,
        Self::BadReceipt,
        Self::TooOften,
        Self::DayFull,
        Self::Busy,
        Self::BadProof,
    ];

    /// The kinds that show the form again: nothing that was typed is wrong.
    pub(crate) const UNSENT: [Self; 4] =
        [Self::NotReceived, Self::TooOften, Self::DayFull, Self::BadProof];

    /// Returns the name that the page, the log and the type of a problem document carry.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::NotReceived => "not_received",
            Self::TooLarge => "too_large",
            Self::WrongType => "wrong_type",
            Self::Unreadable => "unreadable",
            Self::TooSlow => "too_slow",
            Self::ForeignOrigin => "foreign_origin",
            Self::Trap => "trap",
            Self::UnknownForm => "unknown_form",
            Self::NotPosted | Self::NotRead => "wrong_method",
            Self::BadReceipt => "bad_receipt",
            Self::TooOften => "too_often",
            Self::DayFull => "day_full",
            Self::Busy => "busy",
            Self::BadProof => "bad_proof",
        }
    }

    /// Returns the status of the answer.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::NotReceived | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
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
            Self::NotReceived => Some("60"),
            Self::TooOften => Some("300"),
            Self::DayFull => Some("3600"),
            Self::Busy => Some("10"),
            _ => None,
        }
    }

    /// Says what happened and what to do, of a request and of a complaint alike, for programs and for where no page can be made.
    pub(crate) const fn detail(self, language: Language) -> &'static str {
        match language {
            Language::Id => self.in_indonesian(),
            Language::En => self.in_english(),
        }
    }

    const fn in_indonesian(self) -> &'static str {
        match self {
            Self::NotReceived => {
                "Formulir Anda belum kami terima karena ada gangguan pada sistem kami. \
                 Tunggu satu menit, lalu kirim lagi."
            }
            Self::TooLarge => {
                "Formulir Anda tidak terkirim: seluruh isian dan berkas paling besar 4 MB. \
                 Perkecil berkas Anda, lalu kirim lagi."
            }
            Self::WrongType => {
                "Formulir Anda tidak terkirim: kirimkan isian sebagai multipart/form-data."
            }
            Self::Unreadable | Self::TooSlow => {
                "Formulir Anda tidak kami terima secara utuh. Periksa sambungan internet \
                 Anda, lalu kirim lagi."
            }
            Self::ForeignOrigin => {
                "Formulir ini dikirim dari situs lain, jadi tidak kami terima. Buka \
                 formulirnya di situs ini."
            }
            Self::Trap => {
                "Formulir Anda tidak terkirim: kolom tersembunyi terisi. Matikan pengisian \
                 otomatis, lalu isi formulirnya sekali lagi."
            }
            Self::UnknownForm => "Tidak ada formulir di alamat ini.",
            Self::NotPosted => "Alamat ini hanya menerima kiriman formulir.",
            Self::NotRead => "Alamat ini hanya dapat dibuka.",
            Self::BadReceipt => {
                "Tautan tanda terima ini tidak lengkap atau telah diubah. Nomornya ada di email \
                 yang kami kirim kepada Anda."
            }
            Self::TooOften => {
                "Formulir Anda belum terkirim: terlalu banyak kiriman dari sambungan internet \
                 ini. Tunggu lima menit, lalu kirim lagi."
            }
            Self::DayFull => {
                "Formulir Anda belum terkirim: kami sudah menerima semua yang dapat dilayani \
                 hari ini. Kirim lagi besok, atau hubungi kami."
            }
            Self::Busy => {
                "Formulir Anda belum kami terima karena banyak yang mengirim pada saat yang \
                 sama. Tunggu sebentar, lalu kirim lagi."
            }
            Self::BadProof => {
                "Formulir Anda belum terkirim, karena pemeriksaan di peramban Anda sudah \
                 kedaluwarsa. Isian Anda tidak salah. Kirim lagi."
            }
        }
    }

    const fn in_english(self) -> &'static str {
        match self {
            Self::NotReceived => {
                "We have not received your form, because of a fault on our side. Wait a \
                 minute, then send it again."
            }
            Self::TooLarge => {
                "Your form was not sent: answers and files together may be at most 4 MB. \
                 Make your files smaller, then send it again."
            }
            Self::WrongType => "Your form was not sent: post it as multipart/form-data.",
            Self::Unreadable | Self::TooSlow => {
                "Your form did not arrive whole. Check your connection, then send it again."
            }
            Self::ForeignOrigin => {
                "This form was sent from another site, so we did not take it. Open the form \
                 on this site."
            }
            Self::Trap => {
                "Your form was not sent: a hidden field was filled in. Switch automatic \
                 filling off, then fill in the form once more."
            }
            Self::UnknownForm => "There is no form at this address.",
            Self::NotPosted => "This address only takes the posted form.",
            Self::NotRead => "This address can only be opened.",
            Self::BadReceipt => {
                "This link to a receipt is incomplete or was changed. The reference number is in \
                 the e-mail that we sent you."
            }
            Self::TooOften => {
                "Your form was not sent: too many came from this internet connection. Wait \
                 five minutes, then send it again."
            }
            Self::DayFull => {
                "Your form was not sent: we have received all that can be handled \
                 today. Send it again tomorrow, or contact us."
            }
            Self::Busy => {
                "We have not received your form, because many people are sending at once. \
                 Wait a moment, then send it again."
            }
            Self::BadProof => {
                "Your form was not sent, because the check that your browser made has \
                 expired. Your answers are not wrong. Send it again."
            }
        }
    }
}
