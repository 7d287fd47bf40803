//! Files of applicants: a PDF by hand, keys and requests by openssl.

use std::process::Command;
use std::sync::OnceLock;

/// A key and the request for it.
pub(crate) struct Request {
    pub(crate) key: String,
    pub(crate) pem: String,
    pub(crate) der: Vec<u8>,
}

/// Returns a request for a P-256 key; made once, for all tests.
pub(crate) fn csr() -> &'static Request {
    static REQUEST: OnceLock<Request> = OnceLock::new();
    REQUEST.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let (key, pem, der) = (path("key.pem"), path("csr.pem"), path("csr.der"));
        openssl(&[
            "genpkey",
            "-algorithm",
            "EC",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-out",
            &key,
        ]);
        let subject = "/C=ID/O=Pemerintah Kota Contoh/CN=Sari Contoh Ningrum";
        openssl(&["req", "-new", "-key", &key, "-subj", subject, "-out", &pem]);
        openssl(&["req", "-in", &pem, "-outform", "DER", "-out", &der]);
        let read = |path: &str| std::fs::read(path).expect("a file of openssl");
        Request {
            key: String::from_utf8(read(&key)).expect("PEM"),
            pem: String::from_utf8(read(&pem)).expect("PEM"),
            der: read(&der),
        }
    })
}

/// Runs openssl.
pub(crate) fn openssl(arguments: &[&str]) {
    let output = Command::new("openssl").args(arguments).output().expect("openssl is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Returns a small PDF with every byte in its stream.
pub(crate) fn pdf() -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Length 1024 >>\nstream\n".to_vec();
    pdf.extend((0..4).flat_map(|_| 0..=255_u8));
    pdf.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    pdf
}

/// Returns a PDF of a size.
pub(crate) fn pdf_of(size: usize) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.resize(size - 6, b'x');
    pdf.extend_from_slice(b"\n%%EOF");
    pdf
}
