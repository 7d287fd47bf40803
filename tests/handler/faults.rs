//! The mail back end fails: nobody is told that a request was received which was not.

use std::time::{Duration, Instant};

use loket_handler::addressee::Addressee;
use loket_handler::mailer::memory::Fault;

use crate::world::posting::Posting;
use crate::world::site::World;

#[tokio::test]
async fn without_the_mail_to_the_agency_nothing_was_received() {
    let world = World::new();
    world.outbox.plan([Some(Fault::Refuse)]);
    let answer = world.post(&Posting::of_sari()).await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.header("retry-after"), "60");
    assert!(answer.body.contains("belum kami terima"), "{}", answer.body);
    assert!(answer.body.contains("Formulir Anda belum kami terima"), "{}", answer.body);
    assert!(!answer.body.contains("perlu diperbaiki"), "nothing that was typed is wrong");
    assert!(!answer.body.contains("refused"), "nothing of the cause");
    assert!(world.outbox.sent().is_empty(), "no acknowledgement either");
    assert_eq!(answer.event.outcome, "not_received");
}

#[tokio::test]
async fn what_was_typed_is_kept_when_nothing_was_received() {
    let world = World::new();
    world.outbox.plan([Some(Fault::Refuse)]);
    let answer = world.post(&Posting::of_sari()).await;
    for kept in
        ["3375015501900001", "Pranata Komputer Ahli Muda", "sari.contoh@pekalongankota.go.id"]
    {
        assert!(answer.body.contains(kept), "{kept} in {}", answer.body);
    }
    assert!(answer.body.contains("pilih lagi berkas"), "files must be chosen again");
    assert_eq!(world.post(&Posting::of_sari()).await.status, 303, "sent again, it is received");
}

#[tokio::test]
async fn programs_are_told_that_nothing_was_received() {
    let world = World::new();
    world.outbox.plan([Some(Fault::Refuse)]);
    let answer = world.post(&Posting::of_sari().json()).await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.header("retry-after"), "60");
    assert_eq!(answer.json()["type"], "urn:problem-type:loket:not_received");
}

#[tokio::test]
async fn a_back_end_that_hangs_is_not_waited_for() {
    let world = World::new();
    world.outbox.plan([Some(Fault::Hang)]);
    let start = Instant::now();
    assert_eq!(world.post(&Posting::of_sari()).await.status, 503);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_failed_acknowledgement_does_not_fail_the_request_and_the_receipt_says_so() {
    let world = World::new();
    let well = world.post(&Posting::of_sari()).await;
    let well = world.get(&well.receipt()).await.body;
    for fault in [Fault::Refuse, Fault::Hang] {
        let world = World::new();
        world.outbox.plan([None, Some(fault)]);
        let start = Instant::now();
        let answer = world.post(&Posting::of_sari()).await;
        assert!(start.elapsed() < Duration::from_secs(5));
        let sent = world.outbox.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].addressee, Addressee::Agency);
        let page = world.get(&answer.receipt()).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&answer.reference()));
        assert_ne!(page.body, well, "it says that no confirmation was sent");
    }
}

#[tokio::test]
async fn the_agency_comes_first() {
    let world = World::new();
    world.post(&Posting::of_sari()).await;
    let order: Vec<_> = world.outbox.sent().iter().map(|sent| sent.addressee).collect();
    assert_eq!(order, [Addressee::Agency, Addressee::Applicant]);
}
