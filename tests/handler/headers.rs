//! The headers that keep an answer where it belongs.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::Request;
use loket_handler::Unread;
use loket_handler::email::Email;
use loket_handler::guard::Guards;
use loket_handler::mailer::{Checking, Patience, Sending, Transport};
use loket_handler::server::{Intake, Limits};

use crate::world::answer::{Answer, assert_common_headers};
use crate::world::posting::Posting;
use crate::world::site::{ACTION, NOW, World, bundle, handler, manifest};

/// One answer of every sort.
pub(crate) async fn answers() -> Vec<(&'static str, Answer)> {
    let world = World::new();
    let accepted = world.post(&Posting::of_sari()).await;
    let receipt = accepted.receipt();
    let with = |posting: Posting| posting.request(ACTION);
    let bare = |method: &str, path: &str| {
        Request::builder().method(method).uri(path).body(Bytes::new()).expect("a request")
    };
    world.outbox.plan([Some(loket_handler::mailer::memory::Fault::Refuse)]);
    let not_received = world.post(&Posting::of_sari()).await;
    let requests = [
        ("created", with(Posting::of_sari().json())),
        ("refused", with(Posting::of_sari().set("nik", "1"))),
        ("refused as json", with(Posting::of_sari().set("nik", "1").json())),
        ("trap", with(Posting::of_sari().set("situs_web", "x"))),
        ("foreign", with(Posting::of_sari().header("origin", "null"))),
        ("type", with(Posting::of_sari().header("content-type", "text/plain"))),
        ("large", with(Posting::of_sari().header("content-length", "9999999"))),
        ("method", bare("GET", ACTION)),
        ("head of a form", bare("HEAD", ACTION)),
        ("options of a form", bare("OPTIONS", ACTION)),
        ("unknown", bare("GET", "/api/forms/tidak-ada")),
        ("options of nothing", bare("OPTIONS", "/")),
        ("receipt", bare("GET", &receipt)),
        ("head of a receipt", bare("HEAD", &receipt)),
        ("posted receipt", bare("POST", &receipt)),
        ("health", bare("GET", "/api/health")),
        ("posted health", bare("POST", "/api/health")),
        ("no proof asked for", bare("GET", "/api/forms/kominfo/lock/proof")),
        ("damaged", bare("POST", ACTION)),
        ("bad receipt", bare("GET", "/api/forms/kominfo/lock/tanda-terima?ref=x")),
    ];
    let mut answers = vec![("accepted", accepted), ("not received", not_received)];
    for (name, request) in requests {
        answers.push((name, world.send(request).await));
    }
    for (name, unread) in
        [("slow", Unread::TooSlow), ("broken", Unread::Broken), ("no room", Unread::NoRoom)]
    {
        let request = Request::post(ACTION).body(()).expect("a request");
        answers.push((name, Answer::new(world.handler.handle_unread(request, unread))));
    }
    answers
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    for (name, answer) in answers().await {
        assert_common_headers(name, |header| answer.header(header));
        assert!(answer.header("vary").contains("Accept"), "{name}");
        let media_type = answer.header("content-type");
        assert!(answer.body.is_empty() || !media_type.is_empty(), "{name}");
    }
}

#[tokio::test]
async fn no_answer_sets_a_cookie_or_opens_to_other_origins() {
    for (name, answer) in answers().await {
        for header in ["set-cookie", "server", "x-powered-by", "etag"] {
            assert!(!answer.headers.contains_key(header), "{header} of {name}");
        }
        let mut names = answer.headers.keys().map(http::HeaderName::as_str);
        assert!(!names.any(|header| header.starts_with("access-control-")), "{name}");
    }
}

#[tokio::test]
async fn no_answer_is_a_fault_of_ours_but_for_the_back_end() {
    for (name, answer) in answers().await {
        assert!(answer.status < 500 || answer.status == 503, "{name}: {}", answer.status);
        assert_eq!(answer.status, answer.event.status, "{name}");
    }
}

/// A back end with a fault that nobody has thought of.
struct Broken;

impl Transport for Broken {
    fn name(&self) -> &'static str {
        "broken"
    }

    fn send(&self, _: Email, _: Patience) -> Sending<'_> {
        panic!("a fault that nobody has thought of");
    }

    fn check(&self, _: Duration) -> Checking<'_> {
        panic!("a fault that nobody has thought of");
    }
}

#[tokio::test]
async fn a_panic_ends_its_own_request_with_the_security_headers_and_nothing_else() {
    let handler = handler(bundle(&manifest()), Arc::new(Broken), NOW, Guards::default());
    let handler = Arc::new(handler.expect("a usable site"));
    let intake = Intake::new(Limits::default());
    for _ in 0..2 {
        let request = Posting::of_sari().request(ACTION).map(Body::from);
        let answer = intake.take(&handler, request, |_| ()).await;
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
        let headers = answer.headers();
        assert_common_headers("an answer after a panic", |header| {
            headers.get(header).map_or("", |value| value.to_str().expect("ASCII"))
        });
        let page = axum::body::to_bytes(answer.into_body(), 10_000).await.expect("a page");
        let page = std::str::from_utf8(&page).expect("text");
        // The script of the form shows the heading of an answer and what follows it.
        assert!(page.contains("<main><h1>") && page.contains("belum terkirim"), "{page}");
        assert!(!page.contains("nobody has thought of"), "{page}");
    }
    let refused = Posting::of_sari().set("nik", "1").request(ACTION).map(Body::from);
    assert_eq!(intake.take(&handler, refused, |_| ()).await.status(), 422, "it answers on");
}
