//! What the handler answers.

use http::HeaderMap;
use loket_handler::Handled;
use loket_handler::log::Event;
use serde_json::Value;

pub(crate) use crate::support::receipt::reference_of;

/// The headers that every answer has, with what they say.
pub(crate) const COMMON_HEADERS: [(&str, &str); 9] = [
    ("content-security-policy", "default-src 'none'; form-action 'self'"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("referrer-policy", "same-origin"),
    ("cache-control", "no-store"),
    ("x-robots-tag", "noindex"),
    ("content-language", "id"),
];

/// A list of one refused field: its name, and the code of what is wrong with it.
pub(crate) fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

/// An answer with its log line.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    pub(crate) event: Event,
}

impl Answer {
    pub(crate) fn new(handled: Handled) -> Self {
        let (parts, body) = handled.response.into_parts();
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8(body.to_vec()).expect("every answer is text"),
            event: handled.event,
        }
    }

    /// Returns a header; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// Returns the refused fields, each with the code of what is wrong with it.
    pub(crate) fn refused(&self) -> Vec<(String, String)> {
        assert_eq!(self.status, 422, "{}", self.body);
        let codes = self.event.errors.iter();
        codes.map(|error| (error.field.to_string(), error.code.to_owned())).collect()
    }

    /// Returns where the answer sends the browser.
    pub(crate) fn receipt(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.body);
        self.header("location").to_owned()
    }

    /// Returns the reference that stands in the link to the receipt.
    pub(crate) fn reference(&self) -> String {
        reference_of(&self.receipt())
    }
}
