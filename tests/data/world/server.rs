//! `loket serve` as a process, asked over plain sockets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server; it is stopped when it is dropped.
pub(crate) struct Server {
    child: Child,
    address: String,
    _outbox: tempfile::TempDir,
}

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Server {
    /// Serves the content on a free port.
    pub(crate) fn of(content: &Path) -> Self {
        let outbox = tempfile::tempdir().expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_loket"))
            .args(["serve", "--port", "0", "--content"])
            .arg(content.canonicalize().expect("content"))
            .arg("--outbox")
            .arg(outbox.path().join("outbox"))
            .current_dir(outbox.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let address = lines
            .find_map(|line| Some(line.expect("text").split_once("http://")?.1.to_owned()))
            .expect("the address that it listens on");
        // The rest is read as well: a full pipe would stop the server.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.trim_end_matches('/').to_owned(), _outbox: outbox }
    }

    /// Asks for an address as it is, with these further header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
        let headers: String = headers.iter().flat_map(|line| [*line, "\r\n"]).collect();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).expect("written");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("read");
        Answer::parse(&answer)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn parse(answer: &[u8]) -> Self {
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&answer[..end]).expect("text");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.parse().expect("a number"),
            headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
            body: answer[end + 4..].to_vec(),
        }
    }

    /// The value of a header, which must not come twice.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(header, _)| header == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "`{name}` comes twice");
        value
    }
}
