//! Keys as text: told by their labels and members, whatever stands between the letters.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::der;

/// Runs of encoded text shorter than this hold no key; an Ed25519 key has 64 letters.
const SHORTEST_RUN: usize = 60;

/// Tells whether a private key stands in the text.
pub(super) fn contains_key(bytes: &[u8]) -> bool {
    let text = squeezed(bytes);
    has_label(&text)
        || has_members(&text)
        || base64_runs(&text).any(holds_base64)
        || holds_hexadecimal(&text)
        // A `%` before the digits is no escape of the first two.
        || holds_hexadecimal(bytes)
}

/// A run of base64 may begin with letters that do not belong to it.
fn holds_base64(run: &[u8]) -> bool {
    (0..4).filter_map(|shift| decoded_base64(run.get(shift..)?)).any(|bytes| holds_key(&bytes))
}

/// What was decoded may be DER, or the text of a PEM file.
fn holds_key(bytes: &[u8]) -> bool {
    der::contains_key(bytes) || has_label(&squeezed(bytes))
}

/// Leaves out what can stand between the letters of a key without harm to it:
/// white space, NULs of UTF-16, anything but ASCII; and undoes escapes.
fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let (letter, after) = match first {
            b'\\' => backslash(tail),
            b'%' => percent(tail),
            b'&' => entity(tail),
            _ => None,
        }
        .unwrap_or((*first, tail));
        if letter.is_ascii_graphic() {
            text.push(letter);
        }
        rest = after;
    }
    text
}

/// Undoes the escapes of JSON.
fn backslash(tail: &[u8]) -> Option<(u8, &[u8])> {
    match tail {
        [b'n' | b'r' | b't', after @ ..] => Some((b' ', after)),
        [letter @ (b'"' | b'/' | b'\\'), after @ ..] => Some((*letter, after)),
        [b'u', after @ ..] => {
            let (digits, after) = after.split_first_chunk::<4>()?;
            Some((ascii(u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?), after))
        }
        _ => None,
    }
}

/// Undoes the escapes of URLs.
fn percent(tail: &[u8]) -> Option<(u8, &[u8])> {
    let (digits, after) = tail.split_first_chunk::<2>()?;
    Some((u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?, after))
}

/// Undoes the escapes of HTML: numbers, and the names of spaces and quotes.
fn entity(tail: &[u8]) -> Option<(u8, &[u8])> {
    let end = tail.iter().take(10).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(tail.get(..end)?).ok()?;
    let letter = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => ascii(u32::from_str_radix(digits, 16).ok()?),
            None => ascii(number.parse().ok()?),
        },
        None => match name {
            "quot" => b'"',
            "lt" => b'<',
            "gt" => b'>',
            _ => b' ',
        },
    };
    Some((letter, tail.get(end + 1..)?))
}

/// What is not ASCII stands between letters, like a space.
fn ascii(number: u32) -> u8 {
    u8::try_from(number).ok().filter(u8::is_ascii).unwrap_or(b' ')
}

/// Labels as they are when everything but letters and digits is left out; they
/// must follow BEGIN, for people write about keys without sending one.
const LABELS: [&[u8]; 8] = [
    b"PRIVATEKEY",
    b"RSAPRIVATEKEY",
    b"ECPRIVATEKEY",
    b"DSAPRIVATEKEY",
    b"ENCRYPTEDPRIVATEKEY",
    b"OPENSSHPRIVATEKEY",
    b"ANYPRIVATEKEY",
    b"PGPPRIVATEKEY",
];
const BEGIN: &[u8] = b"BEGIN";
const PUTTY: &[u8] = b"PUTTYUSERKEYFILE";

fn has_label(text: &[u8]) -> bool {
    let letters: Vec<u8> = text
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(u8::to_ascii_uppercase)
        .collect();
    letters.iter().enumerate().any(|(place, letter)| {
        let here = letters.get(place..).unwrap_or_default();
        match letter {
            b'B' => here
                .strip_prefix(BEGIN)
                .is_some_and(|rest| LABELS.iter().any(|label| rest.starts_with(label))),
            b'P' => here.starts_with(PUTTY),
            _ => false,
        }
    })
}

/// The private member of a JSON Web Key (RFC 7517), or of an XML key.
fn has_members(text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    let has = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
    (has(b"\"kty\":") && (has(b"\"d\":\"") || has(b"\"k\":\"")))
        || (has(b"rsakeyvalue>") && has(b"<d>"))
}

/// The stretches that could be base64.
fn base64_runs(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_encoded = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    text.split(move |byte| !is_encoded(byte)).filter(|run| run.len() >= SHORTEST_RUN)
}

fn decoded_base64(run: &[u8]) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    let standard = |byte: &u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    };
    let letters: Vec<u8> = run.iter().map(standard).collect();
    // One letter alone holds no byte; it is what a cut in the middle leaves over.
    let whole = if letters.len() % 4 == 1 { letters.len() - 1 } else { letters.len() };
    ENGINE.decode(letters.get(..whole)?).ok()
}

/// Digits in a row are hexadecimal, whatever is put between bytes: `30:82`, `0x30, 0x82`, `\x30\x82`.
///
/// A word before them may end in what looks like a digit, so each is tried as the first.
fn holds_hexadecimal(text: &[u8]) -> bool {
    let mut digits: Vec<u8> = Vec::new();
    let mut before = b'.';
    for byte in text.iter().chain(b".") {
        let digit = char::from(*byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
        match (digit, byte) {
            (Some(digit), _) => digits.push(digit),
            (None, b'x' | b'X') if before == b'0' => {
                digits.pop();
            }
            (None, b'x' | b'X') if before == b'\\' => {}
            (None, b':' | b',' | b'-' | b'_' | b'\\') => {}
            (None, other) if !other.is_ascii_graphic() => {}
            (None, _) => {
                if digits.len() >= SHORTEST_RUN && are_key(&digits) {
                    return true;
                }
                digits.clear();
            }
        }
        before = *byte;
    }
    false
}

fn are_key(digits: &[u8]) -> bool {
    let paired = |digits: &[u8]| -> Vec<u8> {
        let (pairs, _) = digits.as_chunks::<2>();
        pairs.iter().map(|[high, low]| (high << 4) | low).collect()
    };
    (0..2).filter_map(|shift| digits.get(shift..)).any(|digits| holds_key(&paired(digits)))
}
