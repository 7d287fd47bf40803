//! What becomes of a request.

use loket_form::accept::FieldError;
use loket_form::bundle::FormEntry;
use loket_form::submission::{Answered, RawSubmission};

use crate::health::Report;
use crate::problem::ProblemKind;
use crate::proof::Challenge;
use crate::receipt::Receipt;

/// What becomes of a request.
#[derive(Debug)]
pub(crate) enum Outcome<'a> {
    /// The agency has the request.
    Accepted { entry: &'a FormEntry, receipt: Receipt },
    /// The answers are shown before they are sent.
    Looked { entry: &'a FormEntry, raw: RawSubmission, answered: Vec<Answered> },
    /// The receipt is shown.
    Receipt { entry: &'a FormEntry, receipt: Receipt },
    /// What there is to solve before the form is sent; absent if nothing is.
    Challenge { entry: &'a FormEntry, challenge: Option<Challenge> },
    /// A browser asks whether a script of a page may send the form.
    MaySend { entry: &'a FormEntry },
    /// Answers break the rules of their fields; the form is shown again.
    Refused { entry: &'a FormEntry, raw: RawSubmission, errors: Vec<FieldError> },
    /// The request cannot be sent on now, whatever is in it; the form is shown again.
    Unsent { kind: ProblemKind, entry: &'a FormEntry, raw: RawSubmission },
    /// How things stand, and whose bundle answers.
    Health { report: Report, bundle: Option<&'a str> },
    /// The request is stopped as a whole.
    Problem { kind: ProblemKind, entry: Option<&'a FormEntry> },
}

impl Outcome<'_> {
    /// Returns what was sent, if the form is shown again.
    pub(crate) const fn raw(&self) -> Option<&RawSubmission> {
        match self {
            Self::Refused { raw, .. } | Self::Unsent { raw, .. } | Self::Looked { raw, .. } => {
                Some(raw)
            }
            _ => None,
        }
    }

    /// Returns the name that logs carry.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Looked { .. } => "looked",
            Self::Receipt { .. } => "receipt",
            Self::Challenge { .. } => "challenge",
            Self::MaySend { .. } => "may_send",
            Self::Refused { .. } => "refused",
            Self::Health { report, .. } if report.is_well() => "well",
            Self::Health { .. } => "unwell",
            Self::Unsent { kind, .. } | Self::Problem { kind, .. } => kind.name(),
        }
    }
}
