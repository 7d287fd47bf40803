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
    let pem = request.to_pem();
    let again = CertificateRequest::parse(pem.as_bytes());
    assert_eq!(again.as_ref(), Ok(&request), "the same request in the armour of its own");
    let again = CertificateRequest::parse(&der(&pem));
    assert_eq!(again.as_ref(), Ok(&request), "the same request without its armour");
    let mut verified = VERIFIED.lock().unwrap_or_else(PoisonError::into_inner);
    if verified.insert(*request.fingerprint()) {
        openssl_verifies(&pem);
    }
}

/// Takes the armour off, as strictly as it is defined: RFC 7468, section 3.
fn der(pem: &str) -> Vec<u8> {
    let body = pem.strip_prefix("-----BEGIN CERTIFICATE REQUEST-----\n").expect("its beginning");
    let body = body.strip_suffix("\n-----END CERTIFICATE REQUEST-----\n").expect("its end");
    let lines: Vec<&str> = body.split('\n').collect();
    let (last, whole) = lines.split_last().expect("a line");
    assert!(whole.iter().all(|line| line.len() == 64) && (1..=64).contains(&last.len()));
    STANDARD.decode(lines.concat()).expect("base64")
}

fn openssl_verifies(pem: &str) {
    let mut openssl = Command::new("openssl")
        .args(["req", "-verify", "-noout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("openssl is installed");
    openssl.stdin.take().expect("piped").write_all(pem.as_bytes()).expect("openssl reads it");
    let output = openssl.wait_with_output().expect("openssl ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("verify OK"), "openssl says {said}");
}
