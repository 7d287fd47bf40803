//! HTTP/1.1 by hand: what is tested is on the other side of the socket.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long a test waits for anything at most: what takes longer hangs, on the busiest machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(3);

/// A request or an answer.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) start: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Message {
    /// Reads a message to its end; `None` if the other side has closed.
    pub(crate) fn read(reader: &mut BufReader<TcpStream>) -> Option<Self> {
        let mut message = Self::read_head(reader)?;
        if message.header("transfer-encoding") == "chunked" {
            message.body = chunks(reader)?;
        } else {
            let length = message.header("content-length").parse().unwrap_or(0);
            message.body = vec![0; length];
            reader.read_exact(&mut message.body).ok()?;
        }
        Some(message)
    }

    fn read_head(reader: &mut BufReader<TcpStream>) -> Option<Self> {
        let start = line(reader)?;
        let mut headers = Vec::new();
        loop {
            let line = line(reader)?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Some(Self { start, headers, body: Vec::new() })
    }

    /// Returns a header, which must not come twice; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(other, _)| other == name);
        let value = found.next().map_or("", |(_, value)| value);
        assert!(found.next().is_none(), "`{name}` comes twice");
        value
    }

    pub(crate) fn status(&self) -> u16 {
        self.start.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }
}

fn line(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    match reader.read_line(&mut line) {
        Ok(1..) => Some(line.trim_end().to_owned()),
        _ => None,
    }
}

fn chunks(reader: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = usize::from_str_radix(&line(reader)?, 16).ok()?;
        let mut chunk = vec![0; size];
        reader.read_exact(&mut chunk).ok()?;
        line(reader)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(&chunk);
    }
}

/// Connects, with an end to waiting.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect_timeout(&address, PATIENCE).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream.set_write_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

/// Writes a request with its length.
pub(crate) fn write_request(
    stream: &mut TcpStream,
    method: &str,
    path: &str,
    headers: &[(&str, String)],
    body: &[u8],
) {
    stream.write_all(&request(method, path, headers, body)).expect("the request is taken");
}

/// Returns the bytes of a request with its length.
pub(crate) fn request(
    method: &str,
    path: &str,
    headers: &[(&str, String)],
    body: &[u8],
) -> Vec<u8> {
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

/// Sends a request on a connection of its own.
pub(crate) fn send(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, String)],
    body: &[u8],
) -> Message {
    let mut stream = connect(address);
    write_request(&mut stream, method, path, headers, body);
    Message::read(&mut BufReader::new(stream)).expect("an answer")
}

/// An address at which nobody listens, and nobody else will as long as it is kept.
pub(crate) struct ClosedPort {
    stream: TcpStream,
    _other_end: TcpListener,
}

impl ClosedPort {
    pub(crate) fn new() -> Self {
        // The end of a connection that was asked for has a port, and takes no other connection.
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let stream = connect(listener.local_addr().expect("an address"));
        Self { stream, _other_end: listener }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.stream.local_addr().expect("an address")
    }
}

/// Sends a request on a connection of its own and takes all that comes on it for the body:
/// after the head of an answer to HEAD, or of one that nothing has changed, there must be none.
pub(crate) fn send_last(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, String)],
) -> Message {
    let mut stream = connect(address);
    let headers = [headers, &[("Connection", "close".to_owned())]].concat();
    write_request(&mut stream, method, path, &headers, b"");
    let mut reader = BufReader::new(stream);
    let mut message = Message::read_head(&mut reader).expect("an answer");
    reader.read_to_end(&mut message.body).expect("the end");
    message
}

/// What a stub does with a request.
pub(crate) enum Reply {
    /// It answers with a status, headers and a body.
    Answer(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// It closes the connection without a word.
    Drop,
}

/// A server of ours for one test.
pub(crate) struct Stub {
    pub(crate) address: SocketAddr,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Stub {
    /// Serves on loopback until it is dropped.
    pub(crate) fn start(serve: impl Fn(&Message) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let stopped = Arc::new(AtomicBool::new(false));
        let (serve, flag) = (Arc::new(serve), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if flag.load(Ordering::SeqCst) {
                    return;
                }
                let serve = Arc::clone(&serve);
                std::thread::spawn(move || converse(stream, serve.as_ref()));
            }
        });
        Self { address, stopped, thread: Some(thread) }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // One more connection, so that the listener looks at the flag.
        let _ = TcpStream::connect_timeout(&self.address, PATIENCE);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn converse(stream: TcpStream, serve: &(impl Fn(&Message) -> Reply + ?Sized)) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let Ok(mut writer) = stream.try_clone() else {
        return;
    };
    let mut reader = BufReader::new(stream);
    while let Some(message) = Message::read(&mut reader) {
        let Reply::Answer(status, headers, body) = serve(&message) else {
            return;
        };
        let mut head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head.push_str("\r\n");
        if writer.write_all(&[head.as_bytes(), &body].concat()).is_err() {
            return;
        }
    }
}
