//! How fast a client must send or take: it may pause, and on the whole it must get on.
//!
//! A bound for the whole would cut off who is slow but moves: a photograph takes minutes on
//! a bad line. A bound for silence alone could be kept with a byte now and then, for ever.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::AsyncWrite;
use tokio::time::{Instant, Sleep};

/// What a client must keep up.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// For how long nothing may move.
    pub pause: Duration,
    /// How many bytes a second must move on average, after the first pause.
    pub bytes_per_second: u32,
}

/// How far a transfer has come.
#[derive(Debug)]
pub(super) struct Progress {
    pace: Pace,
    start: Instant,
    last: Instant,
    bytes: u64,
}

impl Progress {
    pub(super) fn begin(pace: Pace) -> Self {
        let now = Instant::now();
        Self { pace, start: now, last: now, bytes: 0 }
    }

    /// Notes that so many bytes have moved.
    pub(super) fn moved(&mut self, bytes: usize) {
        self.last = Instant::now();
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
    }

    /// Returns until when more must have moved.
    pub(super) fn deadline(&self) -> Instant {
        let Pace { pause, bytes_per_second } = self.pace;
        let seconds = self.bytes / u64::from(bytes_per_second.max(1));
        (self.last + pause).min(self.start + pause + Duration::from_secs(seconds))
    }
}

/// A stream whose other end must take what is written at a pace.
pub(super) struct Paced<S> {
    stream: S,
    pace: Pace,
    /// Since when something waits to be taken.
    waiting: Option<(Progress, Pin<Box<Sleep>>)>,
}

impl<S> Paced<S> {
    pub(super) const fn new(stream: S, pace: Pace) -> Self {
        Self { stream, pace, waiting: None }
    }

    /// Looks at what became of a write, and ends the waiting of one that takes too long.
    fn judge(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(bytes)) => {
                if let Some((progress, _)) = &mut self.waiting {
                    progress.moved(bytes);
                }
            }
            Poll::Ready(Err(_)) => {}
            Poll::Pending => {
                let pace = self.pace;
                let (progress, sleep) = self.waiting.get_or_insert_with(|| {
                    let progress = Progress::begin(pace);
                    let sleep = Box::pin(tokio::time::sleep_until(progress.deadline()));
                    (progress, sleep)
                });
                if sleep.deadline() != progress.deadline() {
                    sleep.as_mut().reset(progress.deadline());
                }
                if sleep.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
                }
            }
        }
        written
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write(cx, data);
        this.judge(cx, written)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write_vectored(cx, pieces);
        this.judge(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Whoever flushes has nothing more to write: all of it was taken.
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let flushed = Pin::new(&mut this.stream).poll_flush(cx);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            this.waiting = None;
        }
        flushed
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::io::Read as _;

    use tokio::net::TcpStream;

    use super::*;

    #[tokio::test]
    async fn who_takes_an_answer_in_drops_is_let_go() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let taking = std::thread::spawn(move || {
            let (mut client, _) = listener.accept().expect("a connection");
            // Something moves all the time, and far less than must.
            let mut drop = vec![0; 64 * 1024];
            while matches!(client.read(&mut drop), Ok(1..)) {
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        let stream = TcpStream::connect(address).await.expect("a connection");
        let pace = Pace { pause: Duration::from_millis(400), bytes_per_second: u32::MAX };
        let mut paced = Paced::new(stream, pace);
        let answer = vec![0; 1024 * 1024];
        let end = loop {
            let written = poll_fn(|cx| Pin::new(&mut paced).poll_write(cx, &answer)).await;
            if let Err(error) = written {
                break error;
            }
        };
        assert_eq!(end.kind(), io::ErrorKind::TimedOut);
        drop(paced);
        taking.join().expect("the client heard of it");
    }
}
