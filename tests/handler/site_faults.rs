//! A site that cannot be used stops the handler at its start, not an applicant later.

use std::error::Error as _;
use std::sync::Arc;

use loket_form::bundle::Bundle;
use loket_handler::HandlerError;
use loket_handler::guard::Guards;
use loket_handler::mailer::memory::MemoryTransport;

use crate::world::site::{NOW, bundle, handler, manifest};

fn error(change: impl FnOnce(&mut Bundle)) -> HandlerError {
    let mut bundle = bundle(&manifest());
    change(&mut bundle);
    let made = handler(bundle, Arc::new(MemoryTransport::default()), NOW, Guards::default());
    made.err().expect("a handler that does not start")
}

fn override_template(name: &'static str, source: &'static str) -> HandlerError {
    error(|bundle| {
        bundle.templates.insert(name.to_owned(), source.to_owned());
    })
}

#[test]
fn a_template_that_does_not_parse_stops_it() {
    let error = override_template("form.html", "{% if %}");
    assert!(matches!(error, HandlerError::Template(_)), "{error}");
}

#[test]
fn a_page_that_names_what_does_not_exist_stops_it() {
    for name in ["form.html", "receipt.html", "problem.html"] {
        let error = override_template(name, "{{ tidak_ada.sama_sekali }}");
        assert!(matches!(error, HandlerError::Template(_)), "{name}: {error}");
        assert!(error.source().is_some_and(|cause| cause.to_string().contains(name)));
    }
}

#[test]
fn a_mail_that_names_what_does_not_exist_stops_it() {
    for name in ["mail/agency.txt", "mail/acknowledgement.txt"] {
        let error = override_template(name, "{{ tidak_ada.sama_sekali }}");
        assert!(matches!(error, HandlerError::Template(_)), "{name}: {error}");
    }
}

#[test]
fn a_missing_template_stops_it() {
    for name in ["loket/receipt.html", "loket/mail/acknowledgement.txt"] {
        let error = error(|bundle| {
            bundle.templates.remove(name);
        });
        assert!(matches!(error, HandlerError::Template(_)), "{name}: {error}");
    }
}

#[test]
fn a_name_that_cannot_stand_in_a_header_stops_it() {
    for name in ["", "Pemerintah\r\nBcc: korban@contoh.com", "Pemerintah\u{2028}"] {
        let error = error(|bundle| name.clone_into(&mut bundle.manifest.sender.name));
        assert!(matches!(error, HandlerError::Header(_)), "{error}");
    }
}

#[test]
fn an_origin_or_a_policy_that_is_none_stops_it() {
    let wrong_origin =
        error(|bundle| "layanan.contoh.go.id".clone_into(&mut bundle.manifest.origin));
    assert!(matches!(wrong_origin, HandlerError::Origin(_)));
    let wrong_policy =
        error(|bundle| "default-src 'none'\r\nx: y".clone_into(&mut bundle.manifest.policy));
    assert!(matches!(wrong_policy, HandlerError::Policy(_)));
}
