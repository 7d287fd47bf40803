//! JSON that stays readable and changes by lines.

use rayon::prelude::*;
use serde_json::Value;

/// Writes each value on a line of its own, on all cores; no value is held once it is written.
pub(super) fn lines<T: Send>(
    items: Vec<T>,
    value: impl Fn(T) -> Result<Value, serde_json::Error> + Sync + Send,
) -> Result<Vec<Vec<u8>>, serde_json::Error> {
    items.into_par_iter().map(|item| serde_json::to_vec(&value(item)?)).collect()
}

/// Writes lines with a comma between them, in a frame.
pub(super) fn framed(
    before: &[u8],
    lines: impl IntoIterator<Item = Vec<u8>>,
    after: &[u8],
) -> Vec<u8> {
    let mut text = before.to_vec();
    for (number, line) in lines.into_iter().enumerate() {
        if number > 0 {
            text.extend_from_slice(b",\n");
        }
        text.extend_from_slice(&line);
    }
    text.extend_from_slice(after);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_a_comma_between_them_and_none_around_them() {
        let framed = |count: u8| framed(b"[\n", (0..count).map(|one| vec![b'0' + one]), b"\n]");
        assert_eq!(framed(0), b"[\n\n]");
        assert_eq!(framed(2), b"[\n0,\n1\n]");
    }
}
