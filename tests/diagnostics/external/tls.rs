//! Servers whose certificates are good, and those whose are not.

use std::io::{BufReader, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::{site, told_with};
use crate::site::fixtures;

/// Starts a server with a certificate of the fixtures; it answers one request, if it gets one.
fn server(certificate: &str) -> SocketAddr {
    let file = |name: &str| fixtures("tls").join(name);
    let chain = vec![CertificateDer::from_pem_file(file(certificate)).expect("a certificate")];
    let key = PrivateKeyDer::from_pem_file(file("key.pem")).expect("a key");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("they belong together");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::new(config.clone())).expect("a connection");
            let mut stream = BufReader::new(StreamOwned::new(connection, stream));
            let mut line = String::new();
            // Who does not trust the certificate sends no request.
            while std::io::BufRead::read_line(&mut stream, &mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            let _ = stream.get_mut().write_all(b"HTTP/1.1 200 X\r\nContent-Length: 0\r\n\r\n");
            stream.get_mut().conn.send_close_notify();
            let _ = stream.get_mut().flush();
        }
    });
    address
}

/// What is told of a link to a server, where an issuer is trusted.
fn told_of(certificate: &str, trusted: &str) -> (Vec<String>, String) {
    let site = site(&[&format!("https://{}/", server(certificate))]);
    let trusted = fixtures("tls").join(trusted);
    let environment = [("SSL_CERT_FILE", trusted.as_path())];
    let text = site.check_with(&environment, &["--external=any", "--lang", "en"]).stdout;
    (told_with(&site, &environment, "--external=any"), text)
}

#[test]
fn a_certificate_that_is_in_order_is_no_word_worth() {
    let (told, text) = told_of("good.pem", "issuer.pem");
    assert_eq!(told, Vec::<String>::new(), "{text}");
}

#[test]
fn a_certificate_that_browsers_would_refuse_is_told_as_such() {
    for (certificate, trusted) in [
        ("expired.pem", "issuer.pem"),
        ("of-another.pem", "issuer.pem"),
        // Nobody knows who has signed it.
        ("good.pem", "expired.pem"),
    ] {
        let (told, text) = told_of(certificate, trusted);
        assert_eq!(told, ["warning silent-link content/tautan.md:5:1"], "{certificate}: {text}");
        assert!(text.contains("a server without a valid certificate"), "{certificate}: {text}");
    }
}
