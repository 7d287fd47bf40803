//! What one gets.

use super::{ForCases, StatedValue, Validity, WebUrl, Wording};

/// What one gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// What it is.
    pub words: Wording,
    /// How long it is valid.
    pub valid: Option<StatedValue<Validity>>,
    /// What its holder has to do later.
    pub duties: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
    /// A web page about it.
    pub link: Option<WebUrl>,
    /// The cases that it is for.
    pub cases: ForCases,
}
