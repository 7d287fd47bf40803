//! The decree that sets a standard.

use jiff::civil::Date;
use serde::Serialize;

use super::WebUrl;

/// A decree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decree {
    /// The number.
    pub number: String,
    /// The year, if it is not part of the number.
    pub year: Option<i16>,
    /// The day of signing.
    pub date: Option<Date>,
    /// What it is called, or what it changed.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<WebUrl>,
}
