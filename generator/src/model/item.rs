//! Components that have no structure of their own.

use serde::Serialize;

use super::{WebUrl, Wording};

/// One entry: a regulation, a facility, a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What it says.
    #[serde(rename = "text")]
    pub words: Wording,
    /// A web page about it.
    pub url: Option<WebUrl>,
    /// What else to know.
    pub note: Option<String>,
}
