//! What the fast parser takes without a word and should not: looked for in every
//! file, so each look is one pass over its bytes at most.

use super::Fault;
use super::lines::{Line, lines};
use crate::place::Position;

/// How many brackets may be open at once before a text is read with care.
const OPEN: usize = 64;

/// Tells whether a text has what looks like an anchor or an alias.
#[must_use]
pub fn may_have_alias(text: &str) -> bool {
    text.as_bytes().windows(3).any(|bytes| {
        matches!(bytes, [before, b'&' | b'*', name]
            if b" \t\n[{,-:".contains(before) && (name.is_ascii_alphanumeric() || *name == b'_'))
    })
}

/// Tells whether a text may be nested so deeply that reading it takes very long.
#[must_use]
pub fn is_deep(text: &str) -> bool {
    let flow = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() > OPEN
        && deepest(text) > OPEN;
    flow || text.lines().any(|line| line.matches("- ").count() > OPEN)
        || text.lines().any(|line| line.bytes().take_while(|byte| *byte == b' ').count() > 4 * OPEN)
}

fn deepest(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Finds what is valid YAML and not what its writer meant.
#[must_use]
pub fn silent(text: &str) -> Vec<(Position, Fault)> {
    let has_remark = text.contains(" #") || text.contains("\t#");
    // The bytes of U+00A0 and U+3000 and of their like, none of which is common in Indonesian.
    let has_odd = text.contains(ODD);
    let has_control = text.contains(is_control);
    if !(has_remark || has_odd || has_control) {
        return Vec::new();
    }
    let mut found: Vec<(Position, Fault)> =
        lines(text).iter().flat_map(|line| [odd_space(line), remark(line)]).flatten().collect();
    found.extend(text.lines().enumerate().filter_map(|(number, line)| {
        let (column, sign) = line.chars().enumerate().find(|(_, sign)| is_control(*sign))?;
        Some((Position { line: number + 1, column: column + 1, length: 1 }, Fault::Control(sign)))
    }));
    found.truncate(MOST);
    found
}

/// No file has more of these than a clerk can read in one go.
const MOST: usize = 20;

const ODD: [char; 6] = ['\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}', '\u{200b}', '\u{feff}'];

fn is_control(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{85}')
}

fn odd_space(line: &Line<'_>) -> Option<(Position, Fault)> {
    let mut white = line.text.chars().take_while(|sign| sign.is_whitespace() || ODD.contains(sign));
    let column = white.position(|sign| ODD.contains(&sign))?;
    Some((line.place(column, 1), Fault::OddSpace))
}

/// A `#` right before a letter or digit, in a text without quotes: `Loket #3`.
fn remark(line: &Line<'_>) -> Option<(Position, Fault)> {
    let value = line.value();
    if line.in_block || value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let before = line.text.chars().skip(line.value_column().saturating_sub(1));
    let signs: Vec<char> = before.collect();
    let column = signs.windows(3).position(|signs| {
        matches!(signs, [before, '#', after] if before.is_whitespace() && after.is_alphanumeric())
    })?;
    let length = signs.len() - column - 1;
    Some((line.place(line.value_column().saturating_sub(1) + column + 1, length), Fault::Remark))
}

/// Writes ordinary spaces in the place of odd ones, and nothing in that of those without a width.
#[must_use]
pub fn without_odd_spaces(text: &str) -> String {
    let visible = text.chars().filter(|sign| !matches!(sign, '\u{200b}' | '\u{feff}'));
    visible.map(|sign| if ODD.contains(&sign) { ' ' } else { sign }).collect()
}
