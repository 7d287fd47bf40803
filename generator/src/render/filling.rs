//! What pages are filled with, whatever is made of it.

use serde::Serialize;
use tera::Value;

use super::error::RenderError;

/// What is made of the parts of a page.
pub(super) trait Filling {
    /// A part as it was taken.
    type Part;

    /// Takes what a template knows by one name.
    fn part(&self, shown: &impl Serialize) -> Result<Self::Part, RenderError>;
}

/// Parts as templates read them.
pub(super) struct Values;

impl Filling for Values {
    type Part = Value;

    fn part(&self, shown: &impl Serialize) -> Result<Value, RenderError> {
        let error = |source| RenderError::Template { template: "view", source: Box::new(source) };
        Value::try_from_serializable(shown).map_err(error)
    }
}

/// A page before its template is filled in.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unfilled<Part> {
    /// Its template.
    pub(super) template: &'static str,
    /// Its head, and what it shows, by the names that the template knows them by.
    pub(super) parts: Vec<(&'static str, Part)>,
}
