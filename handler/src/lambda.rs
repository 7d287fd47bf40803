//! The Lambda function: events of API Gateway (payload 2.0) and Function URLs.

use std::convert::Infallible;

use bytes::Bytes;
use http::{Method, Response};
use lambda_http::{Body, Request, service_fn};

/// Tells whether the process runs under the Lambda Runtime API.
pub(crate) fn is_present() -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "decides which program this is, like an argument"
    )]
    std::env::var("AWS_LAMBDA_RUNTIME_API").is_ok()
}

/// Takes events until the environment ends.
///
/// A function has one request at a time, so one thread is enough.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run() -> Result<(), super::Failure> {
    let handler = super::handler(false)?;
    let service = service_fn(|request: Request| {
        let handler = handler.clone();
        async move {
            let is_head = request.method() == Method::HEAD;
            let answered = handler.handle(request.map(bytes)).await;
            super::log(&answered.event);
            let body = |bytes| if is_head { Body::Empty } else { body(bytes) };
            Ok::<Response<Body>, Infallible>(answered.response.map(body))
        }
    });
    lambda_http::run(service).await
}

fn bytes(body: Body) -> Bytes {
    match body {
        Body::Text(text) => text.into(),
        Body::Binary(bytes) => bytes.into(),
        _ => Bytes::new(),
    }
}

/// Returns an answer as text, which every answer is; as base64 it would be larger.
fn body(bytes: Bytes) -> Body {
    match String::from_utf8(bytes.into()) {
        Ok(text) if text.is_empty() => Body::Empty,
        Ok(text) => Body::Text(text),
        Err(error) => Body::Binary(error.into_bytes()),
    }
}
