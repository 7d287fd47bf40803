//! Lists as people write them who do not know that each entry begins with a dash:
//! YAML joins their lines to one text, without a word.

use super::Fault;
use super::lines::Line;
use crate::model::Component;
use crate::place::Position;

/// Signs that begin an entry in word processors.
const BULLETS: [char; 13] =
    ['*', '•', '–', '—', '·', '▪', '▫', '‣', '●', '○', '◦', '➢', '\u{f0b7}'];

/// Keys whose value is a list of texts, or one text, beside the components of management.
const LISTS: [&str; 6] = ["direct", "duties", "hours", "keywords", "products", "requirements"];

/// Returns every key whose value is a list of texts, or one text.
fn lists() -> impl Iterator<Item = &'static str> {
    let managed = Component::MANAGEMENT.iter().filter(|component| !component.is_count());
    LISTS.into_iter().chain(managed.map(|component| component.key()))
}

/// Tells in a glance whether a line may be looked at closely, by itself and the one above it.
pub(super) fn may_be_entry(line: &str, above: &str) -> bool {
    let trimmed = line.trim_start();
    let entry = trimmed.strip_prefix("- ").map_or(trimmed, str::trim_start);
    mark(entry).is_some() || (trimmed.len() < line.len() && goes_on(trimmed, above))
}

/// Returns whether a line goes on with the value of a key of lists right above it.
fn goes_on(trimmed: &str, above: &str) -> bool {
    let above = above.trim_start();
    !trimmed.starts_with(['-', '#', '[', '{', '"', '\''])
        && lists().any(|key| {
            above.strip_prefix(key).is_some_and(|rest| {
                rest.starts_with(':') && !rest.ends_with(['|', '>', ']', '}', '-', '"', '\''])
            })
        })
}

/// Returns the sign or number that begins an entry in a word processor.
fn mark(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = match text.chars().next()? {
        sign if BULLETS.contains(&sign) => sign.len_utf8(),
        _ if (1..=2).contains(&digits) && text.get(digits..)?.starts_with(['.', ')']) => digits + 1,
        _ => return None,
    };
    text.get(end..)?.starts_with(char::is_whitespace).then(|| text.get(..end)).flatten()
}

/// Finds the entries of lists that do not begin with a dash.
pub(super) fn without_dashes(lines: &[Line<'_>]) -> Vec<(Position, Fault)> {
    let mut found = Vec::new();
    // The key of a list whose value goes on: how far in it stands, and whether it has an entry.
    let mut list: Option<(usize, bool)> = None;
    for line in lines.iter().filter(|line| !line.in_block) {
        let text = line.text.trim();
        let is_plain = !text.starts_with(['"', '\'', '[', '{', '|', '>', '-']);
        list = list.filter(|(level, _)| line.indent > *level && is_plain && line.colon.is_none());
        if let Some(fault) = marked(line) {
            found.push(fault);
        } else if let Some((_, has_entry)) = &mut list {
            if *has_entry {
                let length = text.chars().count();
                found.push((line.place(line.indent, length), Fault::NoDash));
                list = None;
                continue;
            }
            *has_entry = true;
        }
        if let Some(begun) = begun(line) {
            list = Some((line.content, begun));
        }
    }
    found
}

/// Returns whether a line is the key of a list, and whether its value begins after it;
/// `None` if it is not one, or its value cannot go on below.
fn begun(line: &Line<'_>) -> Option<bool> {
    let colon = line.colon?;
    let key: String = line.text.chars().take(colon).skip(line.content).collect();
    let value = line.value();
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*', '!']);
    (is_plain && lists().any(|list| list == key)).then_some(!value.is_empty())
}

fn marked(line: &Line<'_>) -> Option<(Position, Fault)> {
    let text: &str = line.text.trim_start();
    let entry = text.strip_prefix("- ").map(str::trim_start);
    let mark_of = |text| mark(text).map(str::to_owned);
    match entry {
        // A number after a dash may be part of the text: "- 1. Umum".
        Some(entry) if !entry.starts_with(|sign: char| sign.is_ascii_digit()) => {
            let mark = mark_of(entry)?;
            Some((line.place(line.content, mark.chars().count()), Fault::SecondMark(mark)))
        }
        Some(_) => None,
        None => {
            let mark = mark_of(text)?;
            Some((line.place(line.indent, mark.chars().count()), Fault::OtherMark(mark)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize, Fault)> {
        let found = without_dashes(&lines(text)).into_iter();
        found.map(|(at, fault)| (at.line, at.column, fault)).collect()
    }

    fn may_be(text: &str) -> bool {
        let lines: Vec<&str> = text.lines().collect();
        lines.windows(2).any(|pair| matches!(pair, [above, line] if may_be_entry(line, above)))
    }

    #[test]
    fn what_is_called_a_list_is_a_key() {
        for key in lists() {
            assert!(super::super::is_key(key), "{key}");
        }
    }

    #[test]
    fn entries_with_the_marks_of_word_processors_are_found() {
        let other = |mark: &str| Fault::OtherMark(mark.to_owned());
        for (text, faults) in [
            ("requirements:\n  • KTP\n  • KK\n", vec![(2, 3, other("•")), (3, 3, other("•"))]),
            ("steps:\n  1. datang\n  2) pulang\n", vec![(2, 3, other("1.")), (3, 3, other("2)"))]),
            ("a:\n  – b\n", vec![(2, 3, other("–"))]),
            ("a:\n  - • b\n", vec![(2, 5, Fault::SecondMark("•".to_owned()))]),
        ] {
            assert_eq!(found(text), faults, "{text}");
            assert!(may_be(text), "{text}");
        }
    }

    #[test]
    fn lines_that_would_become_one_entry_are_found() {
        for text in [
            "requirements:\n  KTP\n  KK\n",
            "a:\n  - b: c\n    duties: melapor\n     membayar\n",
            "requirements: KTP\n  KK\n  Foto\n",
        ] {
            let found = found(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].2, Fault::NoDash, "{text}");
            assert!(may_be(text), "{text}");
        }
    }

    #[test]
    fn what_is_meant_as_it_stands_is_left_alone() {
        for text in [
            "requirements:\n  - KTP\n  - KK\n",
            "requirements:\n  - KTP yang\n    masih berlaku\n",
            "requirements:\n  Tidak ada\n",
            "requirements:\n- KTP\ncost: gratis\n",
            "requirements: [KTP,\n  KK]\n",
            "requirements: \"KTP\n  KK\"\n",
            "summary:\n  satu\n  dua\n",
            "summary: |\n  1. satu\n  2. dua\n",
            "evaluation: |\n  satu\n  dua\ncode: A\n",
            "products:\n  text: |\n    satu\n    dua\n",
            "products:\n  - text:|\n      1. satu\n      2. dua\n",
            "a:\n  - 1. Umum\n  - 17.30 tutup\n",
            "valid:\n  to: 2030-12-31\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
