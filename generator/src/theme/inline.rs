//! What stands inside a page, known to the Content-Security-Policy by its hash.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A style sheet or a script with its hash.
#[derive(Debug, Clone)]
pub(super) struct Inline {
    /// The text between `<style>` and `</style>`, or `<script>` and `</script>`.
    pub(super) text: String,
    /// The hash as a source of the policy (CSP level 3, section 2.3.1), without quotes.
    pub(super) hash: String,
}

impl Inline {
    pub(super) fn new(text: String) -> Self {
        let digest = digest::digest(&digest::SHA256, text.as_bytes());
        let hash = format!("sha256-{}", STANDARD.encode(digest.as_ref()));
        Self { text, hash }
    }
}
