//! SES fails in every way that it can: never a receipt without a mail.

use std::time::Duration;

use serde_json::Value;

use crate::support::aws::{Function, Ses, SesFault, Stored};
use crate::support::http::ClosedPort;
use crate::world::mail::Mail;
use crate::world::posting::Posting;

const THROTTLED: SesFault = SesFault::Status(429, "TooManyRequestsException");
const BROKEN: SesFault = SesFault::Status(500, "InternalServiceErrorException");
const REJECTED: SesFault = SesFault::Status(400, "MessageRejected");
const DENIED: SesFault = SesFault::Status(403, "AccessDeniedException");

/// What is told when a mail is nowhere.
const NOT_RECEIVED: &str = "belum kami terima";
/// What is told when nobody knows.
const UNCERTAIN: &str = "Belum pasti apakah";

fn to_agency(stored: &[Stored]) -> usize {
    let is_agency = |mail: &&Stored| mail.recipients == ["diskominfo@pekalongankota.go.id"];
    stored.iter().filter(is_agency).count()
}

/// Posts once and checks what must hold whatever SES does; if it hangs, it does so for longer.
fn post(function: &Function, ses: &Ses, what: &str) -> (Value, Vec<Stored>) {
    let answer = function.post(&Posting::of_sari());
    let stored = ses.take_stored();
    match answer["statusCode"].as_u64() {
        Some(303) => assert!(to_agency(&stored) >= 1, "{what}: a receipt without a mail"),
        Some(503) => {
            assert_eq!(answer["headers"]["retry-after"], "60", "{what}");
            let page = answer["body"].as_str().expect("a page");
            let is_told = [NOT_RECEIVED, UNCERTAIN].iter().any(|words| page.contains(words));
            assert!(is_told, "{what}: {page}");
            assert_eq!(stored.len(), to_agency(&stored), "{what}: no acknowledgement");
        }
        _ => panic!("{what}: {answer}"),
    }
    (answer, stored)
}

#[test]
fn faults_that_pass_are_survived() {
    let ses = Ses::start();
    let function = Function::start_with_patience(&ses.stub.url(), "3");
    for faults in [
        vec![THROTTLED],
        vec![BROKEN],
        vec![SesFault::Drop],
        vec![SesFault::Hang],
        vec![THROTTLED, BROKEN],
    ] {
        let what = format!("{faults:?}");
        ses.plan(faults.into_iter().map(Some));
        let (answer, stored) = post(&function, &ses, &what);
        assert_eq!(answer["statusCode"], 303, "{what}");
        assert_eq!(to_agency(&stored), 1, "{what}");
    }
    function.assert_discreet();
}

#[test]
fn faults_that_stay_are_told_and_recovered_from_without_a_restart() {
    let ses = Ses::start();
    let function = Function::start_with_patience(&ses.stub.url(), "1");
    for (fault, words) in [
        (THROTTLED, NOT_RECEIVED),
        (BROKEN, NOT_RECEIVED),
        (REJECTED, NOT_RECEIVED),
        (DENIED, NOT_RECEIVED),
        (SesFault::Drop, UNCERTAIN),
        (SesFault::Hang, UNCERTAIN),
        (SesFault::Garbage, UNCERTAIN),
    ] {
        ses.always(Some(fault));
        let what = format!("{fault:?}");
        let (answer, _) = post(&function, &ses, &what);
        assert_eq!(answer["statusCode"], 503, "{what}");
        let page = answer["body"].as_str().expect("a page");
        assert!(page.contains(words), "{what}: {page}");
    }
    ses.always(None);
    let recovered = (0..20).any(|_| post(&function, &ses, "recovery").0["statusCode"] == 303);
    assert!(recovered, "it never recovers");
    function.assert_discreet();
}

#[test]
fn a_lost_reply_may_send_a_mail_twice_but_under_one_name() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    ses.plan([Some(SesFault::LoseReply)]);
    let (answer, stored) = post(&function, &ses, "a lost reply");
    assert_eq!(answer["statusCode"], 303);
    assert_eq!(to_agency(&stored), 2);
    let [first, second] = [&stored[0], &stored[1]].map(|stored| Mail::parse(&stored.message));
    assert_eq!(first.message_id, second.message_id);
    assert_eq!(first.subject, second.subject);
    assert_eq!(first.names(), second.names());
}

#[test]
fn replies_that_are_always_lost_are_no_receipt() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    ses.always(Some(SesFault::LoseReply));
    let (answer, _) = post(&function, &ses, "replies always lost");
    assert_eq!(answer["statusCode"], 503, "what is not known to be stored is not received");
    assert!(answer["body"].as_str().expect("a page").contains(UNCERTAIN), "{answer}");
}

#[test]
fn a_failed_acknowledgement_does_not_fail_the_request() {
    let ses = Ses::start();
    let function = Function::start_with_patience(&ses.stub.url(), "1");
    for fault in [REJECTED, SesFault::Hang] {
        ses.plan([None, Some(fault), Some(fault), Some(fault)]);
        let (answer, stored) = post(&function, &ses, "a failed acknowledgement");
        assert_eq!(answer["statusCode"], 303);
        assert_eq!(stored.len(), 1, "the agency has it");
        let receipt = answer["headers"]["location"].as_str().expect("a location");
        assert!(receipt.contains("&a=0&"), "{receipt}");
        assert_eq!(function.get(receipt)["statusCode"], 200);
    }
    function.assert_discreet();
}

#[test]
fn an_endpoint_that_is_not_there_is_no_receipt() {
    let gone = ClosedPort::new();
    let function = Function::start(&format!("http://{}", gone.address()));
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 503);
    assert!(answer["body"].as_str().expect("a page").contains(NOT_RECEIVED), "{answer}");
    function.assert_discreet();
}

/// Nothing that is answered after the end of the function is heard by anybody.
#[test]
fn an_answer_comes_before_the_end_of_the_function() {
    let ses = Ses::start();
    let function = Function::start_with_patience(&ses.stub.url(), "1");
    function.limit(Duration::from_millis(2500));
    ses.always(Some(SesFault::Hang));
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 503, "{answer}");
    assert!(ses.take_stored().is_empty());

    ses.always(None);
    function.limit(Duration::from_millis(1300));
    // On a busy machine there may be no time left for the mail to the agency.
    let mut answers = (0..20).map(|_| {
        ses.plan([None, Some(SesFault::Hang)]);
        post(&function, &ses, "an acknowledgement that hangs")
    });
    let received = answers.find(|(answer, _)| answer["statusCode"] == 303);
    let (answer, stored) = received.expect("one in time");
    assert_eq!(to_agency(&stored), 1);
    let receipt = answer["headers"]["location"].as_str().expect("a location");
    assert!(receipt.contains("&a=0&"), "{receipt}");
    function.assert_discreet();
}

#[test]
fn what_could_not_be_answered_in_time_is_not_mailed() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    function.limit(Duration::from_millis(400));
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 503, "{answer}");
    assert!(answer["body"].as_str().expect("a page").contains("belum kami terima"));
    assert!(ses.take_stored().is_empty());
    function.wait_for("\"failed\":\"no_time\"");
    function.limit(Duration::from_mins(10));
    assert_eq!(function.post(&Posting::of_sari())["statusCode"], 303, "the next one has time");
    function.assert_discreet();
}
