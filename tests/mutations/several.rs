//! Several slips in one file: every one is told at its own line.

use crate::slip::Slip;
use crate::spots::Line;

/// Slips after which it is not known to which entry the lines around them belong: what else
/// is wrong in the same component is told once they are mended.
const MOVING: [&str; 5] =
    ["tab", "no colon", "one space too few", "one space too many", "no space behind the dash"];
/// Findings that rest on another line of the file: they are told when that one is right.
const RESTING: [&str; 7] = [
    "case",
    "case misspelt in one place",
    "goto",
    "expired",
    "steps take longer",
    "reference",
    "value left out",
];

/// Puts the changed line of each of some slips into one text, if they change one line each.
pub(crate) fn together(text: &str, data: &[Line], slips: &[&Slip]) -> Option<Slip> {
    let mut lines: Vec<&str> = text.lines().collect();
    let mut places = Vec::new();
    for slip in slips {
        let changed: Vec<&str> = slip.text.lines().collect();
        let differing: Vec<usize> = (0..lines.len().min(changed.len()))
            .filter(|at| text.lines().nth(*at) != Some(changed[*at]))
            .collect();
        let [only] = differing.as_slice() else { return None };
        if changed.len() != text.lines().count()
            || slip.lines != [only + 1]
            || places.contains(&(only + 1))
        {
            return None;
        }
        lines[*only] = changed[*only];
        places.push(only + 1);
    }
    let top = |line: usize| data.iter().find(|one| one.number == line).map(|line| &line.top);
    if slips.iter().any(|slip| RESTING.contains(&slip.class)) {
        return None;
    }
    let changes = |word: &str| {
        places
            .iter()
            .any(|place| text.lines().nth(place - 1).is_some_and(|line| line.contains(word)))
    };
    // The name of an input is looked for in its formula.
    if changes("formula: ") && changes("{ name: ") {
        return None;
    }
    // What stands under a key that is not known is not understood.
    let moving =
        slips.iter().filter(|slip| MOVING.contains(&slip.class) || slip.class.contains("key"));
    let hides = |one: &&Slip| {
        let others = slips.iter().filter(|other| other.lines != one.lines);
        others.into_iter().any(|other| top(other.lines[0]) == top(one.lines[0]))
    };
    if moving.copied().any(|slip| hides(&slip)) {
        return None;
    }
    places.sort_unstable();
    Some(Slip {
        class: "several at once",
        file: slips.first()?.file.clone(),
        lines: places,
        text: lines.join("\n") + "\n",
        hint: None,
    })
}
