//! A form that opens, closes, and takes so many a day.

use std::sync::Arc;

use loket_handler::guard::{DayQuota, Guards};
use loket_handler::mailer::memory::MemoryTransport;
use serde_json::{Value, json};

use crate::world::answer::Answer;
use crate::world::posting::Posting;
use crate::world::site::{World, bundle, handler, manifest};

/// Open from 1 December 2026, 8.00 WIB, until the last minute of the 31st.
fn december() -> Value {
    json!({ "window": { "from": "2026-12-01T01:00:00Z", "to": "2026-12-31T16:59:00Z" } })
}

/// The manifest with a form of LOCK, in both languages, that opens and closes.
fn opening(opening: &Value) -> impl FnOnce(&mut Value) {
    let opening = opening.clone();
    move |manifest| {
        for form in ["kominfo/lock", "en/kominfo/lock"] {
            manifest["forms"][form]["form"]["opening"] = opening.clone();
        }
    }
}

/// A handler that counts what each form receives in a day.
fn counting_at(now: &str, manifest: &Value) -> World {
    let counting = Guards { day: Some(DayQuota::new(None)), ..Guards::default() };
    let outbox = Arc::new(MemoryTransport::default());
    let handler = handler(bundle(manifest), outbox.clone(), now, counting).expect("a site");
    World { handler, outbox }
}

async fn posted_at(now: &str) -> (World, Answer) {
    let world = World::at(now, opening(&december()));
    let answer = world.post(&Posting::of_sari()).await;
    (world, answer)
}

#[tokio::test]
async fn a_form_takes_requests_from_its_first_minute_to_the_end_of_its_last() {
    for (now, status) in [
        ("2026-12-01T00:59:59.999Z", 503),
        ("2026-12-01T01:00:00Z", 303),
        ("2026-12-31T16:59:59.999Z", 303),
        ("2026-12-31T17:00:00Z", 410),
        ("2027-06-01T00:00:00Z", 410),
    ] {
        let (world, answer) = posted_at(now).await;
        assert_eq!(answer.status, status, "{now}");
        assert_eq!(world.outbox.sent().is_empty(), status != 303, "{now}");
    }
}

#[tokio::test]
async fn who_comes_too_early_is_told_when_it_opens_and_keeps_what_was_typed() {
    let (_, early) = posted_at("2026-11-30T10:00:00Z").await;
    assert!(early.body.contains("Formulir ini belum dibuka"), "{}", early.body);
    assert!(early.body.contains("Selasa, 1 Desember 2026, 08.00 WIB"));
    assert_eq!(early.header("retry-after"), "Tue, 01 Dec 2026 01:00:00 GMT");
    let (_, late) = posted_at("2027-01-01T10:00:00Z").await;
    assert!(late.body.contains("Formulir ini sudah ditutup"), "{}", late.body);
    assert!(late.body.contains("Kamis, 31 Desember 2026, 23.59 WIB"));
    assert_eq!(late.header("retry-after"), "", "never again");
    for page in [early, late] {
        assert!(page.body.contains("value=\"Sari Contoh Ningrum\""), "{}", page.body);
    }
}

#[tokio::test]
async fn programs_and_readers_of_english_are_told_the_same() {
    let world = World::at("2026-11-30T10:00:00Z", opening(&december()));
    let answer = world.send(Posting::of_sari().json().request("/api/forms/en/kominfo/lock")).await;
    let document = answer.json();
    assert_eq!((document["status"].as_u64(), answer.status), (Some(503), 503));
    assert_eq!(document["type"], "urn:problem-type:loket:not_yet_open");
    let detail = document["detail"].as_str().expect("text");
    assert!(detail.contains("opens on Tuesday, 1 December 2026, 08:00 WIB"), "{detail}");
}

#[tokio::test]
async fn on_the_last_day_of_a_form_nobody_is_promised_a_place_of_tomorrow() {
    let mut manifest = manifest();
    let mut december = december();
    december["per_day"] = json!(1);
    opening(&december)(&mut manifest);
    let world = counting_at("2026-12-31T10:00:00Z", &manifest);
    assert_eq!(world.post(&Posting::of_sari()).await.status, 303);
    let full = world.post(&Posting::of_sari().set("jabatan", "Camat")).await;
    assert!(!full.body.contains("dibuka lagi besok"), "{}", full.body);
    let until = "Formulir ini dibuka sampai Kamis, 31 Desember 2026, 23.59 WIB. Kirim lagi besok \
                 jika masih dibuka, atau hubungi kami.";
    assert!(full.body.contains(until), "{}", full.body);
}

#[tokio::test]
async fn a_form_takes_as_many_a_day_as_its_content_says_where_somebody_counts() {
    let mut manifest = manifest();
    opening(&json!({ "per_day": 2 }))(&mut manifest);
    manifest["forms"]["en/kominfo/lock"]["original"] = json!("kominfo/lock");
    let world = counting_at("2026-11-23T08:20:00Z", &manifest);
    let of = |name: &str| Posting::of_sari().set("jabatan", name);
    assert_eq!(world.post(&of("Arsiparis")).await.status, 303);
    // Sent in another language it is counted with the rest.
    let english = of("Bendahara").request("/api/forms/en/kominfo/lock");
    assert_eq!(world.send(english).await.status, 303);
    let third = world.post(&of("Camat")).await;
    assert_eq!(third.status, 503);
    assert!(third.body.contains("2 kiriman untuk hari ini sudah kami terima"), "{}", third.body);
    assert!(third.body.contains("dibuka lagi besok"), "{}", third.body);
    assert_eq!(world.post(&of("Arsiparis")).await.status, 303, "what was taken is taken again");
}
