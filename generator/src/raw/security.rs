//! Whom to tell of a security hole, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::OneOrMany;

/// `security:` in `site.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSecurity {
    /// E-mail addresses, web pages or telephones, the best one first.
    pub contact: Option<OneOrMany>,
    /// The last day on which this can be relied on, at most a year ahead.
    pub expires: Option<String>,
    /// A web page on how to tell a hole.
    pub policy: Option<String>,
    /// A web page of thanks.
    pub acknowledgments: Option<String>,
}
