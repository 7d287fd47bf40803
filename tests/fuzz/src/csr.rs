//! Certification requests: what is accepted, openssl accepts, too, and reads alike.
//!
//! Input: a file.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use loket_form::csr::{CertificateRequest, KeyKind, MAX_BYTES};

/// Fingerprints of requests that openssl has verified: asking it takes as long as a thousand runs.
static VERIFIED: LazyLock<Mutex<BTreeSet<[u8; 32]>>> = LazyLock::new(Mutex::default);

pub(crate) fn run(bytes: &[u8]) {
    let Ok(request) = CertificateRequest::parse(bytes) else {
        return;
    };
    assert!(bytes.len() <= MAX_BYTES);
    assert!(request.subject().chars().count() <= 200);
    assert!(!request.subject().contains(char::is_control), "a subject is one line");
    if let KeyKind::Rsa { bits } = request.key() {
        assert!((2048..=8192).contains(&bits), "{bits} bits");
    }
    let der = der(bytes);
    let again = CertificateRequest::parse(&der);
    assert_eq!(again.as_ref(), Ok(&request), "the same request without its armour");
    let mut verified = VERIFIED.lock().unwrap_or_else(PoisonError::into_inner);
    if verified.insert(*request.fingerprint()) {
        openssl_verifies(&der);
    }
}

/// Takes the armour off: what stands between the label and the dashes behind it.
fn der(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(&[0x30]) {
        return bytes.to_vec();
    }
    let text = String::from_utf8_lossy(bytes);
    let (_, block) = text.split_once("-----BEGIN ").expect("armour, since it was accepted");
    let body: String = block.split("-----").nth(1).unwrap_or_default().split_whitespace().collect();
    STANDARD.decode(body).expect("base64, since it was accepted")
}

fn openssl_verifies(der: &[u8]) {
    let mut openssl = Command::new("openssl")
        .args(["req", "-inform", "DER", "-verify", "-noout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("openssl is installed");
    openssl.stdin.take().expect("piped").write_all(der).expect("openssl reads it");
    let output = openssl.wait_with_output().expect("openssl ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("verify OK"), "openssl says {said}");
}
