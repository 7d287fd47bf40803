//! The life of a standard and what stands around it, as written.

use schemars::JsonSchema;
use serde::Deserialize;

/// Whether a standard holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawStatus {
    /// It is being written: checked, but not published.
    Draft,
    /// It holds.
    #[serde(alias = "active")]
    Berlaku,
    /// It does not hold any more; its page says so.
    #[serde(alias = "revoked")]
    Dicabut,
}

/// From when to when a standard holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPeriod {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// A question that people ask, with its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawQuestion {
    /// The question.
    pub question: Option<String>,
    /// The answer in Markdown.
    pub answer: Option<String>,
}

/// A file to download.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFile {
    /// What it is.
    pub name: Option<String>,
    /// Its name in the folder of the service.
    pub file: Option<String>,
    /// Its address, if it lies elsewhere.
    pub url: Option<String>,
}
