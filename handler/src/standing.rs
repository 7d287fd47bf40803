//! How much waits in the spool.

use serde::Serialize;

/// How much waits, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// How many mails wait.
    pub waiting: usize,
    /// For how many seconds the oldest has waited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest_seconds: Option<i64>,
    /// How many were refused for good and wait for a person.
    pub refused: usize,
}
