//! What is no HTTP: answered with the headers of every answer.

use std::net::SocketAddr;

use crate::support::http::{Message, send};
use crate::support::no_http;
use crate::support::process::Program;
use crate::world::answer::assert_common_headers;
use crate::world::site::ACTION;

fn assert_headers(name: &str, answer: &Message) {
    assert_common_headers(name, |header| answer.header(header));
}

fn listening() -> (Program, SocketAddr) {
    let outbox = tempfile::tempdir().expect("a folder");
    let (program, address) = Program::listen(outbox.path());
    (program.keeping(outbox), address)
}

#[test]
fn an_answer_to_what_is_no_http_has_the_security_headers() {
    let (program, address) = listening();
    for (name, answer) in no_http::answers(address) {
        assert_headers(name, &answer);
        assert_eq!(answer.header("connection"), "close", "{name}");
    }
    program.assert_discreet();
}

#[test]
fn what_goes_before_it_on_the_connection_is_answered_as_ever() {
    let (_program, address) = listening();
    let alone = send(address, "GET", ACTION, &[], b"");
    for version in ["HTTP/1.1", "HTTP/1.0"] {
        let [first, second, last] = no_http::after_good_ones(address, ACTION, version);
        for good in [first, second] {
            assert_eq!((good.status(), &good.body), (405, &alone.body), "{version}");
            assert_headers(version, &good);
        }
        assert_eq!(last.status(), 400, "{version}");
        assert_headers(version, &last);
    }
}
