//! Addresses: what is accepted is one token that means the same to every reader
//! of the mails that it stands in.
//!
//! Input: what was typed.

use loket_form::address::Address;
use loket_form::private_key::contains_private_key;

use crate::message::Read;
use crate::site::{AGENCY, Site};

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(address) = Address::parse(text) else {
        return;
    };
    let written = address.as_str();
    assert!(written.bytes().all(|byte| byte.is_ascii_graphic()), "{written:?}");
    assert!(written.eq_ignore_ascii_case(text), "nothing is cleaned, only the domain lowered");
    assert_eq!(Address::parse(written).as_ref(), Ok(&address), "parsing is idempotent");
    assert!(address.is_within(address.domain()));
    assert!(written.ends_with(&format!("@{}", address.domain())));

    // Sixty letters can be what a key begins with, in base64; then the form refuses them as one.
    if contains_private_key(written.as_bytes()) {
        return;
    }
    let (status, sent) = Site::with(|site| site.post(&[("email", text.as_bytes())]));
    assert_eq!(status, 303, "an address that is accepted alone is accepted in the form");
    let [agency, applicant] = sent.as_slice() else {
        panic!("two mails, not {}", sent.len());
    };
    assert_eq!(agency.recipients, [AGENCY]);
    assert_eq!(applicant.recipients, [written]);
    assert_eq!(Read::mail(&agency.message).reply_to, [written]);
    assert_eq!(Read::mail(&applicant.message).to, [written]);
}
