//! A handler at another address than its site: whom it takes forms from, and who may read the answer.

use bytes::Bytes;
use http::Request;
use serde_json::json;

use crate::world::answer::Answer;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, ORIGIN, World};

/// Where the handler is.
const HANDLER: &str = "https://formulir.contoh.go.id";

fn world() -> World {
    World::with(|manifest| manifest["handler"] = json!(HANDLER))
}

/// The form as a page of another origin sends it.
fn sent_from(origin: &str) -> Posting {
    Posting::of_sari().header("origin", origin).header("sec-fetch-site", "cross-site")
}

/// Asks as a browser does before a script may send a form while it tells how far it is.
async fn asked(world: &World, path: &str, origin: &str) -> Answer {
    let request = Request::options(path)
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("sec-fetch-site", "cross-site");
    world.send(request.body(Bytes::new()).expect("a request")).await
}

#[tokio::test]
async fn the_site_posts_to_a_handler_elsewhere_and_reads_the_answer() {
    let world = world();
    let answer = world.post(&sent_from(ORIGIN)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(answer.header("access-control-allow-origin"), ORIGIN);
    let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
    assert!(vary.iter().any(|value| *value == "Origin"), "{vary:?}");
    assert!(!answer.headers.contains_key("access-control-allow-credentials"));
    // A form that the handler shows again is posted from there.
    let again =
        Posting::of_sari().header("origin", HANDLER).header("sec-fetch-site", "same-origin");
    assert_eq!(world.post(&again).await.status, 303);
}

#[tokio::test]
async fn a_form_that_is_shown_again_is_sent_to_the_handler_whatever_page_it_stands_in() {
    let answer = world().post(&sent_from(ORIGIN).without("nama")).await;
    assert_eq!(answer.status, 422);
    let action = format!(r#"action="{HANDLER}{ACTION}""#);
    assert_eq!(answer.body.matches(&action).count(), 1, "{}", answer.body);
    assert_eq!(answer.header("access-control-allow-origin"), ORIGIN);
}

#[tokio::test]
async fn no_other_page_posts_there_or_reads_anything() {
    let world = world();
    for origin in ["https://jahat.contoh.com", "null", "https://layanan.contoh.go.id.", ""] {
        let answer = world.post(&sent_from(origin)).await;
        assert_eq!(answer.status, 403, "{origin}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"), "{origin}");
        let answer = asked(&world, ACTION, origin).await;
        assert_eq!(answer.status, 405, "{origin}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"), "{origin}");
    }
    let hidden = sent_from(ORIGIN).without_header("origin");
    assert_eq!(world.post(&hidden).await.status, 403, "nobody says which site it is");
    assert_eq!(world.outbox.sent().len(), 0);
}

#[tokio::test]
async fn a_browser_that_asks_is_told_what_the_scripts_of_the_site_may_send() {
    let world = world();
    for path in ["", "/proof", "/periksa"].map(|end| format!("{ACTION}{end}")) {
        let answer = asked(&world, &path, ORIGIN).await;
        assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), ORIGIN);
        assert!(answer.header("access-control-allow-methods").contains("POST"));
    }
    let unknown = asked(&world, "/api/forms/kominfo/tidak-ada", ORIGIN).await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn a_handler_at_the_address_of_its_site_shares_nothing() {
    let world = World::new();
    let answer = world.post(&Posting::of_sari()).await;
    assert!(!answer.headers.contains_key("access-control-allow-origin"));
    assert_eq!(asked(&world, ACTION, ORIGIN).await.status, 405);
}
