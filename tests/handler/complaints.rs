//! A complaint is never called a request: on no page, in no mail, in no answer to a program.

use serde_json::{Value, json};

use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::World;

fn world() -> World {
    World::with(|manifest| {
        for (id, own) in [("kominfo/lock", "id"), ("en/kominfo/lock", "en")] {
            let entry = &mut manifest["forms"][id];
            entry["form"]["purpose"] = json!("complaint");
            entry["form"]["title"] = json!(if own == "id" { "Pengaduan" } else { "Complaint" });
            entry["service"]["title"] = entry["form"]["title"].clone();
            entry["service"]["code"] = Value::Null;
            entry["service"]["notice"]["items"] = json!([]);
            entry["form_page"]["title"] = entry["form"]["title"].clone();
            entry["service"]["complaints"] = complaints();
            entry["service_url"] = json!("/kominfo/");
        }
    })
}

/// The ways to complain, of which there are none here.
fn complaints() -> Value {
    json!({
        "form_url": null, "text_html": "<p>Lewat telepon.</p>", "lang": null,
        "has_channels": false, "direct_steps": [], "handling": [], "deadlines": [],
    })
}

/// Fails if a text calls what was sent a request, or its sender an applicant.
fn check(text: &str, what: &str) {
    // The name of the status 400 is that of HTTP.
    let said = text.to_lowercase().replace("bad request", "");
    for word in ["permohonan", "pemohon", "request", "applicant"] {
        let place = said.find(word).map(|place| &said[place.saturating_sub(60)..]);
        assert_eq!(place.map(|place| place.chars().take(120).collect::<String>()), None, "{what}");
    }
}

/// Postings that are refused as a whole, and one with wrong answers.
fn refused() -> Vec<(&'static str, Posting)> {
    let sari = Posting::of_sari;
    vec![
        ("foreign", sari().header("origin", "https://jahat.example")),
        ("wrong type", sari().header("content-type", "application/json")),
        ("damaged", sari().header("content-type", "multipart/form-data; boundary=lain")),
        ("trap", sari().set("situs_web", "x")),
        ("too large", sari().set("csr", vec![b'x'; 4 * 1024 * 1024])),
        ("fields", sari().set("nama", "")),
    ]
}

#[tokio::test]
async fn no_answer_to_a_complaint_speaks_of_a_request() {
    let world = world();
    for language in ["", "en/"] {
        let action = format!("/api/forms/{language}kominfo/lock");
        for (what, posting) in refused() {
            for posting in [posting.clone(), posting.json()] {
                let answer = world.send(posting.request(&action)).await;
                assert!(answer.status >= 400, "{what}: {}", answer.status);
                let document = scraper::Html::parse_document(&answer.body);
                let text = document.root_element().text().collect::<String>();
                check(&text, what);
            }
        }
        check(&world.get(&action).await.body, "wrong method");
        check(&world.get(&format!("{action}/tanda-terima?ref=x")).await.body, "bad receipt");
    }
    assert!(world.outbox.sent().is_empty());
}

#[tokio::test]
async fn receipt_and_mails_of_a_complaint_speak_of_a_complaint() {
    let world = world();
    let answer = world.post(&Posting::of_sari()).await;
    check(&world.get(&answer.receipt()).await.body, "receipt");
    for email in world.outbox.sent() {
        let mail = Mail::parse(&email.message);
        check(&mail.text, &mail.subject);
        check(&mail.subject, "subject");
        assert!(mail.text.to_lowercase().contains("pengaduan"), "{}", mail.text);
    }
}
