//! A plain HTTP server, for behind a reverse proxy and for `loket serve`.
//!
//! It bounds what a client can take: time for the head, time and size of the
//! body, time to take the answer, number of connections, memory for all bodies
//! together. It stops by finishing what it has accepted.

mod intake;
mod signal;
mod unreadable;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_io_timeout::TimeoutStream;

pub use self::intake::Intake;
pub use self::signal::stop_signal;
pub use self::unreadable::CommonHeaders;
use self::unreadable::Completing;
use crate::Handler;
use crate::guard::Peer;
use crate::log::Event;

/// How much a client may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The time for a request head, and between two requests.
    pub head: Duration,
    /// The time for a body.
    pub body: Duration,
    /// The time in which a client takes nothing of its answer.
    pub stall: Duration,
    /// The time after which a connection gets no further request.
    pub connection: Duration,
    /// How much is read and dropped of a body that is too large or has no room, in bytes.
    ///
    /// A browser shows the answer only after it could send everything.
    pub drain: u64,
    /// The number of connections; others wait to be accepted.
    pub connections: u32,
    /// The memory for the bodies of all requests together, in bytes.
    pub room: u32,
    /// The time to finish accepted requests when the server stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: Duration::from_secs(30),
            stall: Duration::from_secs(30),
            connection: Duration::from_mins(10),
            drain: 64 * 1024 * 1024,
            connections: 4000,
            room: 64 * 1024 * 1024,
            grace: Duration::from_secs(40),
        }
    }
}

impl Limits {
    /// Returns the limits for a process that may open so many files.
    ///
    /// Each connection is one, and mails are written to files, too.
    #[must_use]
    pub fn within_files(self, files: u64) -> Self {
        let most = files.saturating_sub(FILES_OF_OURS).max(1);
        let connections = u64::from(self.connections).min(most);
        Self { connections: u32::try_from(connections).unwrap_or(self.connections), ..self }
    }
}

/// The longest request head in bytes, as much as nginx takes twice over.
const LONGEST_HEAD: usize = 16 * 1024;
/// The number of files that are kept free of connections.
const FILES_OF_OURS: u64 = 128;
/// How long to wait when the machine has no free connection to give.
const PAUSE: Duration = Duration::from_millis(50);

/// The way from the head of a request to its answer.
type Counter = TowerToHyperService<Router>;

/// Serves a router until `shutdown` is done, then finishes what was accepted.
///
/// `headers` are for the answers to what is no HTTP, which the router never sees.
/// The runtime needs its I/O and time drivers (`enable_all`).
pub async fn serve(
    listener: TcpListener,
    router: Router,
    headers: CommonHeaders,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
) {
    let counter = TowerToHyperService::new(router);
    let (stop, stopped) = watch::channel(());
    let seats = Arc::new(Semaphore::new(usize::try_from(limits.connections).unwrap_or(1)));
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, seat) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &seats) => accepted,
        };
        let (counter, stopped) = (counter.clone(), stopped.clone());
        let headers = Arc::clone(&headers);
        tokio::spawn(async move {
            attend(stream, counter, headers, limits, stopped).await;
            drop(seat);
        });
    }
    drop(listener);
    drop(stop);
    // Every connection has a seat: when all seats are free, all are done.
    let _ = tokio::time::timeout(limits.grace, seats.acquire_many(limits.connections)).await;
}

/// Accepts a connection when there is a seat for it.
async fn accept(
    listener: &TcpListener,
    seats: &Arc<Semaphore>,
) -> (TcpStream, Option<OwnedSemaphorePermit>) {
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

/// Answers the requests of one connection until it ends, or the server stops.
async fn attend(
    stream: TcpStream,
    counter: Counter,
    headers: CommonHeaders,
    limits: Limits,
    mut stopped: watch::Receiver<()>,
) {
    let Ok(peer) = stream.peer_addr() else {
        return;
    };
    // Answers are written in one piece, so there is nothing to wait for.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.stall));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(LONGEST_HEAD);
    // Who has said all and closes that direction still gets the answer.
    http.half_close(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer.ip()));
        counter.call(request)
    });
    let stream = TokioIo::new(Completing::new(Box::pin(stream), headers));
    let mut connection = pin!(http.serve_connection(stream, service));
    // What goes wrong on a connection is the client's to notice.
    tokio::select! {
        _ = connection.as_mut() => return,
        // The channel closes when the server stops.
        _ = stopped.changed() => {}
        () = tokio::time::sleep(limits.connection) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(limits.grace, connection).await;
}

/// Makes the router of the handler binary.
///
/// `observe` gets the event of each request that the handler answered.
pub fn router<F>(handler: Arc<Handler>, intake: Intake, observe: F) -> Router
where
    F: Fn(&Event) + Clone + Send + Sync + 'static,
{
    Router::new().fallback(move |request: Request<Body>| {
        let (handler, intake, observe) = (Arc::clone(&handler), intake.clone(), observe.clone());
        async move { intake.take(&handler, request, observe).await }
    })
}
