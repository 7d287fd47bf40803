//! Whether a request came through the edge: the gateway behind it has an address of its own, where
//! no firewall stands and nobody counts.

use aws_lc_rs::constant_time;
use http::HeaderMap;

use crate::secret::{Secret, SecretError};

/// What the edge says, and no client knows.
const HEADER: &str = "x-loket-edge";

/// What the edge proves itself with; it has no `Debug` and no `Display`.
pub struct Edge(String);

impl Edge {
    /// Makes it of a text that is as hard to guess as a secret.
    ///
    /// # Errors
    /// If it is not.
    pub fn parse(text: String) -> Result<Self, SecretError> {
        Secret::parse(&text).map(|_| Self(text))
    }

    /// Returns whether a request with these headers came through it.
    #[must_use]
    pub fn has_passed(&self, headers: &HeaderMap) -> bool {
        let mut said = headers.get_all(HEADER).iter();
        let (said, second) = (said.next(), said.next());
        let is_same = |said: &http::HeaderValue| {
            constant_time::verify_slices_are_equal(said.as_bytes(), self.0.as_bytes()).is_ok()
        };
        second.is_none() && said.is_some_and(is_same)
    }
}
