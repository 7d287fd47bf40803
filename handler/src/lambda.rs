//! The function behind API Gateway (payload 2.0) and Function URLs.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::time::Duration;

use http::Method;
use lambda_http::lambda_runtime::{self, LambdaEvent};
use lambda_http::service_fn;
use loket_handler::clock::{Clock as _, SystemClock};
use loket_handler::deadline::Deadline;
use loket_handler::edge::Edge;
use loket_handler::gateway::{self, GatewayAnswer, Unreadable, WRONG_EVENT};
use loket_handler::log::Event;
use loket_handler::{Handler, Unread, trial};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::console::{Failure, log};

/// How many turns it takes until the first event has been asked for, and a few more: to
/// connect, to send, to wait.
const TURNS: u32 = 8;

/// Returns whether the process runs under the Lambda Runtime API.
pub(crate) fn is_present() -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "decides which program this is, like an argument"
    )]
    std::env::var("AWS_LAMBDA_RUNTIME_API").is_ok()
}

/// What the function returns.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    /// To the gateway.
    Gateway(GatewayAnswer),
    /// To the schedule: what stands in the log.
    Trial(Box<Event>),
}

/// Takes events until the environment ends.
///
/// A function has one request at a time, so one thread is enough.
#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(handler: &Arc<Handler>, edge: Option<&Edge>) -> Result<(), Failure> {
    tokio::spawn(warm_up(handler.clone()));
    let service = service_fn(|event: LambdaEvent<Box<RawValue>>| {
        let handler = handler.clone();
        async move {
            if trial::is_ordered_by(event.payload.get()) {
                return try_out(&handler).await.map(Answer::Trial);
            }
            let deadline = deadline(event.context.deadline);
            let request = gateway::request(event.payload.get());
            drop(event);
            let (answered, is_head) = match request {
                Ok(request) => {
                    let is_head = request.method() == Method::HEAD;
                    let is_past = edge.is_some_and(|edge| !edge.has_passed(request.headers()));
                    let answered = if is_past {
                        handler.handle_unread(request.map(drop), Unread::PastEdge)
                    } else {
                        handler.handle_until(request, deadline).await
                    };
                    (answered, is_head)
                }
                Err(unreadable) => {
                    let Unreadable { request, why } = *unreadable;
                    if why == Unread::WrongEvent {
                        let _ = writeln!(io::stderr(), "error: {WRONG_EVENT}");
                    }
                    let is_head = request.method() == Method::HEAD;
                    (handler.handle_unread(request, why), is_head)
                }
            };
            log(&answered.event);
            Ok(Answer::Gateway(GatewayAnswer::new(answered.response, is_head)))
        }
    });
    lambda_runtime::run(service).await
}

/// Uses the time that the Runtime API takes to hand out the first event.
async fn warm_up(handler: Arc<Handler>) {
    for _ in 0..TURNS {
        tokio::task::yield_now().await;
    }
    handler.prepare().await;
}

/// Reads the moment at which the service ends an invocation, in milliseconds after 1970.
fn deadline(end: u64) -> Deadline {
    let now = u64::try_from(SystemClock.now().as_millisecond()).unwrap_or_default();
    Deadline::after(Duration::from_millis(end.saturating_sub(now)))
}

/// Sends a trial; one that is not taken fails the invocation, so that an alarm hears of it.
async fn try_out(handler: &Handler) -> Result<Box<Event>, String> {
    let tried = handler.try_out(None).await;
    let event = Event::of_trial(SystemClock.now(), &tried);
    log(&event);
    tried.map(|_| Box::new(event)).map_err(|error| error.to_string())
}
