//! Certification requests: PKCS#10, RFC 2986.

use std::borrow::Cow;
use std::fmt;

use aws_lc_rs::digest;
use aws_lc_rs::signature::{
    self, ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P256_SHA512_ASN1,
    ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ECDSA_P384_SHA512_ASN1,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    UnparsedPublicKey, VerificationAlgorithm,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use x509_cert::der::asn1::{ObjectIdentifier, UintRef};
use x509_cert::der::{Decode, Reader, SliceReader};
use x509_cert::request::CertReq;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::characters::is_ignorable;
use crate::private_key::contains_private_key;

/// The greatest size of a file with a request, in bytes; an RSA 8192 request has 5 KB as PEM.
pub const MAX_BYTES: usize = 16 * 1024;
/// The longest subject that is shown, in characters.
const LONGEST_SUBJECT: usize = 200;

/// A certification request whose signature is its own.
#[derive(Clone, PartialEq, Eq)]
pub struct CertificateRequest {
    der: Vec<u8>,
    subject: String,
    key: KeyKind,
    fingerprint: [u8; 32],
}

/// The kind of key that a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA with so many bits.
    Rsa {
        /// The bits of the modulus, 2048 to 8192.
        bits: u32,
    },
    /// ECDSA on the curve P-256.
    P256,
    /// ECDSA on the curve P-384.
    P384,
    /// Ed25519.
    Ed25519,
}

impl fmt::Display for KeyKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(formatter, "RSA {bits}"),
            Self::P256 => formatter.write_str("ECDSA P-256"),
            Self::P384 => formatter.write_str("ECDSA P-384"),
            Self::Ed25519 => formatter.write_str("Ed25519"),
        }
    }
}

/// Why a file is no request that can be used; no variant holds a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsrError {
    /// The file is larger than [`MAX_BYTES`].
    #[error("larger than a certification request")]
    TooLarge,
    /// The file is something else.
    #[error("not a certification request")]
    NotARequest,
    /// The file is a certificate, which a request would lead to.
    #[error("a certificate, not a certification request")]
    IsCertificate,
    /// The file is a public key alone.
    #[error("a public key, not a certification request")]
    IsPublicKey,
    /// The file holds a private key, perhaps under a password.
    #[error("a private key, which must not travel")]
    IsPrivateKey,
    /// The file holds more than one request.
    #[error("several certification requests in one file")]
    SeveralRequests,
    /// The file is a request that cannot be read to its end.
    #[error("a damaged certification request")]
    Damaged,
    /// The key has fewer bits than are safe.
    #[error("the key of the certification request is too small")]
    KeyTooSmall,
    /// The key or the signature is of a kind that is not accepted.
    #[error("the certification request uses an algorithm that is not accepted")]
    AlgorithmNotAccepted,
    /// The signature is not that of the key in the request.
    #[error("the signature of the certification request is wrong")]
    SignatureWrong,
}

impl CertificateRequest {
    /// Parses a request, PEM or DER, and verifies that its signature is its own.
    ///
    /// Accepted are RSA keys of 2048 to 8192 bits with PKCS#1 v1.5, P-256 and
    /// P-384, each with SHA-256, SHA-384 or SHA-512, and Ed25519. RSA-PSS is not:
    /// its parameters would have to be checked too, and no certificate authority
    /// in Indonesia asks for it.
    ///
    /// # Errors
    /// If the file is something else, damaged, or breaks the policy for keys.
    pub fn parse(bytes: &[u8]) -> Result<Self, CsrError> {
        if bytes.len() > MAX_BYTES {
            return Err(CsrError::TooLarge);
        }
        if contains_private_key(bytes) {
            return Err(CsrError::IsPrivateKey);
        }
        let decoded = if bytes.first() == Some(&0x30) { bytes.to_vec() } else { from_pem(bytes)? };
        let request = CertReq::from_der(&decoded).map_err(|_| refused_der(&decoded))?;
        let key = key_kind(&request.info.public_key)?;
        verify(&request, key, signed_part(&decoded).ok_or(CsrError::Damaged)?)?;
        let mut fingerprint = [0; 32];
        fingerprint.copy_from_slice(digest::digest(&digest::SHA256, &decoded).as_ref());
        let subject = shown(&request.info.subject.to_string());
        Ok(Self { der: decoded, subject, key, fingerprint })
    }

    /// Writes the request in the strict form of RFC 7468, which openssl and everybody reads.
    #[must_use]
    pub fn to_pem(&self) -> String {
        let mut pem = format!("{BEGIN}{LABEL}{END_OF_LABEL}\n");
        for line in STANDARD.encode(&self.der).as_bytes().chunks(PEM_LINE) {
            pem.extend(line.iter().copied().map(char::from));
            pem.push('\n');
        }
        pem + &format!("{END}{LABEL}{END_OF_LABEL}\n")
    }

    /// Returns the subject as RFC 4514 writes it, bounded and without control characters.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Returns the kind of key.
    #[must_use]
    pub const fn key(&self) -> KeyKind {
        self.key
    }

    /// Returns the SHA-256 of the request as DER.
    #[must_use]
    pub const fn fingerprint(&self) -> &[u8; 32] {
        &self.fingerprint
    }
}

/// Prints nothing of the subject: it may be a person.
impl fmt::Debug for CertificateRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CertificateRequest(..)")
    }
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const LABEL: &str = "CERTIFICATE REQUEST";
/// How long a line of PEM is in characters.
const PEM_LINE: usize = 64;
const END_OF_LABEL: &str = "-----";

/// Decodes the one block of PEM (RFC 7468) in a file, as mails, chats and editors leave it: with
/// text around it, indented, on one line, with empty lines, in the UTF-16 of Windows.
fn from_pem(bytes: &[u8]) -> Result<Vec<u8>, CsrError> {
    let text = text_of(bytes).ok_or(CsrError::NotARequest)?;
    let mut blocks = text.split(BEGIN).skip(1);
    let block = blocks.next().ok_or(CsrError::NotARequest)?;
    let (label, rest) = block.split_once(END_OF_LABEL).ok_or(CsrError::NotARequest)?;
    match label {
        LABEL | "NEW CERTIFICATE REQUEST" => {}
        "CERTIFICATE" | "TRUSTED CERTIFICATE" | "X509 CERTIFICATE" => {
            return Err(CsrError::IsCertificate);
        }
        "PUBLIC KEY" | "RSA PUBLIC KEY" => return Err(CsrError::IsPublicKey),
        _ => return Err(CsrError::NotARequest),
    }
    if blocks.next().is_some() {
        return Err(CsrError::SeveralRequests);
    }
    let end = format!("{END}{label}{END_OF_LABEL}");
    let (body, _) = rest.split_once(&end).ok_or(CsrError::Damaged)?;
    let is_between = |character: char| character.is_whitespace() || is_ignorable(character);
    let body: String = body.chars().filter(|character| !is_between(*character)).collect();
    STANDARD.decode(body).map_err(|_| CsrError::Damaged)
}

/// Reads UTF-8, or UTF-16 that says so by its first character.
fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let units = |order: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().copied().map(order).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty()).map(Cow::Owned)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => units(u16::from_be_bytes, rest),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    }
}

/// Tells what DER is that is no request: something known, a request that is torn, or anything else.
fn refused_der(bytes: &[u8]) -> CsrError {
    if x509_cert::Certificate::from_der(bytes).is_ok() {
        CsrError::IsCertificate
    } else if SubjectPublicKeyInfoOwned::from_der(bytes).is_ok() {
        CsrError::IsPublicKey
    } else if begins_like_a_request(bytes) {
        CsrError::Damaged
    } else {
        CsrError::NotARequest
    }
}

/// A request begins with two sequences and the version 0; a certificate or a key does not.
fn begins_like_a_request(bytes: &[u8]) -> bool {
    let content = |bytes| inside_sequence(bytes).unwrap_or_default();
    content(content(bytes)).starts_with(&[0x02, 0x01, 0x00, 0x30])
}

/// Returns what stands behind the head of a sequence, as far as it is there.
fn inside_sequence(bytes: &[u8]) -> Option<&[u8]> {
    let [0x30, length, rest @ ..] = bytes else {
        return None;
    };
    let extra = if *length < 0x80 { 0 } else { usize::from(length & 0x7f) };
    rest.get(extra..)
}

/// Returns the bytes that the signature is over, as they stand in the file.
fn signed_part(decoded: &[u8]) -> Option<&[u8]> {
    let mut reader = SliceReader::new(inside_sequence(decoded)?).ok()?;
    reader.tlv_bytes().ok()
}

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
const ECDSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4");

fn key_kind(info: &SubjectPublicKeyInfoOwned) -> Result<KeyKind, CsrError> {
    let curve = || info.algorithm.parameters.as_ref()?.decode_as::<ObjectIdentifier>().ok();
    match info.algorithm.oid {
        RSA => match rsa_bits(info.subject_public_key.raw_bytes()).ok_or(CsrError::Damaged)? {
            0..2048 => Err(CsrError::KeyTooSmall),
            bits @ 2048..=8192 => Ok(KeyKind::Rsa { bits }),
            _ => Err(CsrError::AlgorithmNotAccepted),
        },
        EC => match curve() {
            Some(P256) => Ok(KeyKind::P256),
            Some(P384) => Ok(KeyKind::P384),
            _ => Err(CsrError::AlgorithmNotAccepted),
        },
        ED25519 => Ok(KeyKind::Ed25519),
        _ => Err(CsrError::AlgorithmNotAccepted),
    }
}

/// Counts the bits of the modulus of an `RSAPublicKey` (RFC 8017, appendix A.1.1).
fn rsa_bits(key: &[u8]) -> Option<u32> {
    let mut reader = SliceReader::new(inside_sequence(key)?).ok()?;
    let modulus = UintRef::decode(&mut reader).ok()?;
    let bytes = modulus.as_bytes();
    let first = bytes.first()?;
    Some(u32::try_from(bytes.len()).ok()?.checked_mul(8)? - first.leading_zeros())
}

fn verify(request: &CertReq, key: KeyKind, signed: &[u8]) -> Result<(), CsrError> {
    let algorithm = algorithm(key, request.algorithm.oid).ok_or(CsrError::AlgorithmNotAccepted)?;
    let key = request.info.public_key.subject_public_key.as_bytes().ok_or(CsrError::Damaged)?;
    let signature = request.signature.as_bytes().ok_or(CsrError::Damaged)?;
    UnparsedPublicKey::new(algorithm, key)
        .verify(signed, signature)
        .map_err(|_| CsrError::SignatureWrong)
}

/// Returns how to verify; `None` for a signature that is not accepted or not of this key.
fn algorithm(
    key: KeyKind,
    signature: ObjectIdentifier,
) -> Option<&'static dyn VerificationAlgorithm> {
    Some(match (key, signature) {
        (KeyKind::Rsa { .. }, RSA_SHA256) => &RSA_PKCS1_2048_8192_SHA256,
        (KeyKind::Rsa { .. }, RSA_SHA384) => &RSA_PKCS1_2048_8192_SHA384,
        (KeyKind::Rsa { .. }, RSA_SHA512) => &RSA_PKCS1_2048_8192_SHA512,
        (KeyKind::P256, ECDSA_SHA256) => &ECDSA_P256_SHA256_ASN1,
        (KeyKind::P256, ECDSA_SHA384) => &ECDSA_P256_SHA384_ASN1,
        (KeyKind::P256, ECDSA_SHA512) => &ECDSA_P256_SHA512_ASN1,
        (KeyKind::P384, ECDSA_SHA256) => &ECDSA_P384_SHA256_ASN1,
        (KeyKind::P384, ECDSA_SHA384) => &ECDSA_P384_SHA384_ASN1,
        (KeyKind::P384, ECDSA_SHA512) => &ECDSA_P384_SHA512_ASN1,
        (KeyKind::Ed25519, ED25519) => &signature::ED25519,
        _ => return None,
    })
}

fn shown(subject: &str) -> String {
    let plain = |character: char| {
        if character.is_control() { ' ' } else { character }
    };
    subject.chars().map(plain).take(LONGEST_SUBJECT).collect()
}

#[cfg(test)]
mod tests;
