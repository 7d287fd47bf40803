//! What is wrong with an answer, in words that say how to put it right.

use crate::csr::CsrError;
use crate::date_answer::{DateBound, DatePart};
use crate::date_text;
use crate::decimal::Decimal;
use crate::document::OtherKind;
use crate::field::Field;
use crate::identity_number::{NikError, NipError};
use crate::kind::{FieldKind, FileKind, NumberRule};
use crate::locale::Locale;
use crate::money;
use crate::problem::Problem;
use crate::size_text::{limit_text, size_text_up};

impl Problem {
    /// Says what is wrong with the answer to `field` and how to put it right.
    #[must_use]
    pub fn message(&self, field: &Field, locale: &Locale) -> String {
        let (label, messages) = (&field.label, &locale.messages);
        let number = |number: &Decimal| amount(*number, field, locale);
        let day = |bound: &DateBound| date_bound(*bound, locale);
        match self {
            Self::Missing => missing(field, locale),
            Self::Repeated => messages.repeated(label),
            Self::Unreadable => messages.unreadable(label),
            Self::SeveralLines => messages.several_lines(label),
            Self::TooShort { min, count } => messages.too_short(label, min, count),
            Self::TooLong { max, count } => messages.too_long(label, max, count),
            Self::NotAName => messages.not_a_name(label),
            Self::NotAnAddress => messages.not_an_address(label, &example_domain(field)),
            Self::ForeignDomain => messages.foreign_domain(label, &domains(field, locale)),
            Self::MailSlip { meant } => messages.mail_slip(label, meant),
            Self::NotChosenAgain => messages.not_chosen_again(label),
            Self::NotATelephone => messages.not_a_telephone(label),
            Self::NotMobile => messages.not_mobile(label),
            Self::Nik(error) => nik(error, locale),
            Self::Nip(error) => nip(error, locale),
            Self::NotANumber => messages.not_a_number(label, &example_number(field, locale)),
            Self::NotMoney => messages.not_money(label),
            Self::TooPrecise { decimals: 0 } => messages.not_whole(label),
            Self::TooPrecise { decimals } => messages.too_precise(label, decimals),
            Self::TooSmall { min } => messages.too_small(label, &number(min)),
            Self::TooGreat { max } => messages.too_great(label, &number(max)),
            Self::DateIncomplete { missing } => {
                let parts: Vec<&str> =
                    missing.iter().map(|part| date_part(*part, locale)).collect();
                messages.date_incomplete(label, &locale.list(&parts, &locale.and))
            }
            Self::YearOfDate => messages.year_of_date(label),
            Self::NoSuchDay => messages.no_such_day(label),
            Self::TooEarly { min } => messages.too_early(label, &day(min)),
            Self::TooLate { max } => messages.too_late(label, &day(max)),
            Self::NotAsked(asking) if can_be_cleared(field) => {
                messages.not_asked(label, &asking.text(locale))
            }
            Self::NotAsked(asking) => messages.not_asked_and_cleared(label, &asking.text(locale)),
            Self::NotAnOption => messages.not_an_option(label),
            Self::EmptyFile => messages.empty_file(label),
            Self::FileTooLarge { limit, size } => messages.file_too_large(
                label,
                &limit_text(*limit, locale),
                &size_text_up(*size, locale),
            ),
            Self::TooManyFiles { count, sent } => messages.too_many_files(label, count, sent),
            Self::OneOfSeveral { number, problem } => {
                messages.one_of_several(number, &problem.message(field, locale))
            }
            Self::WrongKind => messages.wrong_kind(label, &kinds(field, locale)),
            Self::OtherKind(is) => other_kind(*is, field, locale),
            Self::Csr(error) => messages.csr(label, &csr(*error, locale)),
            Self::PrivateKey => messages.private_key(label),
            Self::FormChanged => messages.form_changed(),
        }
    }
}

fn missing(field: &Field, locale: &Locale) -> String {
    let (label, messages) = (&field.label, &locale.messages);
    match field.kind {
        FieldKind::File(_) => messages.missing_file(label),
        FieldKind::Choice(_) | FieldKind::Choices(_) => messages.missing_choice(label),
        FieldKind::Checkbox(_) => messages.missing_statement(label),
        _ => messages.missing(label),
    }
}

/// Names what a file is, and says how to make one of it that is taken.
fn other_kind(is: OtherKind, field: &Field, locale: &Locale) -> String {
    let (label, messages, kinds) = (&field.label, &locale.messages, kinds(field, locale));
    let takes_photographs =
        matches!(&field.kind, FieldKind::File(rule) if rule.accept.contains(&FileKind::Jpeg));
    match is {
        OtherKind::Heic if takes_photographs => messages.heic(label, &kinds),
        picture if picture.is_picture() => {
            messages.picture_of_other_kind(label, &picture.name(), &kinds)
        }
        document => messages.document_of_other_kind(label, &document.name(), &kinds),
    }
}

/// Writes a number as the answers to a field are written.
pub(crate) fn amount(number: Decimal, field: &Field, locale: &Locale) -> String {
    match field.kind {
        FieldKind::Money(_) => money::text(number, locale),
        _ => number.text(locale),
    }
}

fn nik(error: &NikError, locale: &Locale) -> String {
    match error {
        NikError::NotDigits => locale.nik.not_digits(),
        NikError::Length { digits } => locale.nik.length(digits),
        NikError::Region => locale.nik.region(),
        NikError::BirthDay | NikError::BirthMonth => locale.nik.birth_date(),
        _ => locale.nik.serial(),
    }
}

fn nip(error: &NipError, locale: &Locale) -> String {
    match error {
        NipError::NotDigits => locale.nip.not_digits(),
        NipError::Length { digits } => locale.nip.length(digits),
        NipError::BirthDate => locale.nip.birth_date(),
        NipError::AppointmentYear | NipError::AppointmentMonth => locale.nip.appointment(),
        NipError::Sex => locale.nip.sex(),
        _ => locale.nip.serial(),
    }
}

fn csr(error: CsrError, locale: &Locale) -> String {
    match error {
        CsrError::TooLarge => locale.csr.too_large(),
        CsrError::IsCertificate => locale.csr.is_certificate(),
        CsrError::IsPublicKey => locale.csr.is_public_key(),
        CsrError::IsPrivateKey => locale.csr.is_private_key(),
        CsrError::SeveralRequests => locale.csr.several_requests(),
        CsrError::Damaged => locale.csr.damaged(),
        CsrError::KeyTooSmall => locale.csr.key_too_small(),
        CsrError::AlgorithmNotAccepted => locale.csr.algorithm_not_accepted(),
        CsrError::SignatureWrong => locale.csr.signature_wrong(),
        _ => locale.csr.not_a_request(),
    }
}

/// Names a part of a date, such as `bulan`.
#[must_use]
pub fn date_part(part: DatePart, locale: &Locale) -> &str {
    let parts = &locale.dates.parts;
    match part {
        DatePart::Day => &parts.day,
        DatePart::Month => &parts.month,
        DatePart::Year => &parts.year,
    }
}

/// Writes a bound of a date, such as `hari ini`.
#[must_use]
pub fn date_bound(bound: DateBound, locale: &Locale) -> String {
    match bound {
        DateBound::Today => locale.dates.today.clone(),
        DateBound::On(date) => date_text::date(date, locale),
    }
}

/// Options and files cannot be emptied by whoever chose them; texts can.
pub(crate) const fn can_be_cleared(field: &Field) -> bool {
    !matches!(field.kind, FieldKind::Choice(_) | FieldKind::File(_))
}

fn allowed_domains(field: &Field) -> &[String] {
    match &field.kind {
        FieldKind::Email(rule) => &rule.domains,
        _ => &[],
    }
}

pub(crate) fn domains(field: &Field, locale: &Locale) -> String {
    let each: Vec<String> =
        allowed_domains(field).iter().map(|domain| format!("@{domain}")).collect();
    locale.any_of(&each)
}

fn example_domain(field: &Field) -> &str {
    allowed_domains(field).first().map_or("contoh.go.id", String::as_str)
}

/// A number that the field takes: the least, or one with as many decimals as it may have.
fn example_number(field: &Field, locale: &Locale) -> String {
    let FieldKind::Number(NumberRule { min, max, decimals }) = &field.kind else {
        return String::new();
    };
    let usual = if *decimals == 0 { "12" } else { "12.5" };
    let fits = |number: &Decimal| {
        min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max)
    };
    let usual = Decimal::parse(usual).ok().filter(fits);
    usual.or(*min).or(*max).map(|number| number.text(locale)).unwrap_or_default()
}

pub(crate) fn kinds(field: &Field, locale: &Locale) -> String {
    let FieldKind::File(rule) = &field.kind else {
        return String::new();
    };
    let names: Vec<&str> = rule.accept.iter().map(|kind| FileKind::name(*kind)).collect();
    locale.list(&names, &locale.or)
}
