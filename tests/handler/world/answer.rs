//! What the handler answers.

use http::HeaderMap;
use loket_handler::Handled;
use loket_handler::log::Event;
use serde_json::Value;

use crate::support::headers::assert_protecting;
pub(crate) use crate::support::receipt::reference_of;

/// Asserts that an answer has the headers that every answer has.
pub(crate) fn assert_common_headers<'answer>(what: &str, header: impl Fn(&str) -> &'answer str) {
    let policy = assert_protecting(what, &header);
    assert_eq!(policy, "default-src 'none'; form-action 'self'", "{what}");
    for (name, value) in
        [("cache-control", "no-store"), ("x-robots-tag", "noindex"), ("content-language", "id")]
    {
        assert_eq!(header(name), value, "{name} of {what}");
    }
}

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
