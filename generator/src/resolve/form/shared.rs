//! The form of a service that others have as well.

use super::{Owner, resolve};
use crate::finding::{Finding, Need};
use crate::model::ServiceForm;
use crate::resolve::at::At;
use crate::resolve::report::Report;

/// Resolves a shared form for one service.
///
/// What is wrong in the form stands in its own file; what the service or its
/// agency lacks for it stands at the `form` of the service.
pub(in crate::resolve) fn resolve_shared(
    owner: &Owner<'_>,
    name: &str,
    at: &At<'_>,
) -> Option<ServiceForm> {
    let shared = at.value(owner.around.forms.find(name))?;
    if shared.is_in_doubt {
        return None;
    }
    let mut problems = Report::new(shared.file);
    let form = resolve(owner, shared.raw.as_ref()?, &At::top(&problems));
    let is_about_service = |finding: &Finding| {
        let needs = finding.facts().needs;
        needs.iter().any(|need| matches!(need, Need::Agency | Need::Service))
    };
    // Another service with the same form may not have it.
    for finding in problems.take(is_about_service) {
        at.add(finding);
    }
    at.append_shared(problems.into_diagnostics());
    form
}
