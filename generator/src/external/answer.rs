//! What a server says of a link.

use crate::finding::Silence;

/// What came of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// The page is there.
    Well(u16),
    /// The page is there for good under another address.
    Moved(String),
    /// The server says that it will not show the page.
    Dead(u16),
    /// Nobody knows whether the page is there.
    Silent(Silence),
}
