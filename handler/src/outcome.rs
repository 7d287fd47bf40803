//! What becomes of a request.

use loket_form::accept::FieldError;
use loket_form::bundle::FormEntry;
use loket_form::submission::RawSubmission;

use crate::problem::ProblemKind;
use crate::receipt::Receipt;

/// What becomes of a request.
#[derive(Debug)]
pub(crate) enum Outcome<'a> {
    /// The agency has the request.
    Accepted { entry: &'a FormEntry, receipt: Receipt },
    /// The receipt is shown.
    Receipt { entry: &'a FormEntry, receipt: Receipt },
    /// Answers break the rules of their fields; the form is shown again.
    Refused { entry: &'a FormEntry, raw: RawSubmission, errors: Vec<FieldError> },
    /// The mail to the agency could not be handed over; the form is shown again.
    NotReceived { entry: &'a FormEntry, raw: RawSubmission },
    /// The request is stopped as a whole.
    Problem { kind: ProblemKind, entry: Option<&'a FormEntry> },
}

impl Outcome<'_> {
    /// Returns the name that logs carry.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Receipt { .. } => "receipt",
            Self::Refused { .. } => "refused",
            Self::NotReceived { .. } => ProblemKind::NotReceived.name(),
            Self::Problem { kind, .. } => kind.name(),
        }
    }
}
