//! Requests that are no HTTP, sent as they are.

use std::io::{BufReader, Write as _};
use std::net::SocketAddr;

use super::http::{Message, connect};

/// What a server cannot read, with the status that RFC 9110 and RFC 6585 have for it.
fn unreadable() -> Vec<(&'static str, u16, Vec<u8>)> {
    let host = "Host: localhost\r\n";
    let with = |line: &str| format!("GET / HTTP/1.1\r\n{host}{line}\r\n\r\n").into_bytes();
    vec![
        ("a method of odd characters", 400, b"G(T / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec()),
        ("no request line", 400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec()),
        ("another version", 400, format!("GET / HTTP/9.9\r\n{host}\r\n").into_bytes()),
        ("a space in the target", 400, format!("GET /a b HTTP/1.1\r\n{host}\r\n").into_bytes()),
        ("a line without a colon", 400, with("tanpa titik dua")),
        ("a NUL", 400, with("X-Uji: a\0b")),
        ("a CR alone", 400, with("X-Uji: a\rb")),
        ("no number as length", 400, with("Content-Length: dua")),
        ("two lengths", 400, with("Content-Length: 1\r\nContent-Length: 2")),
        ("an unknown coding", 400, with("Transfer-Encoding: uji")),
        ("a long head", 431, with(&format!("X-Uji: {}", "a".repeat(20_000)))),
        ("a head of many lines", 431, with(&"X-Uji: a\r\n".repeat(200))),
    ]
}

/// Sends each and returns what is answered, after it has the expected status and no body.
pub(crate) fn answers(address: SocketAddr) -> Vec<(&'static str, Message)> {
    let requests = unreadable().into_iter();
    requests
        .map(|(name, status, request)| {
            let mut stream = connect(address);
            // It may have been answered before the last of it was taken.
            let _ = stream.write_all(&request);
            let answer = Message::read(&mut BufReader::new(stream));
            let answer = answer.unwrap_or_else(|| panic!("{name}: no answer"));
            assert_eq!(answer.status(), status, "{name}");
            assert_eq!(answer.header("content-length"), "0", "{name}");
            (name, answer)
        })
        .collect()
}

/// Sends two good requests and one that cannot be read in one go; returns the three answers.
pub(crate) fn after_good_ones(address: SocketAddr, path: &str, version: &str) -> [Message; 3] {
    let good = format!("GET {path} {version}\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    let mut stream = connect(address);
    stream.write_all(format!("{good}{good}G(T / HTTP/1.1\r\n\r\n").as_bytes()).expect("sent");
    let mut reader = BufReader::new(stream);
    let answers = [(); 3].map(|()| Message::read(&mut reader).expect("an answer"));
    assert!(Message::read(&mut reader).is_none(), "nothing follows");
    answers
}
