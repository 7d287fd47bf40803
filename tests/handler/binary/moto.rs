//! The function against moto, an SES that is not ours.
//!
//! `tests/run` brings moto; where it is missing these tests are left out.

use crate::support::aws::Function;
use crate::support::mail::Mail;
use crate::support::moto::Moto;
use crate::world::answer::reference_of;
use crate::world::files;
use crate::world::posting::Posting;

#[test]
#[ignore = "needs moto: tests/run"]
fn moto_takes_both_mails_as_they_were_written() {
    let moto = Moto::start();
    moto.verify("layanan@contoh.go.id");
    let function = Function::start(&moto.url());
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 303, "{answer}");
    let reference = reference_of(answer["headers"]["location"].as_str().expect("a location"));

    let messages = moto.messages();
    assert_eq!(messages.len(), 2, "{messages:?}");
    let agency = Mail::parse(messages[0]["raw_data"].as_str().expect("a message").as_bytes());
    assert_eq!(messages[0]["source"], "layanan@contoh.go.id");
    assert_eq!(agency.to, ["diskominfo@pekalongankota.go.id"]);
    assert!(agency.subject.starts_with(&format!("{reference} ")));
    assert_eq!(agency.file(".pdf").content, files::pdf());
    assert_eq!(agency.file(".pem").content, files::csr().pem.as_bytes());
    let applicant = Mail::parse(messages[1]["raw_data"].as_str().expect("a message").as_bytes());
    assert_eq!(applicant.to, ["sari.contoh@pekalongankota.go.id"]);
    assert_eq!(applicant.answer("Nomor permohonan"), reference);
    function.assert_discreet();
}

#[test]
#[ignore = "needs moto: tests/run"]
fn moto_refuses_a_sender_that_is_not_verified_and_there_is_no_receipt() {
    let moto = Moto::start();
    let function = Function::start(&moto.url());
    let answer = function.post(&Posting::of_sari());
    assert_eq!(answer["statusCode"], 503, "{answer}");
    assert!(moto.messages().is_empty());
    moto.verify("layanan@contoh.go.id");
    assert_eq!(function.post(&Posting::of_sari())["statusCode"], 303, "verified, it recovers");
    function.assert_discreet();
}
