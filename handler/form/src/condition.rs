//! Questions that are asked only for an answer of another question.
//!
//! A condition looks back: at a question that stands before it and whose answers
//! can be told apart. So a form can be read, filled in and judged from top to
//! bottom, and no condition can depend on itself.

use serde::{Deserialize, Serialize};

use crate::id::FieldName;
use crate::language::Language;

/// For which answers of another field something is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The other field.
    pub field: FieldName,
    /// The values of its options, one of which must be chosen.
    pub is: Vec<String>,
}

/// A condition in the words of its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The other question.
    pub(crate) question: String,
    /// The answers that are meant; empty if the question is a statement to tick.
    pub(crate) answers: Vec<String>,
}

impl Asking {
    /// Says when something is asked, such as `“Untuk siapa” dijawab “Orang lain”`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let question = &self.question;
        let quoted: Vec<String> = self.answers.iter().map(|answer| format!("“{answer}”")).collect();
        match (language, quoted.is_empty()) {
            (Language::Id, true) => format!("“{question}” dicentang"),
            (Language::Id, false) => format!("“{question}” dijawab {}", quoted.join(" atau ")),
            (Language::En, true) => format!("“{question}” is ticked"),
            (Language::En, false) => format!("“{question}” is {}", quoted.join(" or ")),
        }
    }
}
