//! The trial: a marked mail that proves the way to an agency, before an applicant needs it.

use jiff::Timestamp;
use loket_form::id::FormId;
use loket_form::id::Prefix;
use loket_form::reference::Reference;
use serde::Deserialize;

use crate::secret::{self, SecretError};

/// The beginning of the references of trials; no form has it.
const PREFIX: &str = "UJI";

/// What a schedule hands to a function so that it sends a trial: `{"loket":"self-test"}`.
///
/// No client can: a gateway puts what a client says inside an event of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    loket: Task,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Task {
    SelfTest,
}

/// Returns whether an event asks for a trial, and is nothing else.
#[must_use]
pub fn is_ordered_by(event: &str) -> bool {
    serde_json::from_str(event).is_ok_and(|Order { loket: Task::SelfTest }| true)
}

/// One trial.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    pub(crate) reference: Reference,
    pub(crate) sent: Timestamp,
}

/// A trial cannot be made, or the mail was not taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrialError {
    /// The site has no such form.
    #[error("the site has no form `{0}`")]
    UnknownForm(FormId),
    /// The site has no form at all.
    #[error("the site has no form")]
    NoForm,
    /// The machine gives no random numbers.
    #[error("the reference of the trial cannot be made")]
    Reference(#[from] SecretError),
    /// The back end did not take the mail.
    #[error("the trial was not taken: {code}")]
    NotTaken {
        /// The code that the log of a request would have.
        code: String,
    },
}

/// What became of a trial.
#[derive(Debug, Clone)]
pub struct TrialReport {
    /// The reference in its subject.
    pub reference: Reference,
    /// The form whose recipients got it.
    pub form: FormId,
    /// How many recipients there are.
    pub recipients: usize,
    /// Which back end took it.
    pub by: &'static str,
    /// Under which name.
    pub place: String,
    /// Why the back end that was asked first did not take it.
    pub first_failure: Option<String>,
}

impl Trial {
    pub(crate) fn try_new(sent: Timestamp) -> Result<Self, TrialError> {
        let digits = secret::random_bytes()?;
        let prefix = Prefix::parse(PREFIX).unwrap_or_default();
        Ok(Self { reference: Reference::spell(&prefix, &digits), sent })
    }
}
