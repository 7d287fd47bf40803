//! Lists as written, whatever their shape.

use super::{Entries, OneOrMany};

/// A list, or an entry that stands for one alone.
pub trait List {
    /// One entry.
    type Entry;

    /// Returns the entries, and whether they stand in a list, which decides where each one stands.
    fn entries(&self) -> (&[Self::Entry], bool);
}

impl<T> List for Vec<T> {
    type Entry = T;

    fn entries(&self) -> (&[T], bool) {
        (self, true)
    }
}

impl<T> List for Entries<T> {
    type Entry = T;

    fn entries(&self) -> (&[T], bool) {
        (&self.entries, self.listed)
    }
}

impl List for OneOrMany {
    type Entry = String;

    fn entries(&self) -> (&[String], bool) {
        (&self.texts, self.listed)
    }
}
