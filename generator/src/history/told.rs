//! What a build told of the content.

use loket_form::language::Language;
use serde::{Deserialize, Serialize};

/// What is told of the content.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    /// The words.
    pub text: String,
    /// The language of the site.
    pub language: Language,
}
