//! The spool before a mail server that is in real use.

use serde_json::json;

use super::spool::{Spooled, ids_of, receipt_of};
use crate::support::exim::{Exim, Fault};
use crate::support::wait::wait_until;
use crate::world::site::manifest;

const AGENCY: &str = "diskominfo@pekalongankota.go.id";
const GONE: &str = "arsip@pekalongankota.go.id";

/// Asserts that the server has each mail of some requests, and each once, beside others.
fn assert_each_once(exim: &Exim, references: &[String]) {
    let has = |id: &String| {
        let line = format!("Message-ID: <{id}>\n");
        exim.mails().iter().filter(|mail| mail.contains(&line)).count()
    };
    for id in ids_of(references) {
        wait_until(|| has(&id) >= 1, || format!("no {id}: {}", exim.log()));
        assert_eq!(has(&id), 1, "{id}");
    }
}

#[test]
#[ignore = "needs exim4: tests/run"]
fn exim_gets_each_mail_once_whatever_it_says_first_and_wherever_it_was() {
    let mut exim = Exim::start(GONE);
    let mut spooled = Spooled::new(&manifest());
    spooled.url = exim.url();
    let (program, address) = spooled.listen();
    let mut references = vec![receipt_of(address, 0)];
    for (fault, code) in
        [(Fault::Greylisting, "smtp_recipient_451"), (Fault::Full, "smtp_data_452")]
    {
        exim.begin(fault);
        references.push(receipt_of(address, references.len()));
        program.wait_for(code);
        exim.end(fault);
        spooled.run("--send-now");
    }
    exim.go_away();
    references.push(receipt_of(address, references.len()));
    program.wait_for("smtp_unreachable");
    exim.come_back();
    spooled.run("--send-now");
    spooled.wait_until_empty();
    assert_each_once(&exim, &references);
    program.assert_discreet();
}

#[test]
#[ignore = "needs exim4: tests/run"]
fn exim_refuses_one_recipient_and_the_other_has_the_mail() {
    let exim = Exim::start(GONE);
    let mut manifest = manifest();
    manifest["forms"]["kominfo/lock"]["recipient"]["addresses"] = json!([AGENCY, GONE]);
    let mut spooled = Spooled::new(&manifest);
    spooled.url = exim.url();
    let (program, address) = spooled.listen();
    let reference = receipt_of(address, 0);
    program.wait_for(r#""outcome":"refused""#);
    spooled.run("--send-now");
    assert_each_once(&exim, std::slice::from_ref(&reference));
    let mails = exim.mails();
    let to = |address: &str| {
        let line = format!("Envelope-to: {address}\n");
        mails.iter().filter(|mail| mail.contains(&line)).count()
    };
    // The sender's mailbox hears of it.
    assert_eq!((to(AGENCY), to(GONE), to("layanan@contoh.go.id")), (1, 0, 1));
    let [left] = &spooled.mails()[..] else { panic!("one: {:?}", spooled.mails()) };
    assert!(left.to_string_lossy().contains(&reference), "{left:?}");
    program.assert_discreet();
}
