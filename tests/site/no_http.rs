//! What is no HTTP: `loket serve` answers it with the headers of its pages.

use crate::live::Live;
use crate::site::Site;
use crate::support::headers::assert_protecting;
use crate::support::http::Message;
use crate::support::no_http;

/// Asserts that an answer has the headers of a page.
fn assert_headers_of(page: &Message, name: &str, answer: &Message) {
    let policy = assert_protecting("a page", |header| page.header(header));
    assert_eq!(assert_protecting(name, |header| answer.header(header)), policy, "{name}");
}

#[test]
fn an_answer_to_what_is_no_http_has_the_headers_of_pages() {
    let site = Site::small();
    let live = Live::start(&site);
    let page = live.get("/");
    for (name, answer) in no_http::answers(live.address) {
        assert_headers_of(&page, name, &answer);
    }
    let [first, second, last] = no_http::after_good_ones(live.address, "/", "HTTP/1.1");
    for good in [first, second] {
        assert_eq!((good.status(), &good.body), (200, &page.body));
    }
    assert_eq!(last.status(), 400);
    assert_headers_of(&page, "the last", &last);
}
