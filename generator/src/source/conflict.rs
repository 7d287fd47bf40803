//! What Git leaves in a file when two people have changed the same lines.

use crate::place::Position;

/// Finds where Git has marked a conflict, and leaves one side of it, line for line, so that
/// reading can go on; `None` if there is no conflict.
pub(super) fn without_conflicts(text: &str) -> Option<(String, Vec<Position>)> {
    let is_end = |line| matches!(marker(line), Some(Marker::Begin | Marker::End));
    if !text.lines().any(is_end) {
        return None;
    }
    let mut found = Vec::new();
    let mut kept = String::with_capacity(text.len());
    let mut side = Side::Shared;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let next = match (marker(line), side) {
            (Some(Marker::Begin), _) => Some(Side::Ours),
            (Some(Marker::Base), Side::Ours) => Some(Side::Before),
            (Some(Marker::Middle), Side::Ours | Side::Before) => Some(Side::Theirs),
            (Some(Marker::End), _) => Some(Side::Shared),
            _ => None,
        };
        // Alone, an end has lost its beginning.
        if next == Some(Side::Ours) || (next, side) == (Some(Side::Shared), Side::Shared) {
            found.push(position(index, line));
        }
        side = next.unwrap_or(side);
        let end = if line.ends_with('\n') { "\n" } else { "" };
        kept.push_str(if next.is_some() || side.is_dropped() { end } else { line });
    }
    // A side that does not end would drop the rest of the file.
    if side.is_dropped() {
        let shown = |line| if marker(line).is_some() { "" } else { line };
        kept = text.lines().flat_map(|line| [shown(line), "\n"]).collect();
    }
    Some((kept, found))
}

/// What Git writes at the beginning of a line: a sign seven times.
#[derive(Debug, Clone, Copy)]
enum Marker {
    /// `<<<<<<<`
    Begin,
    /// `|||||||`, before what was there before both sides.
    Base,
    /// `=======`
    Middle,
    /// `>>>>>>>`
    End,
}

/// The lines between two markers.
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

/// Returns whether a line is a marker: seven signs, then nothing or a space and a name.
fn marker(line: &str) -> Option<Marker> {
    let (signs, name) = line.trim_end().split_at_checked(7)?;
    let marker = match signs {
        "<<<<<<<" => Marker::Begin,
        "|||||||" => Marker::Base,
        "=======" if name.is_empty() => Marker::Middle,
        ">>>>>>>" => Marker::End,
        _ => return None,
    };
    (name.is_empty() || name.starts_with(' ')).then_some(marker)
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
