//! What is wrapped up in text: base64, hexadecimal, decimal, quoted-printable, other alphabets.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::der::SHORTEST_KEY;
use super::text::{Text, is_seen_or_white};

/// Runs of encoded text shorter than this hold no key; an Ed25519 key has 64 letters.
const SHORTEST_RUN: usize = 60;
/// A line of a key has at least so many letters; words and numbers of lines have fewer.
const SHORTEST_LINE: usize = 16;
/// What is longer is a file, and is read as base64 from where it begins alone, not from each
/// of its first four letters: that would be three times the work for nothing but noise.
const LONGEST_SHIFTED: usize = 64 * 1024;

/// Returns whether anything that is wrapped up in the bytes is found by `search`.
pub(super) fn any(bytes: &[u8], text: &Text, search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    stretches(&text.squeezed, is_base64).any(|run| base64(run, search))
        || joined_lines(&text.spaced).iter().any(|run| base64(run, search))
        || hexadecimal(&text.squeezed, search)
        // A `%` before the digits is no escape of the first two.
        || (text.has_escapes && hexadecimal(bytes, search))
        || dump(&text.spaced, search)
        || decimal(&text.spaced, search)
        || stretches(bytes, is_seen_or_white).filter_map(quoted_printable).any(|plain| search(&plain))
        || of_other_letters(bytes).is_some_and(|bytes| search(&bytes))
        || of_two_bytes(bytes, search)
}

/// A run of base64 may begin with letters that do not belong to it.
fn base64(run: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let standard = |byte: &u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    };
    let run: Vec<u8> = run.iter().map(standard).collect();
    let shifts = if run.len() > LONGEST_SHIFTED { 0..1 } else { 0..4 };
    shifts.filter_map(|shift| decoded_base64(run.get(shift..)?)).any(|bytes| search(&bytes))
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
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

/// The stretches of bytes of a kind that are long enough for a key.
fn stretches(text: &[u8], is_one: impl Fn(u8) -> bool) -> impl Iterator<Item = &[u8]> {
    stretches_of(text, SHORTEST_RUN, is_one).map(|(_, stretch)| stretch)
}

/// The stretches of bytes of a kind that have a length at least, and where each begins.
fn stretches_of(
    text: &[u8],
    shortest: usize,
    is_one: impl Fn(u8) -> bool,
) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut rest = text.get(at..)?;
        // In what must be whole, the last that is not of the kind says where to go on.
        while let Some(other) = rest.get(..shortest)?.iter().rposition(|byte| !is_one(*byte)) {
            at += other + 1;
            rest = rest.get(other + 1..)?;
        }
        let end = end_of(rest, &is_one);
        let (start, stretch) = (at, rest.get(..end)?);
        at += end;
        Some((start, stretch))
    })
}

/// Finds the first byte that is not of a kind: many at once, of which a processor looks at each
/// without a guess, then the last few.
fn end_of(bytes: &[u8], is_one: impl Fn(u8) -> bool) -> usize {
    const MANY: usize = 64;
    let are_all = |many: &&[u8]| many.iter().fold(true, |all, byte| all & is_one(*byte));
    let many = bytes.chunks_exact(MANY).take_while(are_all).count() * MANY;
    let mut rest = bytes.iter().skip(many);
    rest.position(|byte| !is_one(*byte)).map_or(bytes.len(), |place| many + place)
}

/// Lines of base64 with something between them: marks of a quoted mail, numbers, quotes,
/// `<br>`, the `=` at the end of a line. The last line, which may be short, is not waited for.
fn joined_lines(spaced: &[u8]) -> Vec<Vec<u8>> {
    let mut joined: Vec<Vec<u8>> = Vec::new();
    let mut group = Lines::default();
    let mut end = 0;
    for (start, line) in stretches_of(spaced, SHORTEST_LINE, is_base64) {
        if start - end > SHORTEST_LINE {
            joined.extend(std::mem::take(&mut group).whole());
        }
        if group.lines.is_empty() {
            group.before = spaced.get(..start).unwrap_or_default();
        }
        group.lines.push(line);
        end = start + line.len();
    }
    joined.extend(group.whole());
    joined
}

/// Lines that belong together, and what stands before them.
#[derive(Default)]
struct Lines<'text> {
    before: &'text [u8],
    lines: Vec<&'text [u8]>,
}

impl Lines<'_> {
    /// Puts the lines together; one alone has been looked at as it is.
    fn whole(&self) -> Option<Vec<u8>> {
        let length: usize = self.lines.iter().map(|line| line.len()).sum();
        if length > LONGEST_SHIFTED {
            return self.file();
        }
        (self.lines.len() > 1 && length >= SHORTEST_RUN).then(|| self.lines.concat())
    }

    /// Puts the lines of a file together, without the words before it, such as headers of a mail.
    fn file(&self) -> Option<Vec<u8>> {
        let from = self.lines.iter().position(|line| line.len() >= SHORTEST_RUN)?;
        let mut before = self.before.iter().rev().skip_while(|byte| byte.is_ascii_whitespace());
        let follows_word = before.next().is_some_and(|byte| is_base64(*byte));
        let is_other = follows_word || self.lines.len() > 1;
        is_other.then(|| self.lines.get(from..).unwrap_or_default().concat())
    }
}

/// Digits in a row are hexadecimal, whatever signs are put between bytes or lines: `30:82`,
/// `0x30, 0x82`, `\x30\x82`, the marks of a quoted mail.
///
/// A word before them may end in what looks like a digit, so each is tried as the first.
fn hexadecimal(text: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    stretches(text, may_be_hexadecimal).any(|stretch| digits(stretch, search))
}

/// Returns whether a byte is a digit, or may stand between digits.
const fn may_be_hexadecimal(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X') || !byte.is_ascii_alphanumeric()
}

fn digits(stretch: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let mut digits: Vec<u8> = Vec::new();
    let mut before = b'.';
    for byte in stretch.iter().copied() {
        match byte {
            b'x' | b'X' if before == b'0' => {
                digits.pop();
            }
            // A letter, unless it is of `\x`.
            b'x' | b'X' if before != b'\\' => {
                if pairs(&digits, search) {
                    return true;
                }
                digits.clear();
            }
            _ => digits.extend(digit(byte)),
        }
        before = byte;
    }
    pairs(&digits, search)
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn pairs(digits: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let paired = |digits: &[u8]| -> Vec<u8> {
        let (pairs, _) = digits.as_chunks::<2>();
        pairs.iter().map(|[high, low]| (high << 4) | low).collect()
    };
    digits.len() >= SHORTEST_RUN
        && (0..2).filter_map(|shift| digits.get(shift..)).any(|digits| search(&paired(digits)))
}

/// What `xxd`, `hexdump` and `od` print: an offset, up to 16 bytes, the same as letters.
fn dump(spaced: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let mut bytes = Vec::new();
    for line in spaced.split(|byte| *byte == b'\n') {
        let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        let is_offset = |word: &[u8]| {
            let digits = word.strip_suffix(b":").unwrap_or(word);
            (4..=16).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit)
        };
        if !words.next().is_some_and(is_offset) {
            continue;
        }
        let full = bytes.len() + 32;
        for word in words.take(16) {
            let is_of_bytes =
                matches!(word.len(), 2 | 4 | 8 | 16 | 32) && word.iter().all(u8::is_ascii_hexdigit);
            if !is_of_bytes || bytes.len() >= full {
                break;
            }
            bytes.extend(word.iter().filter_map(|byte| digit(*byte)));
        }
    }
    pairs(&bytes, search)
}

/// Bytes as decimal numbers, as programs print them: `[48, 130, 4]`, also with a sign.
fn decimal(spaced: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let may_stand = |byte: u8| {
        byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' ' | b'\n' | b'\r' | b'\t')
    };
    stretches(spaced, may_stand).any(|stretch| {
        let words = stretch.split(|byte| matches!(byte, b',' | b' ' | b'\n' | b'\r' | b'\t'));
        let numbers = words.filter(|word| !word.is_empty()).map(|word| {
            let number: i16 = std::str::from_utf8(word).ok()?.parse().ok()?;
            u8::try_from(number).ok().or_else(|| Some(i8::try_from(number).ok()?.cast_unsigned()))
        });
        let numbers: Vec<Option<u8>> = numbers.collect();
        numbers.split(Option::is_none).any(|run| {
            run.len() >= SHORTEST_KEY && search(&run.iter().flatten().copied().collect::<Vec<_>>())
        })
    })
}

/// Undoes quoted-printable (RFC 2045, section 6.7), if the bytes look like it.
fn quoted_printable(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_folded = |end| memmem::find(bytes, end).is_some();
    let is_escaped = |escape| memmem::find_iter(bytes, escape).take(4).count() == 4;
    let is_one = is_folded(b"=\n")
        || is_folded(b"=\r\n")
        || [b"=2D", b"=2d", b"=0A", b"=0D"].into_iter().any(is_escaped);
    if !is_one {
        return None;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(place) = memchr::memchr(b'=', rest) {
        let (before, escape) = rest.split_at(place);
        plain.extend_from_slice(before);
        rest = match escape {
            [b'=', b'\r', b'\n', after @ ..] | [b'=', b'\n', after @ ..] => after,
            [b'=', high, low, after @ ..] => {
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    plain.push((high << 4) | low);
                    after
                } else {
                    plain.push(b'=');
                    escape.get(1..).unwrap_or_default()
                }
            }
            _ => escape.get(1..).unwrap_or_default(),
        };
    }
    plain.extend_from_slice(rest);
    Some(plain)
}

/// UTF-16 of bytes that somebody took for Latin-1: every other byte is NUL.
///
/// A byte too many stands in front where the NULs come first.
fn of_two_bytes(bytes: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let mut rest = bytes;
    while let Some(place) = memchr::memchr(0, rest) {
        let from = rest.get(place.saturating_sub(1)..).unwrap_or_default();
        let (pairs, _) = from.as_chunks::<2>();
        let count = pairs.iter().take_while(|[_, nul]| *nul == 0).count();
        let letters = || pairs.iter().take(count + 1).map(|[letter, _]| *letter);
        let is_one = count >= SHORTEST_KEY && letters().any(|letter| letter != 0);
        if is_one && search(&letters().collect::<Vec<_>>()) {
            return true;
        }
        rest = rest.get((place + 2 * count).max(place + 1)..).unwrap_or_default();
    }
    false
}

/// UTF-8 whose letters stand for other ones: those of full width for ASCII, and those of
/// Latin-1 for the bytes that somebody took for text.
fn of_other_letters(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.is_ascii())?;
    let other = |letter: char| match u32::from(letter) {
        number @ 0..=0xff => u8::try_from(number).ok(),
        number @ 0xff01..=0xff5e => u8::try_from(number - 0xff01 + 0x21).ok(),
        _ => None,
    };
    let is_other = |letter: &char| !letter.is_ascii() && other(*letter).is_some();
    let are_many = text.chars().filter(is_other).take(SHORTEST_LINE).count() == SHORTEST_LINE;
    are_many.then(|| text.chars().filter_map(other).collect())
}
