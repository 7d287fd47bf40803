//! Requests and other files as openssl makes them.

use std::path::Path;
use std::process::Command;

use super::*;

/// A folder in which openssl works.
struct Bench(tempfile::TempDir);

impl Bench {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn openssl(&self, arguments: &str) {
        let output = Command::new("openssl")
            .args(arguments.split(' '))
            .current_dir(self.0.path())
            .output()
            .expect("these tests need the openssl command");
        assert!(
            output.status.success(),
            "openssl {arguments}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(Path::new(self.0.path()).join(name)).expect("openssl wrote it")
    }

    /// Makes a key and a request for it; returns the request as PEM and as DER.
    fn request(&self, key: &str, options: &str) -> (Vec<u8>, Vec<u8>) {
        self.openssl(&format!("genpkey {key} -out key.pem"));
        self.openssl(&format!(
            "req -new -key key.pem -subj /O=Contoh/CN=Sari {options} -out request.pem"
        ));
        self.openssl("req -in request.pem -outform DER -out request.der");
        (self.read("request.pem"), self.read("request.der"))
    }
}

const RSA_2048: &str = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";
const P256_KEY: &str = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";

#[test]
fn requests_of_every_accepted_kind_are_read_from_pem_and_der() {
    let bench = Bench::new();
    for (key, options, kind) in [
        (RSA_2048, "-sha256", "RSA 2048"),
        (RSA_2048, "-sha384", "RSA 2048"),
        (RSA_2048, "-sha512", "RSA 2048"),
        ("-algorithm RSA -pkeyopt rsa_keygen_bits:3072", "-sha256", "RSA 3072"),
        ("-algorithm RSA -pkeyopt rsa_keygen_bits:4096", "-sha256", "RSA 4096"),
        (P256_KEY, "-sha256", "ECDSA P-256"),
        (P256_KEY, "-sha384", "ECDSA P-256"),
        ("-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "-sha384", "ECDSA P-384"),
        ("-algorithm ED25519", "-batch", "Ed25519"),
    ] {
        let (pem, der) = bench.request(key, options);
        let from_pem =
            CertificateRequest::parse(&pem).unwrap_or_else(|error| panic!("{key}: {error}"));
        let from_der =
            CertificateRequest::parse(&der).unwrap_or_else(|error| panic!("{key}: {error}"));
        assert_eq!(from_pem, from_der);
        assert_eq!(from_pem.key().to_string(), kind);
        assert_eq!(from_pem.subject(), "CN=Sari,O=Contoh");
    }
}

#[test]
fn the_fingerprint_is_what_openssl_prints_for_the_der_file() {
    let bench = Bench::new();
    let (pem, _) = bench.request(P256_KEY, "-sha256");
    bench.openssl("dgst -sha256 -binary -out digest request.der");
    let request = CertificateRequest::parse(&pem).expect("valid");
    assert_eq!(request.fingerprint().as_slice(), bench.read("digest"));
}

#[test]
fn text_around_a_request_and_other_line_ends_are_tolerated() {
    let bench = Bench::new();
    let (pem, _) = bench.request(P256_KEY, "-sha256");
    bench.openssl("req -in request.pem -text -out text.pem");
    let text = String::from_utf8(pem).expect("PEM is text");
    let old_label = text.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    let windows = format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n"));
    for variant in [bench.read("text.pem"), old_label.into_bytes(), windows.into_bytes()] {
        assert!(CertificateRequest::parse(&variant).is_ok());
    }
}

#[test]
fn keys_and_signatures_outside_the_policy_are_told_apart() {
    let bench = Bench::new();
    for (key, options, error) in [
        ("-algorithm RSA -pkeyopt rsa_keygen_bits:1024", "-sha256", CsrError::KeyTooSmall),
        (RSA_2048, "-sha1", CsrError::AlgorithmNotAccepted),
        (RSA_2048, "-md5", CsrError::AlgorithmNotAccepted),
        (RSA_2048, "-sha256 -sigopt rsa_padding_mode:pss", CsrError::AlgorithmNotAccepted),
        (
            "-algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048",
            "-sha256",
            CsrError::AlgorithmNotAccepted,
        ),
        (
            "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
            "-sha512",
            CsrError::AlgorithmNotAccepted,
        ),
        (
            "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1",
            "-sha256",
            CsrError::AlgorithmNotAccepted,
        ),
        ("-algorithm ED448", "-batch", CsrError::AlgorithmNotAccepted),
    ] {
        let (pem, der) = bench.request(key, options);
        assert_eq!(CertificateRequest::parse(&pem), Err(error), "{key} {options}");
        assert_eq!(CertificateRequest::parse(&der), Err(error), "{key} {options}");
    }
}

#[test]
fn a_changed_request_has_a_wrong_signature_and_a_torn_one_is_damaged() {
    let bench = Bench::new();
    let (pem, der) = bench.request(P256_KEY, "-sha256");
    let place = der.windows(4).position(|window| window == b"Sari").expect("the subject");
    let mut changed = der.clone();
    changed[place] = b'D';
    assert_eq!(CertificateRequest::parse(&changed), Err(CsrError::SignatureWrong));
    assert_eq!(CertificateRequest::parse(&[der.as_slice(), b"x"].concat()), Err(CsrError::Damaged));
    assert_eq!(CertificateRequest::parse(&der[..der.len() - 5]), Err(CsrError::Damaged));
    assert_eq!(CertificateRequest::parse(&pem[..pem.len() - 40]), Err(CsrError::Damaged));
    assert_eq!(
        CertificateRequest::parse(&[pem.clone(), pem].concat()),
        Err(CsrError::SeveralRequests)
    );
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let bench = Bench::new();
    let (_, der) = bench.request(P256_KEY, "-sha256");
    bench.openssl("req -x509 -key key.pem -in request.pem -days 1 -out certificate.pem");
    bench.openssl("x509 -in certificate.pem -outform DER -out certificate.der");
    bench.openssl("pkey -in key.pem -pubout -out public.pem");
    bench.openssl("pkey -in key.pem -pubout -outform DER -out public.der");
    let parse = |name: &str| CertificateRequest::parse(&bench.read(name));
    assert_eq!(parse("certificate.pem"), Err(CsrError::IsCertificate));
    assert_eq!(parse("certificate.der"), Err(CsrError::IsCertificate));
    assert_eq!(parse("public.pem"), Err(CsrError::IsPublicKey));
    assert_eq!(parse("public.der"), Err(CsrError::IsPublicKey));
    for bytes in [b"".as_slice(), b"0", b"halo", b"%PDF-1.7", b"\x30\x03\x02\x01\x00", &der[1..]] {
        assert_eq!(CertificateRequest::parse(bytes), Err(CsrError::NotARequest), "{bytes:?}");
    }
    assert_eq!(CertificateRequest::parse(&vec![0x30; MAX_BYTES + 1]), Err(CsrError::TooLarge));
}

#[test]
fn a_key_is_told_as_one_with_and_without_a_password() {
    let bench = Bench::new();
    bench.request(P256_KEY, "-sha256");
    bench.openssl("req -x509 -key key.pem -in request.pem -days 1 -out certificate.pem");
    bench.openssl("pkcs8 -topk8 -in key.pem -passout pass:contoh -out encrypted.pem");
    bench.openssl("pkcs8 -topk8 -in key.pem -passout pass:contoh -outform DER -out encrypted.der");
    bench.openssl(
        "pkcs12 -export -inkey key.pem -in certificate.pem -passout pass:contoh -out key.p12",
    );
    for name in ["key.pem", "encrypted.pem", "encrypted.der", "key.p12"] {
        let found = CertificateRequest::parse(&bench.read(name));
        assert_eq!(found, Err(CsrError::IsPrivateKey), "{name}");
    }
}

#[test]
fn text_and_line_ends_do_not_hide_a_certificate() {
    let bench = Bench::new();
    bench.request(P256_KEY, "-sha256");
    bench.openssl("req -x509 -key key.pem -in request.pem -days 1 -out certificate.pem");
    bench.openssl("x509 -in certificate.pem -text -out text.pem");
    let text = String::from_utf8(bench.read("text.pem")).expect("PEM is text");
    for variant in [text.clone(), text.replace('\n', "\r\n")] {
        let found = CertificateRequest::parse(variant.as_bytes());
        assert_eq!(found, Err(CsrError::IsCertificate));
    }
}

#[test]
fn no_single_changed_byte_makes_the_parser_panic_or_accept() {
    let bench = Bench::new();
    let (_, der) = bench.request(P256_KEY, "-sha256");
    for place in 0..der.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut changed = der.clone();
            changed[place] ^= change;
            assert!(CertificateRequest::parse(&changed).is_err(), "byte {place} ^ {change}");
        }
    }
}
