//! A place of a document that is filled in.

use loket_form::id::FieldName;

use crate::place::Position;

/// A place of a document that is filled in with the answer to a field, written `{nama}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Where it stands in the text.
    pub position: Position,
    /// The field.
    pub field: FieldName,
}

impl Blank {
    /// Returns the blank of a text that begins further down.
    #[must_use]
    pub fn below(self, lines: usize) -> Self {
        Self { position: self.position.below(lines), ..self }
    }
}
