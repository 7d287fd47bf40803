//! Private keys, which must not travel: found wherever they hide.
//!
//! People who are asked for a certification request send the key beside it, as
//! it is, renamed, zipped into a line, or pasted into a text field. A key that
//! was found is refused; what is not found is no promise that there is none.

mod der;
mod text;

use memchr::memmem;

/// Tells whether a private key stands in a text or a file, in any of the forms
/// that keys are kept in: PEM, DER, PKCS#8, PKCS#12, OpenSSH, `PuTTY`, PGP, JWK,
/// XML and Java keystores, also encrypted, also as base64 or hexadecimal.
///
/// The work grows linearly with the size.
#[must_use]
pub fn contains_private_key(bytes: &[u8]) -> bool {
    is_keystore(bytes) || der::contains_key(bytes) || text::contains_key(bytes)
}

/// Java keystores (JKS and JCEKS) and the binary form of OpenSSH keys.
fn is_keystore(bytes: &[u8]) -> bool {
    const OPENSSH: &[u8] = b"openssh-key-v1\0";
    bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed])
        || bytes.starts_with(&[0xce, 0xce, 0xce, 0xce])
        || memmem::find(bytes, OPENSSH).is_some()
}

#[cfg(test)]
mod tests;
