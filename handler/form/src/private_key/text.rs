//! Keys as text: told by their labels and members, whatever stands between the letters.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::der;

/// Runs of encoded text shorter than this hold no key; an Ed25519 key has 64 letters.
const SHORTEST_RUN: usize = 60;

/// Tells whether a private key stands in the text.
pub(super) fn contains_key(bytes: &[u8]) -> bool {
    let text = squeezed(bytes);
    has_label(&text)
        || has_members(&text)
        || stretches(&text, is_base64).any(holds_base64)
        || holds_hexadecimal(&text)
        // A `%` before the digits is no escape of the first two.
        || holds_hexadecimal(bytes)
}

/// A run of base64 may begin with letters that do not belong to it.
fn holds_base64(run: &[u8]) -> bool {
    let standard = |byte: &u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    };
    let run: Vec<u8> = run.iter().map(standard).collect();
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
    loop {
        let plain = memchr::memchr3(b'\\', b'%', b'&', rest).unwrap_or(rest.len());
        let (plain, special) = rest.split_at(plain);
        append_graphic(&mut text, plain);
        let [first, tail @ ..] = special else {
            return text;
        };
        let (letter, after) = match first {
            b'\\' => backslash(tail),
            b'%' => percent(tail),
            _ => entity(tail),
        }
        .unwrap_or((*first, tail));
        append_graphic(&mut text, &[letter]);
        rest = after;
    }
}

/// Appends what is no space and no control character.
///
/// Every byte is written and some are written over: in a scan nobody can guess
/// which are to stay, and a processor that guesses wrong loses more time.
fn append_graphic(text: &mut Vec<u8>, bytes: &[u8]) {
    let mut end = text.len();
    text.resize(end + bytes.len(), 0);
    for byte in bytes {
        if let Some(place) = text.get_mut(end) {
            *place = *byte;
        }
        end += usize::from(byte.is_ascii_graphic());
    }
    text.truncate(end);
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
    let from = |place| text.get(place..).unwrap_or_default();
    let labelled = |rest| LABELS.iter().any(|label| behind_letters(rest, label).is_some());
    memchr::memchr2_iter(b'B', b'b', text)
        .any(|place| behind_letters(from(place), BEGIN).is_some_and(labelled))
        || memchr::memchr2_iter(b'P', b'p', text)
            .any(|place| behind_letters(from(place), PUTTY).is_some())
}

/// Returns what stands behind these letters, whatever else is between them.
fn behind_letters<'text>(text: &'text [u8], letters: &[u8]) -> Option<&'text [u8]> {
    let mut rest = text;
    for letter in letters {
        let place = rest.iter().position(u8::is_ascii_alphanumeric)?;
        let (first, behind) = rest.get(place..)?.split_first()?;
        if first.to_ascii_uppercase() != *letter {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

/// The private member of a JSON Web Key (RFC 7517), or of an XML key.
fn has_members(text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    let has = |part: &[u8]| memmem::find(&lower, part).is_some();
    (has(b"\"kty\":") && (has(b"\"d\":\"") || has(b"\"k\":\"")))
        || (has(b"rsakeyvalue>") && has(b"<d>"))
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// The stretches of bytes of a kind that are long enough for a key.
fn stretches(text: &[u8], is_one: fn(u8) -> bool) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        // In what must be whole, the last that is not of the kind says where to go on.
        while let Some(other) = rest.get(..SHORTEST_RUN)?.iter().rposition(|byte| !is_one(*byte)) {
            rest = rest.get(other + 1..)?;
        }
        let end = rest.iter().position(|byte| !is_one(*byte)).unwrap_or(rest.len());
        let (stretch, behind) = rest.split_at(end);
        rest = behind;
        Some(stretch)
    })
}

fn decoded_base64(run: &[u8]) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    // One letter alone holds no byte; it is what a cut in the middle leaves over.
    let whole = if run.len() % 4 == 1 { run.len() - 1 } else { run.len() };
    ENGINE.decode(run.get(..whole)?).ok()
}

/// Digits in a row are hexadecimal, whatever is put between bytes: `30:82`, `0x30, 0x82`, `\x30\x82`.
///
/// A word before them may end in what looks like a digit, so each is tried as the first.
fn holds_hexadecimal(text: &[u8]) -> bool {
    stretches(text, may_be_hexadecimal).any(holds_digits)
}

/// Tells whether a byte is a digit, or may stand between digits.
const fn may_be_hexadecimal(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
        || matches!(byte, b'x' | b'X' | b':' | b',' | b'-' | b'_' | b'\\')
        || !byte.is_ascii_graphic()
}

fn holds_digits(stretch: &[u8]) -> bool {
    let mut digits: Vec<u8> = Vec::new();
    let mut before = b'.';
    for byte in stretch.iter().copied() {
        match byte {
            b'0'..=b'9' => digits.push(byte - b'0'),
            b'a'..=b'f' => digits.push(byte - b'a' + 10),
            b'A'..=b'F' => digits.push(byte - b'A' + 10),
            b'x' | b'X' if before == b'0' => {
                digits.pop();
            }
            // A letter, unless it is of `\x`.
            b'x' | b'X' if before != b'\\' => {
                if are_key(&digits) {
                    return true;
                }
                digits.clear();
            }
            _ => {}
        }
        before = byte;
    }
    are_key(&digits)
}

fn are_key(digits: &[u8]) -> bool {
    let paired = |digits: &[u8]| -> Vec<u8> {
        let (pairs, _) = digits.as_chunks::<2>();
        pairs.iter().map(|[high, low]| (high << 4) | low).collect()
    };
    digits.len() >= SHORTEST_RUN
        && (0..2).filter_map(|shift| digits.get(shift..)).any(|digits| holds_key(&paired(digits)))
}
