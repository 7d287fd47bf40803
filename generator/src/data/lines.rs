//! JSON that stays readable and changes by lines.

use rayon::prelude::*;
use serde::Serialize;

/// How many values are written at a time: no more of them are held than keep all cores busy.
const AT_A_TIME: usize = 256;

/// A text that has each of many values on a line of its own.
pub(super) struct Lines {
    text: Vec<u8>,
    is_empty: bool,
}

impl Lines {
    /// Begins with what stands before the values.
    pub(super) const fn behind(text: Vec<u8>) -> Self {
        Self { text, is_empty: true }
    }

    /// Writes the value of each item, on all cores, with commas between them.
    pub(super) fn add<'item, T: Sync, V: Serialize>(
        mut self,
        items: &'item [T],
        value: impl Fn(&'item T) -> Result<V, serde_json::Error> + Sync,
    ) -> Result<Self, serde_json::Error> {
        for some in items.chunks(AT_A_TIME) {
            let lines = some.par_iter().map(|item| serde_json::to_vec(&value(item)?));
            for line in lines.collect::<Result<Vec<_>, _>>()? {
                if !std::mem::take(&mut self.is_empty) {
                    self.text.extend_from_slice(b",\n");
                }
                self.text.extend(line);
            }
        }
        Ok(self)
    }

    /// Ends with what stands behind the values.
    pub(super) fn before(mut self, end: &[u8]) -> Vec<u8> {
        self.text.extend_from_slice(end);
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_a_comma_between_them_and_none_around_them() {
        let framed = |items: &[u8]| {
            let lines = Lines::behind(b"[\n".to_vec()).add(items, Ok);
            lines.map(|lines| lines.before(b"\n]")).expect("numbers can be written")
        };
        assert_eq!(framed(&[]), b"[\n\n]");
        assert_eq!(framed(&[0, 1]), b"[\n0,\n1\n]");
        assert_eq!(framed(&[7; 300]).split(|byte| *byte == b'\n').count(), 302);
    }
}
