//! Keys as other programs keep them in bytes: told by the beginning of their format.

use memchr::memmem;

/// Marks that stand at any place, long enough to be no accident.
const MARKS: [&[u8]; 6] = [
    // The binary form of OpenSSH keys, and that of SSH 1.
    b"openssh-key-v1\0",
    b"SSH PRIVATE KEY FILE FORMAT 1.",
    // Java keystores: JKS of both versions, JCEKS.
    b"\xfe\xed\xfe\xed\0\0\0\x01",
    b"\xfe\xed\xfe\xed\0\0\0\x02",
    b"\xce\xce\xce\xce\0\0\0\x02",
    // PRIVATEKEYBLOB of Windows: type 7, version 2, RSA for exchange or signing, then RSA2.
    b"\0\0\0RSA2",
];
/// PVK files of Windows, at the beginning.
const PVK: &[u8] = b"\x1e\xf1\xb5\xb0\0\0\0\0";

/// Returns whether a key stands in the bytes as one of these formats has it.
pub(super) fn contains_key(bytes: &[u8]) -> bool {
    let blob = |place: usize| matches!(bytes.get(place.saturating_sub(5)..), Some([7, 2, ..]));
    bytes.starts_with(PVK)
        || is_packet(bytes)
        || MARKS.into_iter().any(|mark| {
            let mut places = memmem::find_iter(bytes, mark);
            if mark.ends_with(b"RSA2") { places.any(blob) } else { places.next().is_some() }
        })
}

/// The packets of secret keys and their subkeys (RFC 9580, sections 4.2 and 5.5.3).
///
/// Other bytes begin like this, too, so all that is fixed is looked at: the length,
/// the version, the algorithm, and the first number or curve.
fn is_packet(bytes: &[u8]) -> bool {
    let Some((tag, rest)) = bytes.split_first() else {
        return false;
    };
    let (kind, rest) = match (tag, rest) {
        (0xc0.., [0..192, rest @ ..] | [192..224, _, rest @ ..] | [255, _, _, _, _, rest @ ..]) => {
            (tag & 0x3f, rest)
        }
        (0x80..0xc0, rest) => match (tag & 3, rest) {
            (0, [_, rest @ ..]) | (1, [_, _, rest @ ..]) | (2, [_, _, _, _, rest @ ..]) => {
                ((tag & 0x3f) >> 2, rest)
            }
            _ => return false,
        },
        _ => return false,
    };
    let [version, _, _, _, _, rest @ ..] = rest else {
        return false;
    };
    let ((4, rest) | (5 | 6, [_, _, _, _, rest @ ..])) = (version, rest) else {
        return false;
    };
    let is_secret = matches!(kind, 5 | 7);
    let begins = match rest {
        // RSA, ElGamal and DSA begin with a long number, its length in bits.
        [1..=3 | 16 | 17, high, low, ..] => {
            (512..=16_384).contains(&u16::from_be_bytes([*high, *low]))
        }
        // ECDH, ECDSA and EdDSA with the identifier of a curve.
        [18 | 19 | 22, length, curve, ..] => {
            (5..=10).contains(length) && matches!(curve, 0x2a..=0x2b)
        }
        // X25519, X448, Ed25519, Ed448 have nothing but the key, which the length tells.
        [25..=28, ..] => *version == 6,
        _ => false,
    };
    is_secret && begins
}
