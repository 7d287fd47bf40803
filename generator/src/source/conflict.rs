//! What Git leaves in a file when two people have changed the same lines.

use crate::place::Position;

/// Finds where Git has marked a conflict, and leaves one side of it, line for line, so that
/// reading can go on; `None` if there is no conflict.
pub(super) fn without_conflicts(text: &str) -> Option<(String, Vec<Position>)> {
    if !text.lines().any(is_begin_or_end) {
        return None;
    }
    let mut found = Vec::new();
    let mut kept = String::with_capacity(text.len());
    let mut side = Side::Shared;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let end = if line.ends_with('\n') { "\n" } else { "" };
        let is_marker = match (line.get(..MARKER), side) {
            (Some("<<<<<<<"), _) if is_begin_or_end(line) => {
                side = Side::Ours;
                found.push(position(index, line));
                true
            }
            // Alone, this end has lost its beginning.
            (Some(">>>>>>>"), last) if is_begin_or_end(line) => {
                side = Side::Shared;
                if last == Side::Shared {
                    found.push(position(index, line));
                }
                true
            }
            // Between the two sides, what was there before both.
            (Some("|||||||"), Side::Ours) => {
                side = Side::Before;
                true
            }
            (Some("======="), Side::Ours | Side::Before) if line.trim_end() == "=======" => {
                side = Side::Theirs;
                true
            }
            _ => false,
        };
        kept.push_str(if is_marker || side.is_dropped() { end } else { line });
    }
    // A side that does not end would drop the rest of the file.
    if side.is_dropped() {
        kept = text.lines().fold(String::new(), |kept, line| {
            kept + if is_marker(line) { "" } else { line } + "\n"
        });
    }
    Some((kept, found))
}

const MARKER: usize = 7;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Shared,
    Ours,
    Before,
    Theirs,
}

impl Side {
    const fn is_dropped(self) -> bool {
        matches!(self, Self::Before | Self::Theirs)
    }
}

/// Seven signs and a space, at the very beginning of a line: nobody writes that.
fn is_begin_or_end(line: &str) -> bool {
    let line = line.trim_end();
    ["<<<<<<<", ">>>>>>>"].iter().any(|marker| {
        line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn is_marker(line: &str) -> bool {
    is_begin_or_end(line) || line.starts_with("|||||||") || line.trim_end() == "======="
}

fn position(index: usize, line: &str) -> Position {
    Position { line: index + 1, column: 1, length: line.trim_end().chars().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_of_a_conflict_is_left_and_every_line_keeps_its_number() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> lain\nc: 4\n";
        let (kept, found) = without_conflicts(text).expect("a conflict");
        assert_eq!(kept, "a: 1\n\nb: 2\n\n\n\nc: 4\n");
        assert_eq!(found, [Position { line: 2, column: 1, length: 12 }]);
        let text = "<<<<<<< a\nb: 2\n||||||| c\nb: 1\n=======\nb: 3\n>>>>>>> d\n";
        assert_eq!(without_conflicts(text).expect("a conflict").0, "\nb: 2\n\n\n\n\n\n");
    }

    #[test]
    fn what_is_left_of_a_conflict_that_was_half_mended_is_found() {
        let (kept, found) = without_conflicts("a: 1\n>>>>>>> lain\n").expect("an end");
        assert_eq!((kept.as_str(), found[0].line), ("a: 1\n\n", 2));
        let (kept, found) = without_conflicts("<<<<<<< a\nb: 1\n=======\nc: 2\n").expect("two");
        assert_eq!((kept.as_str(), found.len()), ("\nb: 1\n\nc: 2\n", 1));
    }

    #[test]
    fn a_heading_that_is_underlined_is_no_conflict() {
        assert_eq!(without_conflicts("Judul\n=======\n\n> kutipan\n<<lain\n"), None);
    }
}
