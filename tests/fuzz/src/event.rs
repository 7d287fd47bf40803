//! Events of a function: whatever an HTTP client sent, there is an answer, and it is not our fault.
//!
//! Input: an event as JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::Request;
use loket_handler::Unread;
use loket_handler::gateway;
use serde_json::Value;

use crate::site::{Answered, Site};

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(said) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    let request = gateway::request(text);
    match &request {
        Ok(request) => {
            keeps_what_it_says(&said, request);
            assert_eq!(request.body().as_ref(), body(&said).expect("readable, so base64"));
        }
        Err(unreadable) => keeps_what_it_says(&said, &unreadable.request),
    }
    let is_read = request.is_ok();
    let is_foreign = request.as_ref().is_err_and(|error| error.why == Unread::WrongEvent);
    assert!(!is_foreign || said["httpMethod"].is_string(), "of a gateway that is set otherwise");
    let Answered { answer, line, sent } = Site::with(|site| site.answer(request));
    let status = answer["statusCode"].as_u64().expect("a status");
    assert!((200..500).contains(&status) || (is_foreign && status == 500), "status {status}");
    assert_eq!(!sent.is_empty(), matches!(status, 201 | 303), "accepted if, and only if, mailed");
    assert!(is_read || sent.is_empty(), "what cannot be read is not mailed");
    assert_eq!(answer["isBase64Encoded"], false, "every answer is text");
    assert!(answer["headers"].as_object().is_some_and(|headers| !headers.is_empty()));
    assert!(!line.contains(['\n', '\r']), "one line of the log");
    let line: Value = serde_json::from_str(&line).expect("the log is JSON");
    assert_eq!(line["status"], status);
}

/// Returns the body of an event by a second way to read it.
fn body(said: &Value) -> Option<Vec<u8>> {
    let text = said["body"].as_str().unwrap_or_default();
    match said["isBase64Encoded"].as_bool() {
        Some(true) => STANDARD.decode(text).ok(),
        _ => Some(text.as_bytes().to_vec()),
    }
}

/// Path and headers are what the event says, and nothing is added.
fn keeps_what_it_says<T>(said: &Value, request: &Request<T>) {
    assert!(request.uri().path().starts_with('/') && request.uri().host().is_none());
    for (name, value) in request.headers() {
        let headers = said["headers"].as_object().expect("headers");
        let is_said = |(other, said): (&String, &Value)| {
            name.as_str().eq_ignore_ascii_case(other)
                && said.as_str().map(str::as_bytes) == Some(value.as_bytes())
        };
        assert!(headers.iter().any(is_said), "no header of our own");
    }
}
