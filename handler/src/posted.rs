//! A form as it was posted, before it is judged: who may post it, when, and how.

use bytes::Bytes;
use http::Method;
use http::request::Parts;
use jiff::Timestamp;
use jiff::civil::Date;
use loket_form::accept::{FieldError, Refusal};
use loket_form::bundle::FormEntry;
use loket_form::id::PROOF;
use loket_form::opening::Shut;
use loket_form::private::Private;
use loket_form::step::Step;
use loket_form::submission::RawSubmission;

use crate::log::FieldCode;
use crate::outcome::Outcome;
use crate::problem::ProblemKind;
use crate::{Handler, Visit, proof, request};

/// A form that was posted by whom it may be, while it is open.
pub(crate) struct Posted {
    /// What stands in it.
    pub(crate) raw: RawSubmission,
    /// When it came.
    pub(crate) received: Timestamp,
    /// The day at the agency.
    pub(crate) today: Date,
}

impl Handler {
    /// Takes a posted form apart, unless it is stopped whatever stands in it.
    pub(crate) fn posted<'a>(
        &self,
        entry: &'a FormEntry,
        parts: &Parts,
        body: &Bytes,
        step: Step,
    ) -> Result<Posted, Outcome<'a>> {
        let problem = |kind| Outcome::Problem { kind, entry: Some(entry) };
        if parts.method != Method::POST {
            return Err(problem(ProblemKind::NotPosted));
        }
        if !self.origins.allow(&parts.headers) {
            return Err(problem(ProblemKind::ForeignOrigin));
        }
        let boundary = request::boundary(&parts.headers);
        let boundary = boundary.ok_or_else(|| problem(ProblemKind::WrongType))?;
        if request::is_too_large(&parts.headers, body) {
            return Err(problem(ProblemKind::TooLarge));
        }
        let raw = request::read(&boundary, body);
        let mut raw = raw.map_err(|_| problem(ProblemKind::Unreadable))?;
        // It is no answer: neither the reference nor a mail may depend on it.
        let proof = raw.take(PROOF);
        // Nobody proves anything for a look, which makes no mail.
        let is_light = proof.is_some() || step == Step::Look;
        if !self.parts.guards.admit(parts, is_light) {
            return Err(Outcome::Unsent { kind: ProblemKind::TooOften, entry, raw });
        }

        let received = self.parts.clock.now();
        if let Some(shut) = entry.form.opening().shut(received) {
            return Err(Outcome::Unsent { kind: shut.into(), entry, raw });
        }
        if !self.is_proven(entry, proof.as_ref(), received) {
            return Err(Outcome::Unsent { kind: ProblemKind::BadProof, entry, raw });
        }
        let today = self.manifest.calendar.zone.local(received).date();
        Ok(Posted { raw, received, today })
    }

    /// Returns whether a form may come with this proof of work, or without one.
    fn is_proven(&self, entry: &FormEntry, proof: Option<&Private<Bytes>>, now: Timestamp) -> bool {
        let (Some(_), Some(proof)) = (self.parts.guards.proof, proof) else {
            return true;
        };
        proof::is_proof(&self.parts.secret, entry.form.id(), now, proof.reveal())
    }
}

impl Visit<'_> {
    /// Notes why answers are refused, and shows the form again.
    pub(crate) fn refused<'a>(
        &mut self,
        entry: &'a FormEntry,
        raw: RawSubmission,
        refusal: Refusal,
    ) -> Outcome<'a> {
        match refusal {
            Refusal::Trapped => Outcome::Unsent { kind: ProblemKind::Trap, entry, raw },
            Refusal::Fields(errors) => {
                self.event.errors = errors.iter().map(field_code).collect();
                Outcome::Refused { entry, raw, errors }
            }
        }
    }
}

impl From<Shut> for ProblemKind {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::NotYet => Self::NotYetOpen,
            Shut::Over => Self::Closed,
        }
    }
}

fn field_code(error: &FieldError) -> FieldCode {
    FieldCode { field: error.field.clone(), code: error.problem.code() }
}
