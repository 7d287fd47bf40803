//! The Lambda function, driven over the Runtime API.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::lock::function_url;
use crate::support::aws::{Function, Ses, event};
use crate::world::answer::reference_of;
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::ACTION;

#[test]
fn a_function_url_event_becomes_two_mails_and_a_receipt() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 303, "{answer}");
    let receipt = answer["headers"]["location"].as_str().expect("a location").to_owned();
    let reference = reference_of(&receipt);

    let stored = ses.take_stored();
    assert_eq!(stored.len(), 2);
    assert_eq!(stored[0].recipients, ["diskominfo@pekalongankota.go.id"]);
    assert_eq!(stored[1].recipients, ["sari.contoh@pekalongankota.go.id"]);
    let agency = Mail::parse(&stored[0].message);
    assert!(agency.subject.starts_with(&format!("[{reference}] ")));
    assert_eq!(agency.answer("NIK"), "3375015501900001");
    assert_eq!(agency.file(".pdf").content, files::pdf());
    assert_eq!(agency.file(".pem").content, files::csr().pem.as_bytes());

    let page = function.get(&receipt);
    assert_eq!(page["statusCode"], 200);
    assert_eq!(page["isBase64Encoded"], false);
    assert!(page["body"].as_str().expect("a page").contains(&reference));
    assert!(ses.take_stored().is_empty(), "opening the receipt sends nothing");
    function.assert_discreet();
}

#[test]
fn an_api_gateway_event_is_answered_alike() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let mut event = function_url(&Posting::of_sari().json());
    event["routeKey"] = json!("POST /api/forms/{proxy+}");
    event["pathParameters"] = json!({ "proxy": "kominfo/lock" });
    event["cookies"] = json!(["a=b"]);
    event["requestContext"]["accountId"] = json!("123456789012");
    event["requestContext"]["domainName"] = json!("id.execute-api.ap-southeast-3.amazonaws.com");
    let answer = function.invoke(event);
    assert_eq!(answer["statusCode"], 201, "{answer}");
    let body: Value = serde_json::from_str(answer["body"].as_str().expect("text")).expect("JSON");
    assert_eq!(reference_of(body["receipt"].as_str().expect("a path")), body["reference"]);
    assert_eq!(ses.take_stored().len(), 2);
    function.assert_discreet();
}

#[test]
fn answers_of_a_function_have_the_security_headers() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let answer = function.post(&Posting::of_sari().set("nik", "1"));
    assert_eq!(answer["statusCode"], 422);
    let headers = &answer["headers"];
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(headers["referrer-policy"], "same-origin");
    assert!(headers["content-security-policy"].is_string());
    function.assert_discreet();
}

#[test]
fn odd_events_are_answered_and_the_function_lives_on() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let posting = Posting::of_sari();
    let headers = posting.headers();
    let plain = STANDARD.encode(b"bukan multipart");
    for (status, event) in [
        (404, event("GET", "/", "", &[], None)),
        (405, event("GET", ACTION, "", &[], None)),
        (415, event("POST", ACTION, "", &[], None)),
        (400, event("POST", ACTION, "", &headers, None)),
        (400, event("POST", ACTION, "", &headers, Some(("bukan multipart", false)))),
        (400, event("POST", ACTION, "", &headers, Some((&plain, true)))),
        (404, event("GET", &format!("{ACTION}/tanda-terima"), "ref=%00&t=a", &[], None)),
    ] {
        let answer = function.invoke(event);
        assert_eq!(answer["statusCode"], status, "{answer}");
    }
    assert!(ses.take_stored().is_empty());
    assert_eq!(function.post(&posting)["statusCode"], 303);
    function.assert_discreet();
}

#[test]
fn a_body_that_is_too_large_is_answered_by_the_function() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let large = Posting::of_sari().set("surat_pernyataan", files::pdf_of(4 * 1024 * 1024));
    assert_eq!(function.post(&large)["statusCode"], 413);
    let largest = Posting::of_sari().set("surat_pernyataan", files::pdf_of(2 * 1024 * 1024));
    assert_eq!(function.post(&largest)["statusCode"], 303);
    let mail = Mail::parse(&ses.take_stored()[0].message);
    assert_eq!(mail.file(".pdf").content.len(), 2 * 1024 * 1024);
}
