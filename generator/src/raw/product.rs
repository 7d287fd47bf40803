//! What one gets, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{FromText, OneOrMany, Stated};

/// What one gets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProduct {
    /// Its name.
    pub name: Option<String>,
    /// Markdown text in the place of a name.
    pub text: Option<String>,
    /// How long it is valid.
    pub valid: Option<Stated>,
    /// What its holder has to do later.
    pub duties: Option<OneOrMany>,
    /// What else to know.
    pub note: Option<String>,
    /// A web page about it.
    pub link: Option<String>,
    /// The cases that it is for; all if left out.
    pub cases: Option<OneOrMany>,
}

impl FromText for RawProduct {
    fn from_text(text: String) -> Self {
        Self { name: Some(text), ..Self::default() }
    }
}
