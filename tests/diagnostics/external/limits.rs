//! Servers that are slow, or do not stop talking.

use std::io::{BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use super::{site, told};
use crate::support::http::Message;

/// Starts a server that does something with each connection.
fn server(serve: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || listener.incoming().flatten().for_each(serve));
    url
}

fn read(stream: &TcpStream) {
    Message::read(&mut BufReader::new(stream.try_clone().expect("a socket")));
}

#[test]
fn a_server_that_is_silent_or_slow_is_not_waited_for() {
    let silent = server(|stream| {
        read(&stream);
        // Until the other side has had enough.
        let _ = std::io::Read::read(&mut &stream, &mut [0]);
    });
    let slow = server(|mut stream| {
        read(&stream);
        let _ = stream.write_all(b"HTTP/1.1 200 X\r\nX-Slow: ");
        while stream.write_all(b"x").is_ok() {
            std::thread::sleep(Duration::from_millis(200));
        }
    });
    let site = site(&[&silent, &slow]);
    let text = site.check(&["--external=any", "--lang", "en"]).stdout;
    assert_eq!(text.matches("was not answered in time").count(), 2, "{text}");
    for line in [5, 6] {
        assert!(text.contains(&format!("--> content/tautan.md:{line}:1")), "{text}");
    }
}

#[test]
fn headers_without_end_are_not_read_to_their_end() {
    let line = format!("X-Endless: {}\r\n", "x".repeat(4096));
    let url = server(move |mut stream| {
        read(&stream);
        let _ = stream.write_all(b"HTTP/1.1 200 X\r\n");
        while stream.write_all(line.as_bytes()).is_ok() {}
    });
    assert_eq!(
        told(&site(&[&url]), "--external=any"),
        ["warning silent-link content/tautan.md:5:1"]
    );
}

#[test]
fn what_is_no_http_is_no_answer() {
    let url = server(|mut stream| {
        read(&stream);
        let _ = stream.write_all(b"220 mail.contoh.go.id ESMTP\r\n");
    });
    assert_eq!(
        told(&site(&[&url]), "--external=any"),
        ["warning silent-link content/tautan.md:5:1"]
    );
}
