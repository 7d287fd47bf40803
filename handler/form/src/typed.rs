//! What an applicant typed, as its rule understood it.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::address::Address;
use crate::date_text;
use crate::decimal::Decimal;
use crate::identity_number::{Nik, Nip};
use crate::locale::Locale;
use crate::money;
use crate::telephone::Telephone;

/// What an applicant typed, as its rule understood it.
#[derive(Debug)]
pub enum Typed {
    /// One line.
    Line(String),
    /// Several lines, separated by LF.
    Lines(String),
    /// An e-mail address.
    Address(Address),
    /// A telephone number.
    Telephone(Telephone),
    /// A NIK.
    Nik(Nik),
    /// A NIP.
    Nip(Nip),
    /// A number.
    Number(Decimal),
    /// An amount of rupiah.
    Money(Decimal),
    /// A day.
    Date(Date),
}

impl Typed {
    /// Returns it in the form of programs: exact, and the same in every language.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Line(text) | Self::Lines(text) => text.into(),
            Self::Address(address) => address.as_str().into(),
            Self::Telephone(telephone) => telephone.as_str().into(),
            Self::Nik(nik) => nik.as_str().into(),
            Self::Nip(nip) => nip.as_str().into(),
            Self::Number(number) | Self::Money(number) => number.to_string().into(),
            Self::Date(date) => date.to_string().into(),
        }
    }

    /// Returns it as people read it.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> Cow<'_, str> {
        match self {
            Self::Number(number) => number.text(locale).into(),
            Self::Money(rupiah) => money::text(*rupiah, locale).into(),
            Self::Date(date) => date_text::date(*date, locale).into(),
            Self::Line(_)
            | Self::Lines(_)
            | Self::Address(_)
            | Self::Telephone(_)
            | Self::Nik(_)
            | Self::Nip(_) => self.plain(),
        }
    }
}
