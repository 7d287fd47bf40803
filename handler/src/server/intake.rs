//! Request bodies: read in time, to a bound for each and a bound for all together.

use std::sync::Arc;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use loket_form::form::TOTAL_LIMIT;
use tokio::sync::oneshot;
use tokio::time::{timeout, timeout_at};
use tokio_util::task::TaskTracker;

use super::limits::Limits;
use super::pace::Progress;
use crate::guard::{Places, Shares};
use crate::log::Event;
use crate::request::announced;
use crate::{Handled, Handler, Unread};

/// What is said after a fault that nobody has thought of, without a template that may be
/// the fault itself. The mail may have gone out before it, so nobody is told that it has not.
const FAULT: &str = "<!doctype html><html lang=\"id\"><title>Ada gangguan</title><main>\
<h1>Ada gangguan pada sistem kami</h1>\
<p>Mungkin formulir Anda belum terkirim. Kembali ke formulir, lalu kirim lagi tanpa mengubah isinya. \
Itu aman: kiriman yang sama pada hari yang sama mendapat nomor yang sama, jadi dikenali sebagai satu.</p>\
<p lang=\"en\">There is a fault on our side, and your form was perhaps not sent. Go back to it and \
send it again without a change. That is safe: the same form on the same day gets the same reference \
number, so it is known as one.</p></main></html>";

/// Takes bodies in; its copies share one bound.
#[derive(Debug, Clone)]
pub struct Intake {
    limits: Limits,
    /// The bytes that bodies may take; each is one place.
    room: Arc<Shares>,
    /// The requests that are not done with.
    tasks: TaskTracker,
}

/// A body in memory, and the room that it takes there.
struct Held {
    body: BytesMut,
    room: Places,
}

/// An answer, and the room that it takes until it has gone out.
struct Kept {
    answer: Bytes,
    _room: Places,
}

impl AsRef<[u8]> for Kept {
    fn as_ref(&self) -> &[u8] {
        &self.answer
    }
}

impl Intake {
    /// Opens an intake with all its room free.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let room = usize::try_from(limits.room).unwrap_or(usize::MAX);
        Self { limits, room: Shares::new(room), tasks: TaskTracker::new() }
    }

    /// Waits until all is done that was taken in, also what is left to do after an answer.
    pub async fn finish(&self) {
        self.tasks.close();
        let _ = timeout(self.limits.grace, self.tasks.wait()).await;
    }

    /// Takes a request in and answers it; `observe` gets what is known of it afterwards.
    ///
    /// It goes on when the client goes away, or has its answer: a request whose mail is on
    /// its way is acknowledged and logged, whether somebody waits for the receipt or not.
    pub async fn take(
        &self,
        handler: &Arc<Handler>,
        request: Request<Body>,
        observe: impl FnOnce(&Event) + Send + 'static,
    ) -> Response<Body> {
        let (intake, asked) = (self.clone(), Arc::clone(handler));
        let (give, answer) = oneshot::channel();
        self.tasks.spawn(async move {
            let Handled { response, mut event, rest } = intake.answer(&asked, request).await;
            let response = response.map(Body::from);
            let Some(rest) = rest else {
                observe(&event);
                let _ = give.send(response);
                return;
            };
            let _ = give.send(response);
            rest.finish(&mut event).await;
            observe(&event);
        });
        // A panic ends its own request and nothing else.
        answer.await.unwrap_or_else(|_| {
            let mut response = Response::new(Body::from(FAULT));
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            *response.headers_mut() = handler.common_headers();
            let media_type = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, media_type);
            response
        })
    }

    /// Reads the body of a request within the limits and lets the handler answer it.
    ///
    /// The room of the body is kept for the answer, which may repeat what was typed, until a
    /// client has taken it.
    async fn answer(&self, handler: &Handler, request: Request<Body>) -> Handled {
        let (parts, body) = request.into_parts();
        let room = self.room.of(handler.client(&parts));
        let (mut answered, is_whole) = match self.read(&parts.headers, body, room).await {
            Ok(Held { body, mut room }) => {
                let request = Request::from_parts(parts, body.freeze());
                let Handled { response, event, rest } = handler.handle(request).await;
                room.shrink(response.body().len());
                let response =
                    response.map(|answer| Bytes::from_owner(Kept { answer, _room: room }));
                (Handled { response, event, rest }, true)
            }
            Err(unread) => (handler.handle_unread(Request::from_parts(parts, ()), unread), false),
        };
        if !is_whole || answered.response.status() == StatusCode::PAYLOAD_TOO_LARGE {
            // What is left of the body would be taken for the next request.
            let close = HeaderValue::from_static("close");
            answered.response.headers_mut().insert(header::CONNECTION, close);
        }
        answered
    }

    /// Reads a body; of one that is too large no more is kept than shows that it is.
    ///
    /// One for which there is no room is read to its end and dropped: a client that
    /// is still sending does not hear an answer.
    async fn read(
        &self,
        headers: &HeaderMap,
        mut body: Body,
        room: Places,
    ) -> Result<Held, Unread> {
        let most = usize::try_from(TOTAL_LIMIT).unwrap_or(usize::MAX);
        let is_announced_too_large = announced(headers) > u64::from(TOTAL_LIMIT);
        let mut held = Held { body: BytesMut::new(), room };
        let mut has_room = true;
        if headers.contains_key(header::EXPECT) && is_announced_too_large {
            // The client waits with the body until it is asked to send it.
            return Ok(held);
        }
        let mut progress = Progress::begin(self.limits.body);
        let mut seen: u64 = 0;
        loop {
            let is_dropped = !has_room || is_announced_too_large || seen > u64::from(TOTAL_LIMIT);
            let frame = match timeout_at(progress.deadline(), body.frame()).await {
                Ok(Some(frame)) => frame,
                Err(_) if !is_dropped => return Err(Unread::TooSlow),
                // Of what is dropped, it is told why, not that it was slow as well.
                Ok(None) | Err(_) => break,
            };
            let Ok(data) = frame.map_err(|_| Unread::Broken)?.into_data() else {
                continue;
            };
            if seen <= u64::from(TOTAL_LIMIT) {
                // What is dropped earns no more time.
                progress.moved(data.len());
            }
            seen = seen.saturating_add(u64::try_from(data.len()).unwrap_or(u64::MAX));
            if has_room && !is_announced_too_large {
                let free = most.saturating_add(1).saturating_sub(held.body.len());
                has_room = held.keep(data.get(..free).unwrap_or(&data));
            }
            if seen > self.limits.drain {
                break;
            }
        }
        if has_room { Ok(held) } else { Err(Unread::NoRoom) }
    }
}

impl Held {
    /// Keeps a piece of a body; returns whether there was room for it.
    ///
    /// Room is taken as bytes arrive, so that a client which announces much and
    /// sends little takes little. When it runs out the request is refused: if those
    /// who have a part of their bodies here waited for each other, none would ever
    /// finish.
    fn keep(&mut self, data: &[u8]) -> bool {
        let has_room = self.room.grow(self.body.len() + data.len());
        if has_room {
            self.body.extend_from_slice(data);
        } else {
            self.body = BytesMut::new();
            self.room.shrink(0);
        }
        has_room
    }
}
