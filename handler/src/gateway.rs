//! Events of API Gateway and Function URLs (payload format 2.0) ↔ HTTP.
//!
//! Read by hand, because `lambda_http` makes an address out of `Host` and panics
//! when it is none. Nothing here depends on what a client writes in there. What is no
//! such event gets an answer, too: the runtime would report an error that quotes it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Method, Request, Response, Uri};
use serde::{Deserialize, Serialize};

use crate::Unread;

/// An event as it is sent; what it lacks is empty.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct GatewayEvent<'event> {
    raw_path: String,
    raw_query_string: String,
    headers: BTreeMap<String, String>,
    request_context: RequestContext,
    /// A piece of the event: base64 has nothing that JSON escapes.
    #[serde(borrow)]
    body: Option<Cow<'event, str>>,
    is_base64_encoded: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RequestContext {
    http: HttpContext,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HttpContext {
    method: String,
}

/// A request that could not be read whole.
#[derive(Debug)]
pub struct Unreadable {
    /// What is known of it: its method and path, if they are any.
    pub request: Request<()>,
    /// Why it could not be read.
    pub why: Unread,
}

impl Unreadable {
    fn broken(request: Request<()>) -> Box<Self> {
        Box::new(Self { request, why: Unread::Broken })
    }
}

/// What a technician is told whose gateway sends other events.
pub const WRONG_EVENT: &str = "this event is of payload format 1.0 or of a load balancer: set \
     the payload format version of the integration to 2.0, or use a Function URL";

/// An event of payload format 1.0, of a REST API or of a load balancer.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OtherEvent {
    http_method: String,
    #[serde(default)]
    path: String,
}

impl OtherEvent {
    fn into_unreadable(self) -> Box<Unreadable> {
        let mut request = Request::new(());
        *request.method_mut() = Method::from_bytes(self.http_method.as_bytes()).unwrap_or_default();
        *request.uri_mut() = uri(&self.path, "").unwrap_or_default();
        Box::new(Unreadable { request, why: Unread::WrongEvent })
    }
}

/// An answer as the gateway takes it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GatewayAnswer {
    status_code: u16,
    headers: BTreeMap<String, String>,
    body: String,
    is_base64_encoded: bool,
}

/// Makes a request of an event, which is JSON.
///
/// # Errors
/// If it is no such event, or a part of it cannot stand in a request. Nothing is left out
/// or cleaned: a header that is dropped might be the one that says where a request comes from.
pub fn request(event: &str) -> Result<Request<Bytes>, Box<Unreadable>> {
    match serde_json::from_str::<GatewayEvent<'_>>(event) {
        Ok(event) if !event.request_context.http.method.is_empty() => event.into_request(),
        _ => Err(match serde_json::from_str::<OtherEvent>(event) {
            Ok(other) => other.into_unreadable(),
            Err(_) => Unreadable::broken(Request::default()),
        }),
    }
}

impl GatewayEvent<'_> {
    fn into_request(self) -> Result<Request<Bytes>, Box<Unreadable>> {
        let method = Method::from_bytes(self.request_context.http.method.as_bytes());
        let uri = uri(&self.raw_path, &self.raw_query_string);
        let (Ok(method), Some(uri)) = (method, uri) else {
            return Err(Unreadable::broken(Request::default()));
        };
        let mut request = Request::new(());
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes());
            let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) else {
                return Err(Unreadable::broken(request));
            };
            request.headers_mut().append(name, value);
        }
        let body = match (self.body, self.is_base64_encoded) {
            (None, _) => Bytes::new(),
            (Some(body), false) => body.into_owned().into(),
            (Some(body), true) => match STANDARD.decode(body.as_bytes()) {
                Ok(body) => body.into(),
                Err(_) => return Err(Unreadable::broken(request)),
            },
        };
        Ok(request.map(|()| body))
    }
}

fn uri(path: &str, query: &str) -> Option<Uri> {
    // A path that does not begin with a slash could be read as a host.
    if !path.starts_with('/') {
        return None;
    }
    let both = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    Some(Uri::from(both.parse::<PathAndQuery>().ok()?))
}

impl GatewayAnswer {
    /// Makes an answer for the gateway; to `HEAD` it has no body.
    #[must_use]
    pub fn new(response: Response<Bytes>, is_head: bool) -> Self {
        let (parts, body) = response.into_parts();
        // No answer has a header twice, and all are ASCII.
        let header = |(name, value): (&HeaderName, &HeaderValue)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        };
        // Every answer is text; as base64 it would be larger.
        let text = String::from_utf8(body.into());
        let (body, is_base64_encoded) = match text {
            _ if is_head => (String::new(), false),
            Ok(text) => (text, false),
            Err(error) => (STANDARD.encode(error.into_bytes()), true),
        };
        Self {
            status_code: parts.status.as_u16(),
            headers: parts.headers.iter().filter_map(header).collect(),
            body,
            is_base64_encoded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn request(event: &Value) -> Result<Request<Bytes>, Box<Unreadable>> {
        super::request(&event.to_string())
    }

    fn event() -> Value {
        json!({
            "rawPath": "/api/forms/a",
            "rawQueryString": "b=c",
            "headers": { "host": "contoh.go.id" },
            "requestContext": { "http": { "method": "POST" } },
            "body": "aXNp",
            "isBase64Encoded": true,
        })
    }

    #[test]
    fn an_event_is_a_request() {
        let request = request(&event()).expect("a request");
        assert_eq!(request.method(), Method::POST);
        assert_eq!(request.uri(), "/api/forms/a?b=c");
        assert_eq!(request.headers()["host"], "contoh.go.id");
        assert_eq!(request.body().as_ref(), b"isi");
    }

    #[test]
    fn what_can_be_no_request_is_refused_and_harms_nobody() {
        for (part, value) in [
            ("/rawPath", json!("")),
            ("/rawPath", json!("@contoh.com/")),
            ("/rawPath", json!("/a b")),
            ("/rawPath", json!("/a\r\nb")),
            ("/rawQueryString", json!("\0")),
            ("/headers", json!({ "a b": "c" })),
            ("/headers", json!({ "origin": "https://a\r\nb" })),
            ("/headers", json!({ "": "c" })),
            ("/requestContext/http/method", json!("")),
            ("/requestContext/http/method", json!("A B")),
            ("/body", json!("!")),
        ] {
            let mut event = event();
            *event.pointer_mut(part).expect("a part") = value.clone();
            assert!(request(&event).is_err(), "{part} {value}");
        }
        assert!(request(&json!({})).is_err());
    }

    #[test]
    fn what_is_another_event_is_refused_and_harms_nobody() {
        let changed = |part: &str, value: Value| {
            let mut event = event();
            event[part] = value;
            event
        };
        let rest = json!({
            "version": "1.0", "httpMethod": "POST", "path": "/api/forms/a", "body": "aXNp",
            "headers": { "Host": "contoh.go.id" }, "multiValueHeaders": { "Host": ["contoh.go.id"] },
            "requestContext": { "httpMethod": "POST", "path": "/api/forms/a" }, "isBase64Encoded": true,
        });
        for event in [
            rest,
            json!([]),
            json!(null),
            json!("contoh"),
            json!({ "Records": [{ "eventSource": "aws:sqs" }] }),
            changed("headers", json!(null)),
            changed("headers", json!({ "origin": ["https://contoh.com"] })),
            changed("headers", json!([["origin", "https://contoh.com"]])),
            changed("requestContext", json!(null)),
            changed("requestContext", json!("http")),
            changed("isBase64Encoded", json!("true")),
            changed("body", json!({ "nama": "Sari" })),
            changed("rawPath", json!(7)),
        ] {
            assert!(request(&event).is_err(), "{event}");
        }
        assert!(super::request("{").is_err());
    }

    #[test]
    fn a_body_that_is_no_base64_is_taken_as_it_is_only_if_the_event_says_so() {
        let mut event = event();
        event["isBase64Encoded"] = json!(false);
        event["body"] = json!("a\nb\u{fc}");
        assert_eq!(request(&event).expect("a request").body(), "a\nb\u{fc}");
        event["isBase64Encoded"] = json!(true);
        assert!(request(&event).is_err());
    }

    #[test]
    fn a_host_is_whatever_the_client_wrote() {
        for host in ["contoh.go.id:99999", "[::1", "", "a@b:c", "ü"] {
            let mut event = event();
            event["headers"]["host"] = json!(host);
            assert!(request(&event).is_ok(), "{host}");
        }
    }
}
