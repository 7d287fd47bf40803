//! What pressing the button of a form does.

use serde::Serialize;

/// What pressing the button of a form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// All answers are shown once more; nothing is sent.
    Look,
    /// The form is sent.
    Send,
}
