//! Inner doors for `tests/fuzz`, and for nobody else.
//!
//! Two readers take what clients send and are otherwise seen only through a
//! form. The fuzz targets compare them with readers of their own, so they need
//! the raw outcome. Behind the feature `fuzzing`, which no program of ours has on.

use bytes::Bytes;
use http::HeaderMap;

use crate::negotiation::Media;
use crate::request;

/// Reads a body as the handler does: every name with its contents, in the order
/// of the names; `None` for what the handler refuses.
pub fn parts(headers: &HeaderMap, body: &Bytes) -> Option<Vec<(String, Vec<Bytes>)>> {
    let raw = request::read(&request::boundary(headers)?, body).ok()?;
    let contents = |(name, contents): (&str, &[loket_form::private::Private<Bytes>])| {
        (name.to_owned(), contents.iter().map(|content| content.reveal().clone()).collect())
    };
    Some(raw.iter().map(contents).collect())
}

/// Returns whether the handler answers a request with JSON.
#[must_use]
pub fn prefers_json(headers: &HeaderMap) -> bool {
    Media::preferred(headers) == Media::Json
}
