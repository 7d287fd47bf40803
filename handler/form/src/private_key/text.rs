//! Bytes as text: without escapes, and without what can stand between the letters of a key.

/// A text in the states that are searched.
pub(super) struct Text {
    /// Whether there are escapes in the bytes; the texts are without them.
    pub(super) has_escapes: bool,
    /// Letters, digits, signs and white space of ASCII.
    pub(super) spaced: Vec<u8>,
    /// The same without white space.
    pub(super) squeezed: Vec<u8>,
}

impl Text {
    /// Leaves out what can stand between the letters of a key without harm to it:
    /// white space, NULs of UTF-16, anything but ASCII; and undoes escapes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let unescaped = unescaped(bytes, |rest| memchr::memchr3(b'\\', b'%', b'&', rest));
        let spaced = kept(unescaped.as_deref().unwrap_or(bytes), is_seen_or_white);
        let squeezed = squeezed(&spaced);
        Self { has_escapes: unescaped.is_some(), spaced, squeezed }
    }
}

/// Returns whether a byte is ASCII to be seen, or white space.
///
/// Both are looked at, for the same reason as in `kept`: nothing is to be guessed.
pub(super) const fn is_seen_or_white(byte: u8) -> bool {
    byte.is_ascii_graphic() | byte.is_ascii_whitespace()
}

/// Leaves out white space and anything but ASCII, escapes or not.
pub(super) fn squeezed(bytes: &[u8]) -> Vec<u8> {
    kept(bytes, |byte| byte.is_ascii_graphic())
}

/// Returns whether bytes are no text: of noise, 39 in 100 are ASCII to be seen, or white space;
/// of UTF-16, one half.
pub(super) fn is_noise(bytes: &[u8]) -> bool {
    // Short enough that a byte can count, of which a processor adds many at once.
    let in_short = |bytes: &[u8]| {
        bytes.iter().map(|byte| u8::from(is_seen_or_white(*byte))).fold(0, u8::wrapping_add)
    };
    let seen: usize = bytes.chunks(128).map(|bytes| usize::from(in_short(bytes))).sum();
    seen < bytes.len() / 20 * 9
}

/// Keeps the bytes of a kind.
///
/// Every byte is written and some are written over: in a scan nobody can guess
/// which are to stay, and a processor that guesses wrong loses more time.
fn kept(bytes: &[u8], is_kept: impl Fn(u8) -> bool) -> Vec<u8> {
    let mut text = vec![0; bytes.len()];
    let mut end = 0;
    for byte in bytes {
        if let Some(place) = text.get_mut(end) {
            *place = *byte;
        }
        end += usize::from(is_kept(*byte));
    }
    text.truncate(end);
    text
}

/// Undoes the escapes of programs, of URLs and of HTML, one kind at a time.
///
/// A text is none the worse when all are undone together. Bytes are: what one kind prints
/// as it is, another takes for the beginning of an escape, and a byte is lost.
pub(super) fn unescapings(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    // A form writes a space as a plus, and a plus as an escape.
    let kinds = [(b'\\', b'\\'), (b'%', b'+'), (b'&', b'&')];
    kinds
        .into_iter()
        .filter_map(|(mark, other)| unescaped(bytes, |rest| memchr::memchr2(mark, other, rest)))
}

/// Undoes the escapes that are found to begin; `None` if there are none.
fn unescaped(bytes: &[u8], find: impl Fn(&[u8]) -> Option<usize>) -> Option<Vec<u8>> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut are_any = false;
    loop {
        let plain = find(rest).unwrap_or(rest.len());
        let (plain, special) = rest.split_at(plain);
        text.extend_from_slice(plain);
        let [first, tail @ ..] = special else {
            return are_any.then_some(text);
        };
        let escape = match first {
            b'\\' => backslash(tail),
            b'%' => number(tail, 2, 16),
            b'+' => Some((b' ', tail)),
            _ => entity(tail),
        };
        are_any |= escape.is_some();
        let (letter, after) = escape.unwrap_or((*first, tail));
        text.push(letter);
        rest = after;
    }
}

/// Undoes the escapes of JSON, C, Python, Ruby, a shell and their like.
fn backslash(tail: &[u8]) -> Option<(u8, &[u8])> {
    let (first, after) = tail.split_first()?;
    let letter = match first {
        b'a' => 0x07,
        b'b' => 0x08,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 0x0b,
        b'f' => 0x0c,
        b'r' => b'\r',
        b'e' | b'E' => 0x1b,
        b'x' => return number(after, 2, 16),
        b'u' => return number(after, 4, 16),
        b'U' => return number(after, 8, 16),
        b'0'..=b'7' => {
            let is_octal = |digit: &&u8| matches!(digit, b'0'..=b'7');
            return number(tail, tail.iter().take(3).take_while(is_octal).count(), 8);
        }
        letter if letter.is_ascii_alphanumeric() => return None,
        letter => *letter,
    };
    Some((letter, after))
}

/// Reads the digits of a number, as the escapes of URLs and of programs have them.
fn number(tail: &[u8], digits: usize, radix: u32) -> Option<(u8, &[u8])> {
    let (digits, after) = tail.split_at_checked(digits)?;
    let digits = std::str::from_utf8(digits).ok().filter(|text| !text.starts_with('+'))?;
    Some((byte(u32::from_str_radix(digits, radix).ok()?), after))
}

/// Undoes the escapes of HTML: numbers, and the names of spaces and quotes.
fn entity(tail: &[u8]) -> Option<(u8, &[u8])> {
    let end = tail.iter().take(10).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(tail.get(..end)?).ok()?;
    let letter = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => byte(u32::from_str_radix(digits, 16).ok()?),
            None => byte(number.parse().ok()?),
        },
        None => match name {
            "quot" => b'"',
            "apos" => b'\'',
            "lt" => b'<',
            "gt" => b'>',
            "amp" => b'&',
            "plus" => b'+',
            "sol" => b'/',
            "equals" => b'=',
            "colon" => b':',
            "lowbar" => b'_',
            "dash" | "hyphen" => b'-',
            _ => b' ',
        },
    };
    Some((letter, tail.get(end + 1..)?))
}

/// What is no byte stands between letters, like a space.
fn byte(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(b' ')
}
