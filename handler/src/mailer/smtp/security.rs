//! How a mail server is known: by the certificate authorities of the machine.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;

/// Servers cannot be known.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SecurityError {
    /// There are no certificate authorities.
    #[error(
        "this machine has no certificate authorities: install `ca-certificates`, or name a file in SSL_CERT_FILE"
    )]
    NoAuthorities,
    /// The library offers no protocol version.
    #[error("TLS cannot be used")]
    Tls(#[from] rustls::Error),
}

/// Makes a connector that checks certificate and name of the server.
///
/// `SSL_CERT_FILE` names the authorities of a private network, as with OpenSSL.
pub(super) fn connector() -> Result<TlsConnector, SecurityError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err(SecurityError::NoAuthorities);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
