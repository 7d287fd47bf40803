//! A plain HTTP server, for behind a reverse proxy and for `loket serve`.
//!
//! It bounds what a client can take: time for the head, time and size of the
//! body, number of connections. It stops by finishing what it has accepted.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use loket_form::form::TOTAL_LIMIT;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::log::Event;
use crate::request::announced;
use crate::{Handled, Handler, Unread};

/// How much a client may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The time for a request head, and between two requests.
    pub head: Duration,
    /// The time for a body.
    pub body: Duration,
    /// How much of a body that is too large is read and dropped, in bytes.
    ///
    /// A browser shows the answer only after it could send everything.
    pub drain: u64,
    /// The number of connections; others wait to be accepted.
    pub connections: usize,
    /// The time to finish accepted requests when the server stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: Duration::from_secs(30),
            drain: 64 * 1024 * 1024,
            connections: 1000,
            grace: Duration::from_secs(40),
        }
    }
}

/// The longest request head in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// How long to wait when the machine has no free connection to give.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves a router until `shutdown` is done, then finishes what was accepted.
///
/// The runtime needs its I/O and time drivers (`enable_all`).
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(LONGEST_HEAD);
    let service = TowerToHyperService::new(router);
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(limits.connections));
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, seat) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &seats) => accepted,
        };
        // Answers are written in one piece, so there is nothing to wait for.
        let _ = stream.set_nodelay(true);
        let connection = http.serve_connection(TokioIo::new(stream), service.clone());
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // What goes wrong on a connection is the client's to notice.
            let _ = connection.await;
            drop(seat);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(limits.grace, graceful.shutdown()).await;
}

/// Accepts a connection when there is a seat for it.
async fn accept(
    listener: &TcpListener,
    seats: &Arc<Semaphore>,
) -> (TcpStream, Option<tokio::sync::OwnedSemaphorePermit>) {
    loop {
        // The semaphore is never closed; without a permit there would be no bound.
        let seat = Arc::clone(seats).acquire_owned().await.ok();
        match listener.accept().await {
            Ok((stream, _)) => return (stream, seat),
            // No file descriptor left, or a client that went away: soon there is one again.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Makes the router of the handler binary: the forms, and `GET /api/health`.
///
/// `observe` gets the event of each request that the handler answered.
pub fn router<F>(handler: Arc<Handler>, limits: Limits, observe: F) -> Router
where
    F: Fn(&Event) + Clone + Send + Sync + 'static,
{
    let forms = move |request: Request<Body>| {
        let (handler, observe) = (Arc::clone(&handler), observe.clone());
        async move {
            let answered = answer(&handler, request, limits).await;
            observe(&answered.event);
            answered.response.map(Body::from)
        }
    };
    Router::new().route("/api/health", axum::routing::get(health)).fallback(forms)
}

async fn health() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Reads the body of a request within the limits and lets the handler answer it.
pub async fn answer(handler: &Handler, request: Request<Body>, limits: Limits) -> Handled {
    let (parts, body) = request.into_parts();
    let read = tokio::time::timeout(limits.body, read(&parts.headers, body, limits.drain)).await;
    let request = |body| Request::from_parts(parts, body);
    let (mut answered, is_whole) = match read {
        Ok(Ok(body)) => (handler.handle(request(()).map(|()| body)).await, true),
        Ok(Err(_)) => (handler.handle_unread(request(()), Unread::Broken), false),
        Err(_) => (handler.handle_unread(request(()), Unread::TooSlow), false),
    };
    if !is_whole || answered.response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        // What is left of the body would be taken for the next request.
        let close = HeaderValue::from_static("close");
        answered.response.headers_mut().insert(header::CONNECTION, close);
    }
    answered
}

/// Reads a body; of one that is too large no more is kept than shows that it is.
async fn read(headers: &HeaderMap, mut body: Body, drain: u64) -> Result<Bytes, axum::Error> {
    let most = usize::try_from(TOTAL_LIMIT).unwrap_or(usize::MAX);
    if headers.contains_key(header::EXPECT) && announced(headers) > u64::from(TOTAL_LIMIT) {
        // The client waits with the body until it is asked to send it.
        return Ok(Bytes::new());
    }
    let mut kept = BytesMut::new();
    let mut seen: u64 = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else {
            continue;
        };
        seen = seen.saturating_add(u64::try_from(data.len()).unwrap_or(u64::MAX));
        let room = most.saturating_add(1).saturating_sub(kept.len());
        kept.extend_from_slice(data.get(..room).unwrap_or(&data));
        if seen > drain {
            break;
        }
    }
    Ok(kept.freeze())
}

/// Waits until the process is asked to stop: by SIGTERM, or by Ctrl-C.
pub async fn stop_signal() {
    let interrupted = async {
        // Without a handler the signal still ends the process, only less gently.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signals) => {
            signals.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
