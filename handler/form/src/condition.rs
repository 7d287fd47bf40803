//! Questions that are asked only for an answer of another question.
//!
//! A condition looks back: at a question that stands before it and whose answers
//! can be told apart. So a form can be read, filled in and judged from top to
//! bottom, and no condition can depend on itself.

use serde::{Deserialize, Serialize};

use crate::id::FieldName;
use crate::locale::Locale;

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
    pub fn text(&self, locale: &Locale) -> String {
        let (question, words) = (&self.question, &locale.conditions);
        let quoted: Vec<String> = self.answers.iter().map(|answer| format!("“{answer}”")).collect();
        match quoted.as_slice() {
            [] => words.ticked(question),
            _ => words.answered(question, &locale.any_of(&quoted)),
        }
    }
}
