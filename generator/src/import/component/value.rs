//! Values in running words: where they begin and end, by the parsers of content.

use crate::import::passage::Passage;
use crate::import::vocabulary::plain;
use crate::model::Duration;

/// Signs that stand between entries and say nothing.
pub(super) const BETWEEN: [char; 3] = [';', ',', '.'];
/// Signs that stand between a name and its value.
pub(super) const COLON: [char; 4] = [':', '.', '=', ','];
/// A time or a number of copies has at most so many words. In a long line not every end of it has
/// to be tried.
const LONGEST_VALUE: usize = 40;

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

/// Where each word begins and where it ends.
fn words_of(text: &str) -> impl DoubleEndedIterator<Item = (usize, usize)> {
    text.split_whitespace().filter_map(|word| {
        let start = word.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
        Some((start, start + word.len()))
    })
}

/// Returns where the last words of a text begin, the longest end first; the whole is none.
pub(super) fn last_words(text: &str) -> impl Iterator<Item = usize> {
    let starts = words_of(text).rev().map(|(start, _)| start).take(LONGEST_VALUE);
    let is_end = |start: &usize| text.get(..*start).is_some_and(|rest| !rest.trim().is_empty());
    starts.take_while(is_end).collect::<Vec<_>>().into_iter().rev()
}

/// Returns how long the longest beginning of a text is that is a time.
pub(super) fn time_before(text: &str) -> Option<usize> {
    let ends: Vec<usize> = words_of(text).take(LONGEST_VALUE).map(|(_, end)| end).collect();
    ends.into_iter().rev().find(|end| text.get(..*end).is_some_and(is_short_time))
}

/// Returns where the longest end of a text begins that is a time.
pub(super) fn time_behind(text: &str) -> Option<usize> {
    last_words(text).find(|start| text.get(*start..).is_some_and(is_short_time))
}

/// Returns whether a text is a time, and says nothing of its beginning or condition: those are
/// words of the source that a reader must see as they are.
fn is_short_time(text: &str) -> bool {
    Duration::parse(text).is_ok_and(|time| time.start.is_none())
}

/// Returns whether a text speaks of a time somewhere.
pub(super) fn has_time(text: &str) -> bool {
    words_of(text).any(|(start, _)| {
        text.get(start..).is_some_and(|rest| {
            rest.starts_with(|first: char| first.is_ascii_digit()) && time_before(rest).is_some()
        })
    })
}

/// Returns whether a text has the hours of a day: `08.00–15.00 WIB`.
pub(super) fn has_hours(text: &str) -> bool {
    let is_hour = |word: &str| {
        let word = word.trim_matches(|sign: char| !sign.is_ascii_digit());
        let mut parts = word.split(['.', ':']);
        let is_number = |part: Option<&str>, most: u32| {
            part.is_some_and(|part| {
                part.len() == 2 && part.parse::<u32>().is_ok_and(|number| number < most)
            })
        };
        is_number(parts.next(), 25) && is_number(parts.next(), 60) && parts.next().is_none()
    };
    text.split([' ', '-', '–', '\n', '\t', '(', ')']).any(is_hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_found_before_and_behind_other_words() {
        let text = "Paling lambat 1 (satu) hari Penerbitan PBG";
        assert_eq!(
            text.get(..time_before(text).expect("a time")),
            Some("Paling lambat 1 (satu) hari")
        );
        let text = "Sambungan baru tidak melebihi 20 meter waktu pelaksanaan 5 (lima) hari kerja";
        let behind = text.get(time_behind(text).expect("a time")..);
        assert_eq!(behind, Some("waktu pelaksanaan 5 (lima) hari kerja"));
        assert_eq!(time_before("Senin sampai Jumat"), None);
    }

    #[test]
    fn hours_are_told_from_amounts() {
        assert!(has_hours("Senin–Jumat 08.00–15.00 WIB"));
        assert!(!has_hours("Rp 30.000 dalam 5 hari"));
    }
}
