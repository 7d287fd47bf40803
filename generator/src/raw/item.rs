//! One entry of a component that has no structure of its own, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::FromText;

/// A regulation, a facility, a skill: a line of text, or Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawItem {
    /// The line.
    pub name: Option<String>,
    /// Markdown text in the place of a line.
    pub text: Option<String>,
    /// A web page about it.
    pub url: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

impl FromText for RawItem {
    fn from_text(text: String) -> Self {
        Self { name: Some(text), ..Self::default() }
    }
}
