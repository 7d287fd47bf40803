//! Requests that no form makes: each is answered by its status, and nothing is sent.

use bytes::Bytes;
use http::Request;

use crate::world::answer::Answer;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, ORIGIN, World};

const LIMIT: usize = 4 * 1024 * 1024;

async fn assert_stopped(world: &World, posting: &Posting, status: u16, kind: &str) -> Answer {
    let answer = world.post(posting).await;
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.event.outcome, kind);
    let problem = world.post(&posting.clone().json()).await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    let json = problem.json();
    assert_eq!(json["status"], status);
    assert_eq!(json["type"], format!("urn:problem-type:loket:{kind}"));
    assert!(json["detail"].as_str().is_some_and(|detail| detail.len() > 10));
    assert!(world.outbox.sent().is_empty());
    answer
}

#[tokio::test]
async fn a_form_that_does_not_exist_is_not_found() {
    let world = World::new();
    for path in [
        "/",
        "/api",
        "/api/forms/",
        "/api/forms/kominfo",
        "/api/forms/kominfo/lock/",
        "/api/forms/kominfo/LOCK",
        "/api/forms/kominfo//lock",
        "/api/forms/../forms/kominfo/lock",
        "/api/forms/kominfo%2Flock",
        "/api/forms/kominfo/lock/ajukan",
        "/API/forms/kominfo/lock",
        "/api/forms/tanda-terima",
        "/api/forms/kominfo/pengaduan/tanda-terima",
    ] {
        for method in ["GET", "POST", "PUT"] {
            let request = Request::builder().method(method).uri(path);
            let answer = world.send(request.body(Bytes::new()).expect("a request")).await;
            assert_eq!(answer.status, 404, "{method} {path}");
            assert!(!answer.event.to_json_line().contains(path) || path.len() < 5, "{path}");
        }
    }
    assert!(world.outbox.sent().is_empty());
}

#[tokio::test]
async fn a_form_is_only_posted() {
    let world = World::new();
    for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONTOH"] {
        let request = Request::builder().method(method).uri(ACTION).body(Bytes::new());
        let answer = world.send(request.expect("a request")).await;
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), "POST", "{method}");
        assert!(answer.body.contains("href=\"/kominfo/lock/ajukan/\""), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_receipt_is_only_read() {
    let world = World::new();
    let receipt = world.post(&Posting::of_sari()).await.receipt();
    let request = |method| Request::builder().method(method).uri(&receipt).body(Bytes::new());
    assert_eq!(world.send(request("HEAD").expect("a request")).await.status, 200);
    let answer = world.send(request("POST").expect("a request")).await;
    assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
}

#[tokio::test]
async fn a_body_of_another_type_is_refused() {
    let world = World::new();
    for media_type in [
        "",
        "text/plain",
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/mixed; boundary=x",
        "multipart/form-data; boundary=\"\"",
    ] {
        let posting = Posting::of_sari().header("content-type", media_type);
        assert_stopped(&world, &posting, 415, "wrong_type").await;
    }
    let long = format!("multipart/form-data; boundary={}", "x".repeat(71));
    assert_stopped(&world, &Posting::of_sari().header("content-type", &long), 415, "wrong_type")
        .await;
    let squeezed = Posting::of_sari().header("content-encoding", "gzip");
    assert_stopped(&world, &squeezed, 415, "wrong_type").await;
}

#[tokio::test]
async fn four_mebibytes_are_not_too_large_and_one_byte_more_is() {
    let world = World::new();
    let empty = Posting::of_sari().set("jabatan", "").body().len();
    let of = |size: usize| Posting::of_sari().set("jabatan", vec![b'x'; size - empty]);
    assert_eq!(of(LIMIT).body().len(), LIMIT);
    let fits = world.post(&of(LIMIT)).await;
    assert_eq!(fits.status, 422, "the field is too long, the whole is not too large");
    let answer = assert_stopped(&world, &of(LIMIT + 1), 413, "too_large").await;
    assert!(answer.body.contains("4 MB"), "{}", answer.body);
    assert!(answer.body.contains("href=\"/kominfo/lock/ajukan/\""));
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_unread() {
    let posting = Posting::of_sari().header("content-length", "4194305");
    assert_stopped(&World::new(), &posting, 413, "too_large").await;
}

#[tokio::test]
async fn a_damaged_body_is_refused() {
    let world = World::new();
    let whole = Posting::of_sari();
    let request = |body: Vec<u8>| {
        let (parts, _) = whole.request(ACTION).into_parts();
        Request::from_parts(parts, Bytes::from(body))
    };
    let body = whole.body();
    let mut damaged: Vec<Vec<u8>> = vec![Vec::new(), b"halo".to_vec()];
    damaged.extend((0..body.len() - 4).step_by(97).map(|end| body[..end].to_vec()));
    for body in damaged {
        let length = body.len();
        let answer = world.send(request(body)).await;
        assert_eq!(answer.status, 400, "{length} bytes");
        assert_eq!(answer.event.outcome, "unreadable");
    }
    assert!(world.outbox.sent().is_empty());
}

#[tokio::test]
async fn parts_without_end_or_name_are_refused() {
    let world = World::new();
    let mut many = Posting::of_sari();
    for _ in 0..200 {
        many.push("jabatan", None, b"x");
    }
    assert_stopped(&world, &many, 400, "unreadable").await;
    let mut long = Posting::of_sari();
    long.push(&"n".repeat(101), None, b"x");
    assert_stopped(&world, &long, 400, "unreadable").await;
    let mut nameless = Posting::of_sari();
    nameless.push("", None, b"x");
    assert_stopped(&world, &nameless, 400, "unreadable").await;
}

#[tokio::test]
async fn another_site_cannot_post() {
    let world = World::new();
    for origin in [
        "https://jahat.contoh.com",
        "http://layanan.contoh.go.id",
        "https://layanan.contoh.go.id.jahat.com",
        "https://layanan.contoh.go.id:8443",
        "https://xlayanan.contoh.go.id",
        "https://layanan.contoh.go.id/halaman",
        "",
        "https://layanan.contoh.go.id@jahat.com",
        // Another site to a browser, and perhaps to a server.
        "https://layanan.contoh.go.id.",
        "https://layanan.contoh.go.id:80",
        "https://layanan.contoh.go.id:443x",
        "https://layanan.contoh.go.id, https://jahat.com",
    ] {
        let posting = Posting::of_sari().header("origin", origin);
        assert_stopped(&world, &posting, 403, "foreign_origin").await;
        // A host that agrees with the attacker proves nothing (DNS rebinding).
        let posting = posting.header("host", "jahat.contoh.com").without_header("sec-fetch-site");
        assert_stopped(&world, &posting, 403, "foreign_origin").await;
    }
    for site in ["cross-site", "same-site", "CONTOH"] {
        let posting = Posting::of_sari().header("sec-fetch-site", site);
        assert_stopped(&world, &posting, 403, "foreign_origin").await;
        assert_stopped(&world, &posting.without_header("origin"), 403, "foreign_origin").await;
    }
}

/// Which is so in the Fetch standard too, where a browser would never write them.
#[tokio::test]
async fn the_own_site_is_known_in_every_spelling() {
    let world = World::new();
    for origin in [
        "https://LAYANAN.Contoh.go.id",
        "HTTPS://layanan.contoh.go.id",
        "https://layanan.contoh.go.id:443",
    ] {
        let answer = world.post(&Posting::of_sari().header("origin", origin)).await;
        assert_eq!(answer.status, 303, "{origin}");
    }
}

#[tokio::test]
async fn no_two_headers_speak_for_one_page() {
    for origins in [[ORIGIN, "https://jahat.contoh.com"], ["https://jahat.contoh.com", ORIGIN]] {
        let world = World::new();
        let mut request = Posting::of_sari().without_header("origin").request(ACTION);
        for origin in origins {
            let origin = http::HeaderValue::from_static(origin);
            request.headers_mut().append("origin", origin);
        }
        assert_eq!(world.send(request).await.status, 403);
        assert!(world.outbox.sent().is_empty());
    }
}

#[tokio::test]
async fn the_own_site_can_post_whatever_the_host_is_called() {
    let world = World::new();
    let posting = Posting::of_sari().header("host", "abc123.lambda-url.ap-southeast-3.on.aws");
    assert_eq!(world.post(&posting.header("origin", ORIGIN)).await.status, 303);
}

#[tokio::test]
async fn a_filled_trap_is_refused_in_words_and_sends_nothing() {
    let world = World::new();
    let posting = Posting::of_sari().set("situs_web", "https://contoh.com");
    let answer = assert_stopped(&world, &posting, 422, "trap").await;
    assert!(!answer.body.contains("contoh.com"));
    let page = scraper::Html::parse_document(&answer.body);
    let all = |selector: &str| {
        let parsed = scraper::Selector::parse(selector).expect("a selector");
        page.select(&parsed).map(|found| found.text().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(all("form[action='/api/forms/kominfo/lock']").len(), 1, "the form comes back");
    assert_eq!(all("input[name=nama][value='Sari Contoh Ningrum']").len(), 1, "as it was typed");
    assert_eq!(all("input[name=situs_web]:not([value])").len(), 1, "with an empty trap");
    let said = all("[role=alert]").concat();
    assert!(said.contains("Kolom tersembunyi") && said.contains("Kirim lagi"), "{said}");
}

/// Extensions and policies hide the origin of a page; the browser itself says where it is.
#[tokio::test]
async fn a_hidden_origin_is_the_own_one_if_the_browser_says_so() {
    let world = World::new();
    let hidden = Posting::of_sari().header("origin", "null");
    assert_eq!(world.post(&hidden).await.status, 303);
    let world = World::new();
    for site in ["cross-site", "same-site", "none", "same-origin, same-origin"] {
        let posting = hidden.clone().header("sec-fetch-site", site);
        assert_stopped(&world, &posting, 403, "foreign_origin").await;
    }
    assert_stopped(&world, &hidden.without_header("sec-fetch-site"), 403, "foreign_origin").await;
}
