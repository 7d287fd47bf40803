//! The Lambda function, driven over the Runtime API.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::lock::{bundle_of, function_url, program};
use crate::support::aws::{Function, Ses, SesFault, event};
use crate::world::answer::{assert_common_headers, reference_of};
use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest};

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
    assert!(agency.subject.starts_with(&format!("{reference} ")));
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
fn a_function_says_of_which_forms_it_does_not_count_the_day() {
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["form"]["opening"] = json!({ "per_day": 1 });
    let (ses, bundle) = (Ses::start(), bundle_of(&manifest));
    let function = Function::start_with(program(), bundle.path(), &ses.stub.url(), &[]);
    function.wait_for("form kominfo/lock: `per_day` is not kept");
    for place in ["Arsiparis", "Bendahara"] {
        assert_eq!(function.post(&Posting::of_sari().set("jabatan", place))["statusCode"], 303);
    }
    function.assert_discreet();
}

#[test]
fn whoever_comes_past_the_edge_is_refused() {
    const EDGE: &str = "0f3c9a7e5b1d8246f0c3a9e7b5d18264";
    let ses = Ses::start();
    let function = Function::start_within(&ses.stub.url(), &[("LOKET_EDGE", EDGE)]);
    let mut event = function_url(&Posting::of_sari());
    for (said, status) in [(None, 403), (Some("0f3c"), 403), (Some(EDGE), 303)] {
        if let Some(said) = said {
            event["headers"]["x-loket-edge"] = json!(said);
        }
        assert_eq!(function.invoke(event.clone())["statusCode"], status, "{said:?}");
    }
    assert_eq!(ses.take_stored().len(), 2, "of the one that came through it");
    function.assert_discreet();
}

#[test]
fn answers_of_a_function_have_the_security_headers() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let answer = function.post(&Posting::of_sari().set("nik", "1"));
    assert_eq!(answer["statusCode"], 422);
    let headers = &answer["headers"];
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_common_headers("a function", |header| headers[header].as_str().unwrap_or_default());
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

/// As the documentation of AWS shows them: payload format 1.0, and a target of a load balancer.
#[test]
fn events_of_another_gateway_are_a_mistake_of_the_set_up_and_told_as_such() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let posting = Posting::of_sari();
    let headers: serde_json::Map<_, _> = posting
        .headers()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), json!(value)))
        .collect();
    let common = json!({
        "httpMethod": "POST",
        "path": ACTION,
        "headers": headers,
        "body": STANDARD.encode(posting.body()),
        "isBase64Encoded": true,
    });
    let rest = json!({
        "version": "1.0",
        "resource": "/{proxy+}",
        "multiValueHeaders": { "Host": ["id.execute-api.ap-southeast-3.amazonaws.com"] },
        "queryStringParameters": null,
        "requestContext": { "httpMethod": "POST", "path": ACTION, "protocol": "HTTP/1.1" },
    });
    let balancer = json!({
        "requestContext": { "elb": { "targetGroupArn": "arn:aws:elasticloadbalancing:contoh" } },
        "queryStringParameters": {},
    });
    for own in [rest, balancer] {
        let mut event = common.clone();
        event
            .as_object_mut()
            .expect("an event")
            .append(&mut own.as_object().expect("its own").clone());
        let answer = function.invoke(event);
        assert_eq!(answer["statusCode"], 500, "{answer}");
        let page = answer["body"].as_str().expect("a page");
        assert!(
            page.contains("belum kami terima") && page.contains("payload format 2.0"),
            "{page}"
        );
        assert!(page.contains("(0285) 421243"), "the agency of the form is named: {page}");
        assert!(!page.contains("terputus"), "it is not the applicant's connection: {page}");
        function.wait_for("\"outcome\":\"wrong_event\"");
    }
    assert!(ses.take_stored().is_empty());
    assert_eq!(function.post(&posting)["statusCode"], 303, "it lives on");
    function.assert_discreet();
}

#[test]
fn a_refusal_of_the_function_is_never_larger_than_a_function_may_answer() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    for sign in ["\"", "\\", "\u{1}", "\n", "&", "é"] {
        let typed = sign.repeat(4_000_000 / sign.len());
        let answer = function.post(&Posting::of_sari().set("jabatan", typed));
        assert_eq!(answer["statusCode"], 422);
        assert!(answer.to_string().len() < 6 * 1024 * 1024, "{sign:?}");
    }
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

#[test]
fn a_schedule_has_a_marked_trial_sent_to_the_agency() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let told = function.invoke(json!({ "loket": "self-test" }));
    assert_eq!(told["outcome"], "trial_taken", "{told}");
    let [mail] = &ses.take_stored()[..] else { panic!("one mail") };
    assert_eq!(mail.recipients, ["diskominfo@pekalongankota.go.id"]);
    let mail = Mail::parse(&mail.message);
    let reference = told["reference"].as_str().expect("a reference");
    assert!(reference.starts_with("UJI-"), "{reference}");
    assert!(mail.subject.starts_with(&format!("{reference} ")), "{}", mail.subject);
    // In the language of the first form.
    assert!(
        ["Trial, not a request", "Uji pengiriman, bukan permohonan"]
            .iter()
            .any(|said| mail.subject.ends_with(said))
    );
    function.wait_for("\"outcome\":\"trial_taken\"");
    function.assert_discreet();
}

/// The alarm of the template counts invocations that fail.
#[test]
fn a_trial_that_is_not_taken_fails_so_that_an_alarm_hears_of_it() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    ses.always(Some(SesFault::Status(400, "MessageRejected")));
    let report = function.invoke_in_vain(json!({ "loket": "self-test" })).to_string();
    assert!(report.contains("MessageRejected"), "{report}");
    assert!(!report.contains('@'), "what SES says quotes addresses: {report}");
    function.wait_for("\"outcome\":\"trial_failed\"");
    ses.always(None);
    assert_eq!(function.post(&Posting::of_sari())["statusCode"], 303, "it lives on");
    function.assert_discreet();
}

#[test]
fn no_request_of_a_client_is_a_trial() {
    let ses = Ses::start();
    let function = Function::start(&ses.stub.url());
    let order = r#"{"loket":"self-test"}"#;
    for event in [
        event(
            "POST",
            ACTION,
            "loket=self-test",
            &[("loket", "self-test".to_owned())],
            Some((order, false)),
        ),
        event("POST", "/", "", &[], Some((&STANDARD.encode(order), true))),
        json!({ "loket": "self-test", "rawPath": "/" }),
        json!({ "loket": "uji" }),
        json!([{ "loket": "self-test" }]),
    ] {
        let status = function.invoke(event)["statusCode"].as_u64();
        assert!(matches!(status, Some(400 | 404 | 415)), "{status:?}");
    }
    assert!(ses.take_stored().is_empty());
    function.assert_discreet();
}
