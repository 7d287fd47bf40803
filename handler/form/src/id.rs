//! The identifiers of a form and of what is in it; each is safe wherever it is written.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::as_text::as_text;
use crate::step::Step;

/// The name of the trap field: people never see it, programs fill it in.
pub const TRAP: &str = "situs_web";

/// The hidden field in which a script may put a proof of work, by its name in ALTCHA.
pub const PROOF: &str = "altcha";

/// The last part of the path where the answers to a form are shown before they are sent.
pub const LOOK: &str = "periksa";

/// The name of the field that asks in which case of its service the applicant is.
pub const CASE: &str = "kasus";

/// Which form: the path of its service, such as `kominfo/lock`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FormId(String);

/// The text cannot be the id of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the id of a form is a path of small letters, digits and hyphens")]
pub struct FormIdError;

impl FormId {
    /// Parses an id.
    ///
    /// # Errors
    /// If it is not a path of segments of small letters, digits and hyphens.
    pub fn parse(text: &str) -> Result<Self, FormIdError> {
        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_segment = |segment: &str| !segment.is_empty() && segment.bytes().all(is_plain);
        if text.len() <= 200 && text.split('/').all(is_segment) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FormIdError)
        }
    }

    /// Returns the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path that the form is sent to.
    #[must_use]
    pub fn action(&self) -> String {
        format!("/api/forms/{}", self.0)
    }

    /// Returns the path that the form is posted to for a step.
    #[must_use]
    pub fn action_of(&self, step: Step) -> String {
        let action = self.action();
        match step {
            Step::Look => format!("{action}/{LOOK}"),
            Step::Send => action,
        }
    }
}

as_text!(FormId, FormIdError, as_str);

impl fmt::Display for FormId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The beginning of the references of a form, such as `LOCK`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prefix(String);

/// The text cannot be the beginning of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the beginning of a reference has 2 to 12 capital letters and digits")]
pub struct PrefixError;

impl Prefix {
    /// Parses a prefix.
    ///
    /// # Errors
    /// If it is not 2 to 12 capital letters and digits.
    pub fn parse(text: &str) -> Result<Self, PrefixError> {
        let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        if (2..=12).contains(&text.len()) && text.bytes().all(is_plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(PrefixError)
        }
    }

    /// Makes a prefix of any text: its ASCII letters and digits as capitals, at most 12.
    ///
    /// # Errors
    /// If fewer than two are left.
    pub fn from_text(text: &str) -> Result<Self, PrefixError> {
        let plain = text.chars().filter(char::is_ascii_alphanumeric);
        Self::parse(&plain.map(|letter| letter.to_ascii_uppercase()).take(12).collect::<String>())
    }
}

/// The prefix of a form that has no name to make one of.
impl Default for Prefix {
    fn default() -> Self {
        Self("LOKET".to_owned())
    }
}

as_text!(Prefix, PrefixError, to_string);

/// Prints the prefix as references begin.
impl fmt::Display for Prefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The name of a field: `[a-z][a-z0-9_]*`, at most 40 characters.
///
/// It is safe in HTML ids, header parameters, file names and logs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldName(String);

/// The text cannot be the name of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name of a field has small letters, digits and `_`, and begins with a letter")]
pub struct FieldNameError;

impl FieldName {
    /// Parses a name.
    ///
    /// # Errors
    /// If it has other characters than small letters, digits and `_`, or more than 40.
    pub fn parse(text: &str) -> Result<Self, FieldNameError> {
        let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let begins = text.starts_with(|first: char| first.is_ascii_lowercase());
        if begins && text.len() <= 40 && text.bytes().all(inner) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FieldNameError)
        }
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

as_text!(FieldName, FieldNameError, as_str);

impl fmt::Display for FieldName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
