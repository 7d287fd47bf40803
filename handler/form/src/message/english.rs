//! Messages in English.

use super::taken::{can_be_cleared, domains, example_domain, example_number, kinds, list};
use crate::csr::CsrError;
use crate::date_answer::{DateBound, DatePart};
use crate::date_text;
use crate::field::Field;
use crate::identity_number::{NikError, NipError};
use crate::kind::FieldKind;
use crate::language::Language;
use crate::problem::Problem;
use crate::size_text::{limit_text, size_text_up};

pub(super) fn message(problem: &Problem, field: &Field) -> String {
    let label = &field.label;
    match problem {
        Problem::Missing => missing(field),
        Problem::Repeated => format!("{label} was sent more than once. Fill it in once."),
        Problem::Unreadable => {
            format!("{label} has characters that cannot be read. Type it again.")
        }
        Problem::SeveralLines => format!("Write {label} on one line."),
        Problem::TooShort { min, count } => {
            format!("{label} needs at least {min} characters. You wrote {count}.")
        }
        Problem::TooLong { max, count } => {
            format!("{label} may have at most {max} characters. You wrote {count}.")
        }
        Problem::NotAName => {
            format!("{label} may only have letters, spaces, apostrophes, full stops and hyphens.")
        }
        Problem::NotAnAddress => {
            format!("Write {label} in full, such as nama@{}.", example_domain(field))
        }
        Problem::ForeignDomain => format!(
            "{label} must end in {}. Use your office address, not a private one.",
            domains(field, " or ")
        ),
        Problem::NotATelephone => format!("Write {label} in digits, such as 0812 3456 7890."),
        Problem::NotMobile => format!("{label} must be a mobile number, such as 0812 3456 7890."),
        Problem::Nik(error) => nik(error),
        Problem::Nip(error) => nip(error),
        Problem::NotANumber => {
            let example = example_number(field, Language::En);
            format!("Write {label} in digits, such as {example}.")
        }
        Problem::TooPrecise { decimals: 0 } => {
            format!("{label} must be a whole number, without decimals.")
        }
        Problem::TooPrecise { decimals } => {
            format!("{label} may have at most {decimals} decimals.")
        }
        Problem::TooSmall { min } => {
            format!("{label} must be {} or more.", min.text(Language::En))
        }
        Problem::TooGreat { max } => {
            format!("{label} must be {} or less.", max.text(Language::En))
        }
        Problem::DateIncomplete { missing } => format!(
            "{label}: fill in the {} too.",
            list(missing.iter().map(|part| date_part(*part)), "and")
        ),
        Problem::YearOfDate => format!("{label}: write the year in four digits, such as 1990."),
        Problem::NoSuchDay => {
            format!("{label}: there is no such day. Check day and month, such as 17 8 1990.")
        }
        Problem::TooEarly { min } => format!("{label} cannot be before {}.", day(*min)),
        Problem::TooLate { max } => format!("{label} cannot be after {}.", day(*max)),
        Problem::NotAsked(asking) if can_be_cleared(field) => format!(
            "{label} is only for when {}. Leave it empty, or change that answer.",
            asking.text(Language::En)
        ),
        Problem::NotAsked(asking) => format!(
            "{label} is only for when {}. We have cleared it: send again, or change that answer.",
            asking.text(Language::En)
        ),
        Problem::NotAnOption => format!("{label}: choose one from the list."),
        Problem::EmptyFile => format!("{label}: that file is empty. Choose another."),
        Problem::FileTooLarge { limit, size } => format!(
            "{label} may be at most {}. Your file has {}.",
            limit_text(*limit, Language::En),
            size_text_up(*size, Language::En)
        ),
        Problem::TooManyFiles { count, sent } => {
            format!("{label} takes at most {count} files. You chose {sent}.")
        }
        Problem::OneOfSeveral { number, problem } => {
            format!("File {number}: {}", message(problem, field))
        }
        Problem::WrongKind => {
            format!("{label} must be a {} file. Choose another.", kinds(field, "or"))
        }
        Problem::Csr(error) => format!("{label}: {}", csr(*error)),
        Problem::PrivateKey => format!(
            "{label} holds a private key. We did not forward or keep it. Discard that key: \
             make a new key and CSR, and send the CSR only."
        ),
        Problem::FormChanged => {
            "This form has changed. Check your answers and send it again.".to_owned()
        }
    }
}

fn missing(field: &Field) -> String {
    let label = &field.label;
    match field.kind {
        FieldKind::File(_) => format!("{label} is missing. Choose the file."),
        FieldKind::Choice(_) | FieldKind::Choices(_) => format!("Choose {label}."),
        FieldKind::Checkbox(_) => format!("Tick “{label}” to go on."),
        _ => format!("{label} is missing."),
    }
}

fn nik(error: &NikError) -> String {
    match error {
        NikError::NotDigits => "A NIK has digits only.".to_owned(),
        NikError::Length { digits } => format!("A NIK has 16 digits. You wrote {digits}."),
        NikError::Region => {
            "The first six digits of a NIK are the region. Check them on the identity card."
                .to_owned()
        }
        NikError::BirthDay | NikError::BirthMonth => {
            "Digits 7 to 12 of a NIK are the birth date. Check them on the identity card."
                .to_owned()
        }
        _ => "The last four digits of a NIK cannot be 0000. Check them on the identity card."
            .to_owned(),
    }
}

fn nip(error: &NipError) -> String {
    match error {
        NipError::NotDigits => "A NIP has digits only.".to_owned(),
        NipError::Length { digits } => format!("A NIP has 18 digits. You wrote {digits}."),
        NipError::BirthDate => {
            "The first eight digits of a NIP are the birth date (year, month, day). Check them."
                .to_owned()
        }
        NipError::AppointmentYear | NipError::AppointmentMonth => {
            "Digits 9 to 14 of a NIP are the year and month of appointment. Check them.".to_owned()
        }
        NipError::Sex => "Digit 15 of a NIP is 1 or 2. Check it.".to_owned(),
        _ => "The last three digits of a NIP cannot be 000. Check them.".to_owned(),
    }
}

const fn csr(error: CsrError) -> &'static str {
    match error {
        CsrError::TooLarge => "that file is too large for a CSR. Choose the .csr file.",
        CsrError::IsCertificate => "that file is a certificate, not a CSR. Send the CSR.",
        CsrError::IsPublicKey => "that file is a public key, not a CSR. Send the CSR.",
        CsrError::IsPrivateKey => {
            "that file is a private key, not a CSR. Discard that key: make a new key and CSR, and \
             send the CSR only."
        }
        CsrError::SeveralRequests => "that file holds more than one CSR. Send one.",
        CsrError::Damaged => "that CSR is damaged or cut off. Download it again and send it.",
        CsrError::KeyTooSmall => {
            "the key in that CSR is too short. Make an RSA key of 2048 bits or more."
        }
        CsrError::AlgorithmNotAccepted => {
            "the key or signature of that CSR is not accepted. Make one with RSA 2048, P-256, P-384 \
             or Ed25519, and SHA-256."
        }
        CsrError::SignatureWrong => {
            "the signature of that CSR does not fit its key. Make a new CSR and send it."
        }
        _ => "that file is not a CSR. Choose the CSR (PKCS#10).",
    }
}

pub(super) const fn date_part(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => "day",
        DatePart::Month => "month",
        DatePart::Year => "year",
    }
}

pub(super) fn day(bound: DateBound) -> String {
    match bound {
        DateBound::Today => "today".to_owned(),
        DateBound::On(date) => date_text::date(date, Language::En),
    }
}
