//! A good request is received: receipt, JSON, retries.

use crate::world::answer::reference_of;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, World};
use loket_form::reference::Reference;

#[tokio::test]
async fn a_good_request_leads_to_a_receipt_that_shows_its_reference() {
    let world = World::new();
    let answer = world.post(&Posting::of_sari()).await;
    let receipt = answer.receipt();
    let reference = answer.reference();
    assert!(receipt.starts_with("/api/forms/kominfo/lock/tanda-terima?ref="), "{receipt}");
    assert!(reference.starts_with("LOCK-"), "{reference}");
    assert!(Reference::parse(&reference).is_ok(), "{reference}");

    let page = world.get(&receipt).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(page.body.contains(&reference), "{}", page.body);
    assert!(page.body.contains("Senin, 23 November 2026, 15.20 WIB"), "{}", page.body);
    assert!(page.body.contains("Selasa, 24 November 2026"), "{}", page.body);
    assert_eq!(world.outbox.sent().len(), 2, "opening the receipt sends nothing");
}

#[tokio::test]
async fn a_program_gets_the_reference_and_the_receipt_as_json() {
    let world = World::new();
    let answer = world.post(&Posting::of_sari().json()).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("content-type"), "application/json");
    let json = answer.json();
    let receipt = json["receipt"].as_str().expect("a path");
    assert_eq!(json["reference"], reference_of(receipt));
    assert_eq!(answer.header("location"), receipt);
    assert_eq!(world.get(receipt).await.status, 200);
}

#[tokio::test]
async fn the_receipt_of_an_english_form_is_english() {
    let world = World::new();
    let answer = world.send(Posting::of_sari().request("/api/forms/en/kominfo/lock")).await;
    let page = world.get(&answer.receipt()).await;
    assert_eq!(page.header("content-language"), "en");
    assert!(page.body.contains("Monday, 23 November 2026, 15:20 WIB"), "{}", page.body);
    assert!(page.body.contains("Tuesday, 24 November 2026"), "{}", page.body);
}

#[tokio::test]
async fn whoever_presses_the_button_twice_has_made_one_request() {
    let world = World::new();
    let first = world.post(&Posting::of_sari()).await.reference();
    let again = world.post(&Posting::of_sari()).await.reference();
    assert_eq!(first, again);

    // What a client says about files is no part of the request.
    let renamed = Posting::of_sari().claim("csr", "lain.der", "text/plain");
    assert_eq!(world.post(&renamed).await.reference(), first);
    let other = Posting::of_sari().set("jabatan", "Arsiparis");
    assert_ne!(world.post(&other).await.reference(), first);
    let next_day = World::at("2026-11-24T08:20:00Z", |_| {});
    assert_ne!(next_day.post(&Posting::of_sari()).await.reference(), first);
}

/// A reply that is lost makes an applicant press again, and the agency must see that it is one.
#[tokio::test]
async fn a_request_that_is_sent_again_later_is_the_same_mail_but_for_its_time() {
    let morning = World::at("2026-11-23T01:00:00Z", |_| {});
    let evening = World::at("2026-11-23T14:00:00Z", |_| {});
    let mut mails = Vec::new();
    for world in [morning, evening] {
        world.post(&Posting::of_sari()).await;
        let sent = world.outbox.sent();
        mails.push(sent.iter().map(|sent| Mail::parse(&sent.message)).collect::<Vec<_>>());
    }
    for (first, again) in mails[0].iter().zip(&mails[1]) {
        assert_eq!(first.message_id, again.message_id);
        assert_eq!(first.subject, again.subject);
        assert_eq!(first.names(), again.names());
        let header = |mail: &Mail| {
            let (_, rest) = mail.raw.split_once("\r\nX-Loket-Reference: ").expect("a header");
            rest.lines().next().expect("a value").to_owned()
        };
        assert_eq!(header(first), header(again));
        assert_ne!(first.raw, again.raw, "the time is another one");
    }
}

#[tokio::test]
async fn a_day_begins_at_midnight_of_the_agency() {
    let reference = async |now| World::at(now, |_| {}).post(&Posting::of_sari()).await.reference();
    let before = reference("2026-11-23T16:59:59Z").await;
    let after = reference("2026-11-23T17:00:00Z").await;
    assert_ne!(before, after);
    assert_eq!(after, reference("2026-11-24T16:59:59Z").await);
}

#[tokio::test]
async fn what_may_be_left_empty_may_be_left_empty() {
    let world = World::new();
    for posting in [
        Posting::of_sari().without("csr"),
        // A browser sends an empty file without a name for a file input left empty.
        Posting::of_sari().set("csr", "").claim("csr", "", "application/octet-stream"),
        Posting::of_sari().without("situs_web"),
    ] {
        assert_eq!(world.post(&posting).await.status, 303);
    }
    let sent = world.outbox.sent();
    let mail = Mail::parse(&sent[0].message);
    assert_eq!(mail.answer("Berkas CSR"), "(tidak diisi)");
    assert_eq!(mail.attachments.len(), 2, "the statement and the record");
}

#[tokio::test]
async fn a_request_without_browser_headers_is_received() {
    let world = World::new();
    let posting = Posting::of_sari()
        .without_header("origin")
        .without_header("sec-fetch-site")
        .without_header("accept");
    assert_eq!(world.post(&posting).await.status, 303);
}

#[tokio::test]
async fn a_csr_in_der_is_received_as_it_is() {
    let world = World::new();
    let answer = world.post(&Posting::of_sari().set("csr", &files::csr().der)).await;
    let reference = answer.reference();
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    let file = mail.file("csr.der");
    assert_eq!(file.name, format!("{reference}-csr.csr.der"));
    assert_eq!(file.content, files::csr().der);
}

#[tokio::test]
async fn all_that_may_be_sent_may_be_sent() {
    let world = World::new();
    let largest = files::pdf_of(2 * 1024 * 1024);
    let answer = world.post(&Posting::of_sari().set("surat_pernyataan", &largest)).await;
    assert_eq!(answer.status, 303);
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert!(mail.file(".pdf").content == largest, "byte for byte");
}

#[tokio::test]
async fn the_log_of_a_good_request_names_reference_and_places_only() {
    let world = World::new();
    let answer =
        world.send(Posting::of_sari().request(&format!("{ACTION}?nik=3375015501900001"))).await;
    let reference = answer.reference();
    let line: serde_json::Value =
        serde_json::from_str(&answer.event.to_json_line()).expect("one line of JSON");
    assert_eq!(line["route"], "form");
    assert_eq!(line["form"], "kominfo/lock");
    assert_eq!(line["outcome"], "accepted");
    assert_eq!(line["status"], 303);
    assert_eq!(line["reference"], reference.as_str());
    assert_eq!(line["agency"]["stored"], "memory-0");
    assert_eq!(line["acknowledgement"]["stored"], "memory-1");
    let names: Vec<_> = line.as_object().expect("an object").keys().cloned().collect();
    assert_eq!(
        names,
        [
            "acknowledgement",
            "agency",
            "bytes",
            "form",
            "ms",
            "outcome",
            "reference",
            "route",
            "status",
            "time"
        ]
    );
}
