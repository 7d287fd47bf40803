//! Whom to tell of a security hole.

use jiff::civil::Date;

use super::WebUrl;

/// What `/.well-known/security.txt` says (RFC 9116).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// Where to tell it, the best way first: addresses of the kinds `mailto:`, `https:`, `tel:`.
    pub contacts: Vec<String>,
    /// The last day on which this can be relied on.
    pub expires: Date,
    /// How the agency wants holes to be told.
    pub policy: Option<WebUrl>,
    /// Whom it thanks.
    pub acknowledgments: Option<WebUrl>,
}
