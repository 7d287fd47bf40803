//! What there is to choose from.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::problem::Problem;

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value that is posted.
    pub value: String,
    /// What people read.
    pub label: String,
    /// The language of the label, if it is another one than that of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl Choice {
    /// Finds an option by its value.
    pub(super) fn find<'a>(options: &'a [Self], value: &str) -> Result<&'a Self, Problem> {
        options.iter().find(|option| option.value == value).ok_or(Problem::NotAnOption)
    }

    pub(super) fn chosen(&self) -> (String, String) {
        (self.value.clone(), self.label.clone())
    }
}
