//! The decree that sets a standard, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::FromText;

/// A decree; a plain text is its number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDecree {
    /// The number.
    pub number: Option<String>,
    /// The year, if it is not part of the number.
    pub year: Option<i16>,
    /// The day of signing.
    pub date: Option<String>,
    /// What it is called, or what it changed.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

impl FromText for RawDecree {
    fn from_text(text: String) -> Self {
        Self { number: Some(text), ..Self::default() }
    }
}
