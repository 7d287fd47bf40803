//! The mail back end fails: nobody is told that a request was received which was not.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use loket_handler::Handler;
use loket_handler::addressee::Addressee;
use loket_handler::deadline::Deadline;
use loket_handler::email::Email;
use loket_handler::guard::Guards;
use loket_handler::mailer::memory::{Fault, MemoryTransport};
use loket_handler::mailer::{Checking, Patience, Sending, Transport};

use crate::world::posting::Posting;
use crate::world::site::{ACTION, NOW, World, bundle, handler, manifest};

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

/// A back end that notes how long each mail may take, and how often it is asked for its health.
#[derive(Default)]
struct Noting {
    outbox: MemoryTransport,
    granted: Mutex<Vec<Duration>>,
    checks: Mutex<u32>,
}

impl Noting {
    fn granted(&self) -> Vec<Duration> {
        self.granted.lock().expect("whole").clone()
    }

    /// A handler that sends through it.
    fn handler(self: &Arc<Self>) -> Handler {
        let handler = handler(bundle(&manifest()), Arc::clone(self) as _, NOW, Guards::default());
        handler.expect("a usable site")
    }
}

impl Transport for Noting {
    fn name(&self) -> &'static str {
        "noting"
    }

    fn send(&self, email: Email, patience: Patience) -> Sending<'_> {
        self.granted.lock().expect("whole").push(patience.whole);
        self.outbox.send(email, patience)
    }

    fn check(&self, within: Duration) -> Checking<'_> {
        *self.checks.lock().expect("whole") += 1;
        self.outbox.check(within)
    }
}

/// Nothing ends a mail that hangs but the end of its time: who is answered was not kept waiting.
#[tokio::test]
async fn back_ends_that_hang_are_waited_for_less_than_the_promised_five_seconds() {
    let noting = Arc::new(Noting::default());
    let handler = noting.handler();
    noting.outbox.plan([None, Some(Fault::Hang), Some(Fault::Hang)]);
    let received = handler.handle(Posting::of_sari().request(ACTION)).await;
    assert_eq!(received.response.status(), 303);
    let [agency, acknowledgement] = noting.granted()[..] else { panic!("two mails") };
    assert!(agency + acknowledgement < Duration::from_secs(5), "{agency:?}, {acknowledgement:?}");
    let refused = handler.handle(Posting::of_sari().request(ACTION)).await;
    assert_eq!(refused.response.status(), 503);
    assert_eq!(noting.granted()[2..], [agency], "no acknowledgement is tried");
}

#[tokio::test]
async fn a_mail_gets_no_more_time_than_its_function_has_left() {
    let noting = Arc::new(Noting::default());
    noting.outbox.plan([Some(Fault::Hang)]);
    let left = Duration::from_millis(2500);
    let deadline = Deadline::after(left);
    let handled = noting.handler().handle_until(Posting::of_sari().request(ACTION), deadline).await;
    assert_eq!(handled.response.status(), 503);
    // On a machine that is too busy it is not even begun.
    assert!(noting.granted().iter().all(|granted| *granted < left), "{:?}", noting.granted());
}

#[tokio::test]
async fn the_health_of_the_back_end_is_asked_for_seldom() {
    let noting = Arc::new(Noting::default());
    let handler = noting.handler();
    let start = Instant::now();
    for _ in 0..50 {
        let request = http::Request::get("/api/health").body(bytes::Bytes::new());
        handler.handle(request.expect("a request")).await;
    }
    let checks = *noting.checks.lock().expect("whole");
    assert!(checks >= 1 && start.elapsed() >= (checks - 1) * Duration::from_secs(10), "{checks}");
}

#[tokio::test]
async fn a_back_end_that_hangs_is_not_waited_for() {
    let world = World::new();
    world.outbox.plan([Some(Fault::Hang)]);
    assert_eq!(world.post(&Posting::of_sari()).await.status, 503);
}

#[tokio::test]
async fn a_failed_acknowledgement_does_not_fail_the_request_and_the_receipt_says_so() {
    let world = World::new();
    let well = world.post(&Posting::of_sari()).await;
    let well = world.get(&well.receipt()).await.body;
    for fault in [Fault::Refuse, Fault::Hang] {
        let world = World::new();
        world.outbox.plan([None, Some(fault)]);
        let answer = world.post(&Posting::of_sari()).await;
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
