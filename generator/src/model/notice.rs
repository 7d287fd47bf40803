//! Something to tell on pages for a while.

use jiff::Timestamp;
use loket_form::window::Window;

/// Something to tell on pages for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What to tell.
    pub text: String,
    /// The beginning of the last minute in which it is told.
    pub until: Timestamp,
}

impl Notice {
    /// Returns how long it is told.
    #[must_use]
    pub const fn window(&self) -> Window {
        Window { from: None, to: Some(self.until) }
    }
}
