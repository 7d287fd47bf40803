//! Errors with their causes, in words.

use std::error::Error;
use std::iter::successors;

/// Writes an error and each of its causes, with something between them.
#[must_use]
pub fn with_causes(error: &dyn Error, between: &str) -> String {
    let all = successors(Some(error), |&error| error.source());
    all.map(ToString::to_string).collect::<Vec<_>>().join(between)
}
