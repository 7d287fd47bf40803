//! Keys as other programs keep them in bytes: told by the beginning of their format.

use memchr::memmem;

/// Marks that stand at any place, long enough to be no accident: the binary form of OpenSSH
/// keys, and that of SSH 1.
const MARKS: [&[u8]; 2] = [b"openssh-key-v1\0", b"SSH PRIVATE KEY FILE FORMAT 1."];
/// Marks of which the last four bytes are a number: they have zeros in a row, as all that
/// follows has.
const NUMBERED_MARKS: [&[u8]; 4] = [
    // Java keystores: JKS of both versions, JCEKS.
    b"\xfe\xed\xfe\xed\0\0\0\x01",
    b"\xfe\xed\xfe\xed\0\0\0\x02",
    b"\xce\xce\xce\xce\0\0\0\x02",
    // PVK files of Windows, also under a password.
    b"\x1e\xf1\xb5\xb0\0\0\0\0",
];
/// What stands before the numbers of a key in the blobs of Windows: in those of `CryptoAPI`
/// behind a header, in those of CNG at the beginning, before their lengths.
const MAGICS: [&[u8]; 9] =
    [b"RSA2", b"DSS2", b"RSA3", b"ECS2", b"ECS4", b"ECS6", b"ECK2", b"ECK4", b"ECK6"];
/// How long the header in a blob of `CryptoAPI` is.
const HEADER: usize = 8;

/// Returns whether a key stands in the bytes as one of these formats has it.
pub(super) fn contains_key(bytes: &[u8]) -> bool {
    is_packet(bytes)
        || MARKS.into_iter().any(|mark| memmem::find(bytes, mark).is_some())
        || zeros(bytes).any(|place| {
            let from = |distance| bytes.get(place.checked_sub(distance)?..);
            let is_marked =
                |mark: &&[u8]| from(mark.len() - 4).is_some_and(|from| from.starts_with(mark));
            NUMBERED_MARKS.iter().any(is_marked)
                // Type and version are before the first zeros.
                || from(2).is_some_and(is_capi)
                // A magic, and one or two bytes of a length.
                || [5, 6].into_iter().filter_map(from).any(is_cng)
        })
}

/// The places where two or more zeros begin.
///
/// In noise there are few, so that it is read once for all formats that have them.
fn zeros(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let two = memmem::Finder::new(&[0, 0]).into_owned();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + two.find(bytes.get(from..)?)?;
        let rest = bytes.get(start..)?.iter();
        from = start + rest.take_while(|byte| **byte == 0).count();
        Some(start)
    })
}

fn has_magic(bytes: &[u8]) -> bool {
    MAGICS.into_iter().any(|magic| bytes.starts_with(magic))
}

/// `PRIVATEKEYBLOB` of `CryptoAPI`: type 7, version, the algorithm, then the magic.
fn is_capi(bytes: &[u8]) -> bool {
    bytes.split_at_checked(HEADER).is_some_and(|(header, rest)| {
        matches!(header, [7, 2 | 3, 0, 0, _, 0x22 | 0x24 | 0xa4, 0, 0]) && has_magic(rest)
    })
}

/// `BCRYPT_RSAPRIVATE_BLOB` and `BCRYPT_ECCPRIVATE_BLOB` of CNG: the magic, then lengths that
/// agree with each other and with it.
fn is_cng(numbers: &[u8]) -> bool {
    if !has_magic(numbers) {
        return false;
    }
    let number = |index: usize| {
        let four = numbers.get(index * 4..)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*four))
    };
    match (numbers, number(1)) {
        ([b'R', ..], Some(bits @ 512..=16_384)) => {
            number(2).is_some_and(|exponent| (1..=8).contains(&exponent))
                && number(3) == Some(bits.div_ceil(8))
        }
        ([b'E', _, _, b'2', ..], length) => length == Some(32),
        ([b'E', _, _, b'4', ..], length) => length == Some(48),
        ([b'E', _, _, b'6', ..], length) => length == Some(66),
        _ => false,
    }
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
