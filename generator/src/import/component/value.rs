//! The signs and words around the values of a source.

use crate::import::passage::Passage;
use crate::import::vocabulary::plain;

/// Signs that stand between entries and say nothing.
pub(super) const BETWEEN: [char; 3] = [';', ',', '.'];
/// Signs that stand between a name and its value.
pub(super) const COLON: [char; 4] = [':', '.', '=', ','];

/// Takes the signs off the end of an entry.
pub(super) fn name(words: Passage<'_>) -> Passage<'_> {
    words.trim(&BETWEEN)
}

/// Returns whether a text says that it is cut off.
pub(super) fn is_cut(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("terpotong]") || text.ends_with('…')
}

/// Splits what stands in one line with semicolons in between.
pub(super) fn listed(words: Passage<'_>) -> Vec<Passage<'_>> {
    let mut parts = words.split(";");
    parts.retain(|part| !part.is_empty());
    parts
}

/// Cuts a text behind a word that it ends with, such as `dan`; signs stand between the two.
pub(super) fn without_last<'source>(
    words: Passage<'source>,
    last: &[&str],
) -> (Passage<'source>, Option<Passage<'source>>) {
    let words = name(words);
    let text = words.text();
    let Some((before, word)) = text.rsplit_once(char::is_whitespace) else { return (words, None) };
    if !last.contains(&plain(word).as_str()) {
        return (words, None);
    }
    let [before, word] = words.cut(before.len());
    (name(before), Some(word.trim(&[])))
}
