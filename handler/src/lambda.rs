//! The Lambda function: events of API Gateway (payload 2.0) and Function URLs.

use std::convert::Infallible;

use http::Method;
use lambda_http::lambda_runtime::{self, LambdaEvent};
use lambda_http::service_fn;
use loket_handler::Unread;
use loket_handler::gateway::{self, GatewayAnswer, Unreadable};
use serde_json::value::RawValue;

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
    let service = service_fn(|event: LambdaEvent<Box<RawValue>>| {
        let handler = handler.clone();
        async move {
            let request = gateway::request(event.payload.get());
            drop(event);
            let (answered, is_head) = match request {
                Ok(request) => {
                    let is_head = request.method() == Method::HEAD;
                    (handler.handle(request).await, is_head)
                }
                Err(unreadable) => {
                    let Unreadable(request) = *unreadable;
                    let is_head = request.method() == Method::HEAD;
                    (handler.handle_unread(request, Unread::Broken), is_head)
                }
            };
            super::log(&answered.event);
            Ok::<_, Infallible>(GatewayAnswer::new(answered.response, is_head))
        }
    });
    lambda_runtime::run(service).await
}
