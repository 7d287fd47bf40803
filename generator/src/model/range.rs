//! The words around amounts, of time or of money: between two of them, and behind one.

use loket_form::reader::Reader;

/// What stands between the two amounts of a range.
const BETWEEN: [&str; 14] = [
    "–",
    "-",
    "—",
    "~",
    "sampai dengan",
    "sampai",
    "s.d.",
    "s.d",
    "s/d",
    "sd",
    "sd.",
    "hingga",
    "to",
    "until",
];

/// Words with which it is said for how much of what an amount is.
pub(super) const EACH: [&str; 5] = ["per", "/", "setiap", "tiap", "each"];

/// How a range began: with a word before its first amount, or not.
#[derive(Clone, Copy)]
pub(super) struct Range {
    is_announced: bool,
}

impl Range {
    /// Takes the "antara" of "antara 3 dan 5 hari".
    pub(super) fn begin(reader: &mut Reader<'_>) -> Self {
        Self { is_announced: reader.takes_any(&["antara", "between"]) }
    }

    /// Takes what leads from the first amount to the last; returns whether it is there.
    pub(super) fn goes_on(self, reader: &mut Reader<'_>) -> bool {
        reader.takes_any(&BETWEEN) || (self.is_announced && reader.takes_any(&["dan", "and"]))
    }
}
