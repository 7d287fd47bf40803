//! Pages at another origin whose scripts send forms here and read the answers (Fetch, section 3.3).

use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, header};

use crate::origin::Origins;

/// What a script may send a form with, and for how many seconds a browser need not ask again.
const ALLOWED: [(header::HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "accept, content-type"),
    (header::ACCESS_CONTROL_MAX_AGE, "7200"),
];

/// Returns whether a browser asks if a script of a known page may send what it has.
pub(crate) fn is_asked(origins: &Origins, parts: &Parts) -> bool {
    parts.method == Method::OPTIONS
        && parts.headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
        && origins.reader(&parts.headers).is_some()
}

/// Lets the scripts of a known page read an answer; to others it says nothing.
pub(crate) fn share(origins: &Origins, asked: &HeaderMap, answer: &mut HeaderMap) {
    if !origins.are_elsewhere() {
        return;
    }
    answer.append(header::VARY, HeaderValue::from_static("Origin"));
    let Some(reader) = origins.reader(asked) else { return };
    answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, reader.clone());
    if asked.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
        for (name, value) in ALLOWED {
            answer.insert(name, HeaderValue::from_static(value));
        }
    }
}
