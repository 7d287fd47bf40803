//! ASCII85: how PDF and PostScript write bytes as text (ISO 32000-1, section 7.4.3).

use memchr::memmem;

use super::der::SHORTEST_KEY;

/// Runs shorter than this hold no key: five digits are four bytes.
const SHORTEST_RUN: usize = SHORTEST_KEY / 4 * 5;
/// What a text of ASCII85 may begin with.
const BEGIN: &[u8] = b"<~";
/// What ends a text of ASCII85.
const END: &[u8] = b"~>";
/// What a stream of a PDF begins with, before the end of the line.
const STREAM: &[u8] = b"stream";

/// Returns whether anything that is written in ASCII85 is found by `search`.
pub(super) fn any(bytes: &[u8], search: &mut impl FnMut(&[u8]) -> bool) -> bool {
    let mut before = 0;
    memmem::find_iter(bytes, END).any(|end| {
        let text = bytes.get(before..end).unwrap_or_default();
        before = end + END.len();
        let start = text.iter().rposition(|byte| !may_stand(*byte)).map_or(0, |place| place + 1);
        let (head, run) = text.split_at(start);
        let (begins, run) = match memmem::rfind(run, STREAM) {
            // What stands before the stream has the same letters.
            Some(place) => (true, run.get(place + STREAM.len()..).unwrap_or_default()),
            None => (head.ends_with(BEGIN), run),
        };
        let digits: Vec<u8> =
            run.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        if digits.len() < SHORTEST_RUN {
            return false;
        }
        // Where nothing says where it begins, a letter before it may look like a part of it.
        let shifts = if begins { 0..1 } else { 0..5 };
        shifts.filter_map(|shift| digits.get(shift..)).any(|digits| search(&decoded(digits)))
    })
}

const fn may_stand(byte: u8) -> bool {
    matches!(byte, b'!'..=b'u' | b'z') || byte.is_ascii_whitespace()
}

/// Decodes groups of five digits, up to the first that is none.
fn decoded(digits: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(digits.len() * 4 / 5);
    let mut rest = digits;
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'z' {
            bytes.extend([0; 4]);
            rest = tail;
            continue;
        }
        let (group, tail) = rest.split_at(rest.len().min(5));
        // What is missing in the last group counts as the greatest digit.
        let digit = |place: usize| group.get(place).map_or(Some(84), |byte| byte.checked_sub(b'!'));
        let number = (0..5).try_fold(0_u32, |number, place| {
            let digit = digit(place).filter(|digit| *digit < 85)?;
            number.checked_mul(85)?.checked_add(u32::from(digit))
        });
        let Some(number) = number else {
            break;
        };
        let whole = number.to_be_bytes();
        bytes.extend_from_slice(whole.get(..group.len() - 1).unwrap_or_default());
        rest = tail;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::any;

    /// A document may hold a hundred thousand of them, and each search costs more than reading it.
    #[test]
    fn runs_that_are_too_short_for_a_key_are_not_searched() {
        let searches = |text: &str| {
            let mut count = 0;
            any(text.repeat(1000).as_bytes(), &mut |_| {
                count += 1;
                false
            });
            count
        };
        assert_eq!(searches("AAAAA~>"), 0);
        assert_eq!(searches(&format!("{}~>", "A".repeat(50))), 5000);
    }
}
