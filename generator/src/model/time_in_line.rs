//! Times in running words: where they begin and end, and what stands beside them.

use super::Duration;

/// A time or a number of copies has at most so many words. In a long line not every end of it has
/// to be tried.
const LONGEST_VALUE: usize = 40;
/// Words between a time and another one, which is then no end of the first.
const GOES_ON: [&str; 9] = ["atau", "sampai", "hingga", "s.d", "s/d", "dan", "x", "per", "/"];
/// Words with which it is said when a time does not hold.
const EXCEPTIONS: [&str; 3] = ["kecuali", "dalam keadaan", "dalam hal"];

/// How a time and what it is for stand in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeInLine {
    /// Nothing else stands there.
    Whole,
    /// What it is for stands before this place, the time behind it.
    LabelFirst(usize),
    /// The time ends here, and behind it stands what it is for.
    TimeFirst(usize),
    /// The time ends here, and behind it stands when it does not hold.
    WithException(usize),
}

impl TimeInLine {
    /// Finds the time of a line, if there is one alone.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let says_more = |label: &str| has_time(label) || has_hours(label) || label.contains('\n');
        if let Some(place) = time_behind(text) {
            let label = text.get(..place)?;
            return (!says_more(label)).then_some(Self::LabelFirst(place));
        }
        // "Pengajuan (waktu 2 menit)" has its time in brackets.
        if let Some(place) = text.rfind('(').filter(|place| *place > 0)
            && Duration::parse(text.get(place..)?).is_ok()
        {
            return (!says_more(text.get(..place)?)).then_some(Self::LabelFirst(place));
        }
        if let Some((label, time)) = text.split_once(':')
            && Duration::parse(time).is_ok()
        {
            return (!says_more(label)).then_some(Self::LabelFirst(label.len() + 1));
        }
        let end = time_before(text)?;
        let rest = text.get(end..)?.trim();
        if rest.trim_matches(['.', ';']).is_empty() {
            return Some(Self::Whole);
        }
        let goes_on = GOES_ON.iter().any(|word| rest.to_lowercase().starts_with(word));
        if goes_on || says_more(rest) || rest.contains(". ") {
            return None;
        }
        let is_exception = EXCEPTIONS.iter().any(|word| rest.to_lowercase().starts_with(word));
        Some(if is_exception { Self::WithException(end) } else { Self::TimeFirst(end) })
    }
}

/// Where each word begins and where it ends.
fn words_of(text: &str) -> impl DoubleEndedIterator<Item = (usize, usize)> {
    text.split_whitespace().filter_map(|word| {
        let start = word.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
        Some((start, start + word.len()))
    })
}

/// Returns where the last words of a text begin, the longest end first; the whole is none.
pub fn last_words(text: &str) -> impl Iterator<Item = usize> {
    let starts = words_of(text).rev().map(|(start, _)| start).take(LONGEST_VALUE);
    let is_end = |start: &usize| text.get(..*start).is_some_and(|rest| !rest.trim().is_empty());
    starts.take_while(is_end).collect::<Vec<_>>().into_iter().rev()
}

/// Returns how long the longest beginning of a text is that is a time.
fn time_before(text: &str) -> Option<usize> {
    let ends: Vec<usize> = words_of(text).take(LONGEST_VALUE).map(|(_, end)| end).collect();
    ends.into_iter().rev().find(|end| text.get(..*end).is_some_and(is_short_time))
}

/// Returns where the longest end of a text begins that is a time.
#[must_use]
pub fn time_behind(text: &str) -> Option<usize> {
    last_words(text).find(|start| text.get(*start..).is_some_and(is_short_time))
}

/// Returns whether a text is a time, and says nothing of its beginning or condition: those are
/// words of the source that a reader must see as they are.
fn is_short_time(text: &str) -> bool {
    Duration::parse(text).is_ok_and(|time| time.start.is_none())
}

/// Returns whether a text speaks of a time somewhere.
fn has_time(text: &str) -> bool {
    words_of(text).any(|(start, _)| {
        text.get(start..).is_some_and(|rest| {
            rest.starts_with(|first: char| first.is_ascii_digit()) && time_before(rest).is_some()
        })
    })
}

/// Returns whether a text has the hours of a day: `08.00–15.00 WIB`.
#[must_use]
pub fn has_hours(text: &str) -> bool {
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
