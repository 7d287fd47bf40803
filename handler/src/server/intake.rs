//! Request bodies: read in time, to a bound for each and a bound for all together.

use std::sync::Arc;

use axum::body::Body;
use bytes::BytesMut;
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use loket_form::form::TOTAL_LIMIT;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Limits;
use crate::log::Event;
use crate::request::announced;
use crate::{Handled, Handler, Unread};

/// What is said after a fault that nobody has thought of, without a template that may be
/// the fault itself. Nobody knows how far the request came, so it may be sent once more:
/// the same form has the same reference.
const FAULT: &str = "<!doctype html><html lang=\"id\"><title>Ada gangguan</title><main>\
<h1>Ada gangguan pada sistem kami</h1>\
<p>Anggap formulir Anda belum terkirim. Kembali ke formulir, lalu kirim lagi. \
Kiriman yang sama pada hari yang sama mendapat nomor yang sama.</p>\
<p lang=\"en\">There is a fault on our side. Take your form as not sent: go back to it and send it again. \
The same form on the same day gets the same reference number.</p></main></html>";
/// What one permit stands for, in bytes.
const UNIT: usize = 1024;

/// Takes bodies in; its copies share one bound.
#[derive(Debug, Clone)]
pub struct Intake {
    limits: Limits,
    room: Arc<Semaphore>,
}

/// A body in memory, and the room that it takes there.
#[derive(Default)]
struct Held {
    body: BytesMut,
    room: Option<OwnedSemaphorePermit>,
}

impl Intake {
    /// Opens an intake with all its room free.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let units = usize::try_from(limits.room).unwrap_or(usize::MAX) / UNIT;
        Self { limits, room: Arc::new(Semaphore::new(units)) }
    }

    /// Takes a request in and answers it; `observe` gets what is known of it afterwards.
    ///
    /// It goes on when the client goes away: a request whose mail is on its way is
    /// acknowledged and logged, whether somebody waits for the receipt or not.
    pub async fn take(
        &self,
        handler: &Arc<Handler>,
        request: Request<Body>,
        observe: impl FnOnce(&Event) + Send + 'static,
    ) -> Response<Body> {
        let (intake, asked) = (self.clone(), Arc::clone(handler));
        let taken = tokio::spawn(async move {
            let answered = intake.answer(&asked, request).await;
            observe(&answered.event);
            answered.response.map(Body::from)
        });
        // A panic ends its own request and nothing else.
        taken.await.unwrap_or_else(|_| {
            let mut response = Response::new(Body::from(FAULT));
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            *response.headers_mut() = handler.common_headers();
            let media_type = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, media_type);
            response
        })
    }

    /// Reads the body of a request within the limits and lets the handler answer it.
    async fn answer(&self, handler: &Handler, request: Request<Body>) -> Handled {
        let (parts, body) = request.into_parts();
        let read = tokio::time::timeout(self.limits.body, self.read(&parts.headers, body)).await;
        let (mut answered, is_whole) = match read.unwrap_or(Err(Unread::TooSlow)) {
            Ok(Held { body, room }) => {
                let request = Request::from_parts(parts, body.freeze());
                let answered = handler.handle(request).await;
                drop(room);
                (answered, true)
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
    async fn read(&self, headers: &HeaderMap, mut body: Body) -> Result<Held, Unread> {
        let most = usize::try_from(TOTAL_LIMIT).unwrap_or(usize::MAX);
        let is_announced_too_large = announced(headers) > u64::from(TOTAL_LIMIT);
        let mut held = Held::default();
        let mut has_room = true;
        if headers.contains_key(header::EXPECT) && is_announced_too_large {
            // The client waits with the body until it is asked to send it.
            return Ok(held);
        }
        let mut seen: u64 = 0;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Unread::Broken)?.into_data() else {
                continue;
            };
            seen = seen.saturating_add(u64::try_from(data.len()).unwrap_or(u64::MAX));
            if has_room && !is_announced_too_large {
                let free = most.saturating_add(1).saturating_sub(held.body.len());
                has_room = self.keep(&mut held, data.get(..free).unwrap_or(&data));
                if !has_room {
                    held = Held::default();
                }
            }
            if seen > self.limits.drain {
                break;
            }
        }
        if has_room { Ok(held) } else { Err(Unread::NoRoom) }
    }

    /// Keeps a piece of a body; returns whether there was room for it.
    ///
    /// Room is taken as bytes arrive, so that a client which announces much and
    /// sends little takes little. When it runs out the request is refused: if those
    /// who have a part of their bodies here waited for each other, none would ever
    /// finish.
    fn keep(&self, held: &mut Held, data: &[u8]) -> bool {
        let length = held.body.len() + data.len();
        let needed = length.div_ceil(UNIT);
        let taken = held.room.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        if let Ok(more @ 1..) = u32::try_from(needed.saturating_sub(taken)) {
            let Ok(room) = Arc::clone(&self.room).try_acquire_many_owned(more) else {
                return false;
            };
            match &mut held.room {
                Some(own) => own.merge(room),
                None => held.room = Some(room),
            }
        }
        held.body.extend_from_slice(data);
        true
    }
}
