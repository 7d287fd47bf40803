//! A plain HTTP server, for behind a reverse proxy and for `loket serve`.
//!
//! It bounds what a client can take: time for the head, pace and size of the
//! body, pace of taking the answer, number of connections, and memory for all bodies
//! together, which an answer that repeats one keeps until it is taken; no single address
//! can hold all of either. What the work on a body needs for a moment comes on top: its
//! parts, its mail, what is unpacked in the search for keys. It stops by finishing what it
//! has accepted.

mod intake;
mod limits;
mod pace;
mod signal;
mod unreadable;

use std::net::IpAddr;
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
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};

pub use self::intake::Intake;
pub use self::limits::Limits;
pub use self::pace::Pace;
use self::pace::Paced;
pub use self::signal::{HangUps, stop_signal};
pub use self::unreadable::CommonHeaders;
use self::unreadable::Completing;
use crate::current::Current;
use crate::guard::{Peer, Proxies, Shares};
use crate::log::Event;

/// The longest request head in bytes, as much as nginx takes twice over.
const LONGEST_HEAD: usize = 16 * 1024;
/// How long to wait when the machine has no free connection to give.
const PAUSE: Duration = Duration::from_millis(50);

/// The way from the head of a request to its answer.
type Counter = TowerToHyperService<Router>;

/// Serves a router until `shutdown` is done, then finishes what was accepted.
///
/// `headers` are for the answers to what is no HTTP, which the router never sees; `proxies`
/// may have any number of connections.
/// The runtime needs its I/O and time drivers (`enable_all`).
pub async fn serve(
    listener: TcpListener,
    router: Router,
    headers: CommonHeaders,
    proxies: Proxies,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
) {
    let counter = TowerToHyperService::new(router);
    let (stop, stopped) = watch::channel(());
    let seats = Arc::new(Semaphore::new(usize::try_from(limits.connections).unwrap_or(1)));
    let shares = Shares::new(usize::try_from(limits.connections).unwrap_or(1));
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, peer, seat) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &seats) => accepted,
        };
        let mut place = shares.of(proxies.peer(peer));
        if !place.grow(1) {
            // It has its share: closing says so sooner than waiting would.
            continue;
        }
        let (counter, stopped) = (counter.clone(), stopped.clone());
        let headers = Arc::clone(&headers);
        tokio::spawn(async move {
            attend((stream, peer), counter, headers, limits, stopped).await;
            // Whoever gets the seat must find the place free.
            drop(place);
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
) -> (TcpStream, IpAddr, Option<OwnedSemaphorePermit>) {
    loop {
        // The semaphore is never closed; without a permit there would be no bound.
        let seat = Arc::clone(seats).acquire_owned().await.ok();
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer.ip(), seat),
            // No file descriptor left, or a client that went away: soon there is one again.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection until it ends, or the server stops.
async fn attend(
    (stream, peer): (TcpStream, IpAddr),
    counter: Counter,
    headers: CommonHeaders,
    limits: Limits,
    mut stopped: watch::Receiver<()>,
) {
    // Answers are written in one piece, so there is nothing to wait for.
    let _ = stream.set_nodelay(true);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(LONGEST_HEAD);
    // Who has said all and closes that direction still gets the answer.
    http.half_close(true);
    let begun = Arc::new(Notify::new());
    let begins = Arc::clone(&begun);
    let service = service_fn(move |mut request: Request<Incoming>| {
        begins.notify_one();
        request.extensions_mut().insert(Peer(peer));
        counter.call(request)
    });
    let (requests, answers) = stream.into_split();
    let answers = Completing::new(Paced::new(answers, limits.answer), headers);
    let stream = TokioIo::new(tokio::io::join(requests, answers));
    let mut connection = pin!(http.serve_connection(stream, service));
    // What goes wrong on a connection is the client's to notice.
    tokio::select! {
        _ = connection.as_mut() => return,
        // The channel closes when the server stops.
        _ = stopped.changed() => {}
        () = tokio::time::sleep(limits.connection) => {
            connection.as_mut().graceful_shutdown();
            // The request that it has may go on at its pace.
            tokio::select! {
                _ = connection.as_mut() => return,
                _ = stopped.changed() => {}
            }
        }
    }
    // The first request may be on its way to a connection that was accepted: it would be lost.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = begun.notified() => {}
        () = tokio::time::sleep(limits.head) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(limits.grace, connection).await;
}

/// Makes the router of the handler binary.
///
/// `observe` gets the event of each request that the handler answered.
pub fn router<F>(current: Current, intake: Intake, observe: F) -> Router
where
    F: Fn(&Event) + Clone + Send + Sync + 'static,
{
    Router::new().fallback(move |request: Request<Body>| {
        let (handler, intake, observe) = (current.get(), intake.clone(), observe.clone());
        async move { intake.take(&handler, request, observe).await }
    })
}
