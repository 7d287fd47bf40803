//! The answers to what is no HTTP, with the headers that every answer has.
//!
//! A head that cannot be read never reaches the router: hyper answers it itself,
//! with a status and nothing else, and has no place to say more. So what it
//! writes is looked at on its way out.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf as _, Bytes};
use http::HeaderMap;
use tokio::io::AsyncWrite;

/// Tells the headers that every answer has, as they are now.
pub type CommonHeaders = Arc<dyn Fn() -> HeaderMap + Send + Sync>;

/// The length of an answer up to which it may be one of hyper's own; theirs have about 120 bytes.
const LONGEST: usize = 256;
/// The headers that hyper sets by itself.
const OF_HYPER: [&str; 3] = ["connection", "content-length", "date"];

/// A stream that adds the common headers to an answer that has none of its own.
pub(super) struct Completing<S> {
    stream: S,
    headers: CommonHeaders,
    /// A completed answer that has been taken but not written yet.
    owed: Bytes,
}

impl<S> Completing<S> {
    pub(super) const fn new(stream: S, headers: CommonHeaders) -> Self {
        Self { stream, headers, owed: Bytes::new() }
    }
}

impl<S: AsyncWrite + Unpin> Completing<S> {
    /// Writes what is owed, so that nothing overtakes it.
    fn poll_settle(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.owed.is_empty() {
            let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &self.owed))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.owed.advance(written);
        }
        Poll::Ready(Ok(()))
    }

    /// Takes an answer of hyper's own to write it completed; returns its length.
    fn take(&mut self, pieces: &[IoSlice<'_>]) -> Option<usize> {
        let length = pieces.iter().map(|piece| piece.len()).sum();
        if length > LONGEST || !pieces.first()?.starts_with(b"HTTP/1.") {
            return None;
        }
        let answer = pieces.iter().flat_map(|piece| piece.iter().copied()).collect::<Vec<_>>();
        self.owed = completed(&answer, &(self.headers)())?;
        Some(length)
    }
}

/// Adds headers to an answer that is whole, has no body, and no header but hyper's.
fn completed(answer: &[u8], headers: &HeaderMap) -> Option<Bytes> {
    let head = answer.strip_suffix(b"\r\n\r\n")?;
    let lines = std::str::from_utf8(head).ok()?.split("\r\n").skip(1);
    let own = lines.map(|line| line.split_once(": ")).collect::<Option<Vec<_>>>()?;
    // A whole answer tells its length; `100 Continue` is none.
    let is_empty = own.contains(&("content-length", "0"));
    if !is_empty || !own.iter().all(|(name, _)| OF_HYPER.contains(name)) {
        return None;
    }
    let mut whole = [head, b"\r\n"].concat();
    for (name, value) in headers {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            whole.extend_from_slice(part);
        }
    }
    whole.extend_from_slice(b"\r\n");
    Some(whole.into())
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Completing<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.poll_settle(cx))?;
        match this.take(&[IoSlice::new(data)]) {
            Some(taken) => Poll::Ready(Ok(taken)),
            None => Pin::new(&mut this.stream).poll_write(cx, data),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.poll_settle(cx))?;
        match this.take(pieces) {
            Some(taken) => Poll::Ready(Ok(taken)),
            None => Pin::new(&mut this.stream).poll_write_vectored(cx, pieces),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_settle(cx))?;
        Pin::new(&mut this.stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_settle(cx))?;
        Pin::new(&mut this.stream).poll_shutdown(cx)
    }
}
