//! The kinds of fields: what an answer must be.
//!
//! What a kind does stands in a file of its own, as its [`Rule`]; here is only which there are.

mod choice;
mod date;
mod email;
mod file;
mod identity;
mod money;
mod number;
mod option;
mod rule;
mod tel;
mod text;

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, VariantNames};

pub use self::choice::{CheckboxRule, ChoiceRule, ChoicesRule, Display};
pub use self::date::DateRule;
pub use self::email::EmailRule;
pub use self::file::{FileKind, FileRule};
use self::identity::{NikRule, NipRule};
pub use self::money::MoneyRule;
pub use self::number::NumberRule;
pub use self::option::Choice;
pub use self::rule::Control;
pub(crate) use self::rule::{Rule, Sent};
pub use self::tel::TelRule;
pub use self::text::{Characters, TextRule, TextareaRule};

/// A kind of field, by its word in content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Display, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum KindName {
    /// `text`
    Text,
    /// `textarea`
    Textarea,
    /// `email`
    Email,
    /// `tel`
    Tel,
    /// `nik`
    Nik,
    /// `nip`
    Nip,
    /// `number`
    Number,
    /// `money`
    Money,
    /// `date`
    Date,
    /// `choice`
    Choice,
    /// `choices`
    Choices,
    /// `checkbox`
    Checkbox,
    /// `file`
    File,
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line; lengths in characters.
    Text(TextRule),
    /// Several lines; lengths in characters.
    Textarea(TextareaRule),
    /// An e-mail address.
    Email(EmailRule),
    /// An Indonesian telephone number.
    Tel(TelRule),
    /// A population identity number (NIK).
    Nik,
    /// An employee number of the civil service (NIP or NI PPPK).
    Nip,
    /// A number.
    Number(NumberRule),
    /// An amount of rupiah.
    Money(MoneyRule),
    /// A day, asked for as day, month and year.
    Date(DateRule),
    /// One of several options.
    Choice(ChoiceRule),
    /// Any of several options.
    Choices(ChoicesRule),
    /// A statement to tick.
    Checkbox(CheckboxRule),
    /// One uploaded file, or several.
    File(FileRule),
}

impl FieldKind {
    pub(crate) fn rule(&self) -> &dyn Rule {
        match self {
            Self::Text(rule) => rule,
            Self::Textarea(rule) => rule,
            Self::Email(rule) => rule,
            Self::Tel(rule) => rule,
            Self::Nik => &NikRule,
            Self::Nip => &NipRule,
            Self::Number(rule) => rule,
            Self::Money(rule) => rule,
            Self::Date(rule) => rule,
            Self::Choice(rule) => rule,
            Self::Choices(rule) => rule,
            Self::Checkbox(rule) => rule,
            Self::File(rule) => rule,
        }
    }
}
