//! Keys as DER: told by their structure, wherever they begin.

/// Returns whether a private key in DER begins at any place.
pub(super) fn contains_key(bytes: &[u8]) -> bool {
    let starts = memchr::memchr_iter(SEQUENCE, bytes);
    starts.filter_map(|place| bytes.get(place..)).any(is_key)
}

/// Keys have at least so many bytes.
pub(super) const SHORTEST_KEY: usize = 40;

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_1: u8 = 0xa1;

/// PKCS#5 encryption schemes, 1.2.840.113549.1.5.x (RFC 8018).
const PKCS_5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05];
/// PKCS#12 encryption schemes, 1.2.840.113549.1.12.1.x (RFC 7292).
const PKCS_12: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01];
/// PKCS#7 content types, 1.2.840.113549.1.7.x (RFC 2315).
const PKCS_7: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];

fn is_key(bytes: &[u8]) -> bool {
    let Some(sequence) = Element::read(bytes).filter(|element| element.tag == SEQUENCE) else {
        return false;
    };
    let mut parts = Parts(sequence.content);
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else {
        return false;
    };
    match (first.tag, first.content, second.tag) {
        (INTEGER, &[3], SEQUENCE) => is_pkcs12(&second),
        (INTEGER, &[0 | 1], SEQUENCE) => {
            second.object_identifier().is_some()
                && parts.next().is_some_and(|key| is_pkcs8_key(&key))
        }
        (INTEGER, &[1], OCTET_STRING) => is_sec1(&second, parts),
        (INTEGER, &[0 | 1], INTEGER) => are_key_integers(&second, parts),
        (SEQUENCE, _, OCTET_STRING) => {
            let scheme = first.object_identifier().unwrap_or_default();
            let encrypts = scheme.starts_with(PKCS_5) || scheme.starts_with(PKCS_12);
            encrypts && parts.next().is_none()
        }
        _ => false,
    }
}

/// `PrivateKeyInfo` holds the key as an octet string (RFC 5208, RFC 5958).
const fn is_pkcs8_key(key: &Element<'_>) -> bool {
    key.tag == OCTET_STRING && key.content.len() >= 16
}

/// `ECPrivateKey` holds the key, then the curve, the public key or nothing (RFC 5915).
fn is_sec1(key: &Element<'_>, mut rest: Parts<'_>) -> bool {
    let usual = matches!(key.content.len(), 28 | 32 | 48 | 66);
    usual && rest.all(|part| matches!(part.tag, CONTEXT_0 | CONTEXT_1))
}

/// `RSAPrivateKey` (RFC 8017) and the DSA key of openssl are integers, the first of them long.
///
/// Of a key that was cut off, three are enough: modulus, public and private exponent.
fn are_key_integers(modulus: &Element<'_>, rest: Parts<'_>) -> bool {
    let mut others = rest.take(4);
    let is_integer = |integer: Element<'_>| integer.tag == INTEGER;
    modulus.content.len() >= 32
        && others.next().is_some_and(is_integer)
        && others.next().is_some_and(is_integer)
        && others.all(is_integer)
}

/// `PFX` holds authenticated content (RFC 7292); whatever is in it, it is a key container.
fn is_pkcs12(content: &Element<'_>) -> bool {
    content.object_identifier().is_some_and(|identifier| identifier.starts_with(PKCS_7))
}

/// One element: its tag and its content.
#[derive(Clone, Copy)]
struct Element<'bytes> {
    tag: u8,
    content: &'bytes [u8],
}

impl<'bytes> Element<'bytes> {
    fn read(bytes: &'bytes [u8]) -> Option<Self> {
        Self::split(bytes).map(|(element, _)| element)
    }

    /// Reads an element and what is behind it; one of indefinite length (BER) takes all there
    /// is, and so does one that was cut off: the beginning of a key is one that has travelled.
    fn split(bytes: &'bytes [u8]) -> Option<(Self, &'bytes [u8])> {
        let (&tag, rest) = bytes.split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..0x80 => (usize::from(first), rest),
            0x80 => (rest.len(), rest),
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                (digits.iter().fold(0, |length, digit| (length << 8) | usize::from(*digit)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        Some((Self { tag, content }, rest))
    }

    /// Returns the object identifier that a sequence begins with.
    fn object_identifier(&self) -> Option<&'bytes [u8]> {
        let first = Self::read(self.content).filter(|_| self.tag == SEQUENCE)?;
        (first.tag == OBJECT_IDENTIFIER).then_some(first.content)
    }
}

/// The elements in a content, one after the other.
struct Parts<'bytes>(&'bytes [u8]);

impl<'bytes> Iterator for Parts<'bytes> {
    type Item = Element<'bytes>;

    fn next(&mut self) -> Option<Self::Item> {
        let (part, behind) = Element::split(self.0)?;
        self.0 = behind;
        Some(part)
    }
}
