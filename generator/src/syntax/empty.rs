//! Keys without a value: YAML takes them for left out, without a word.

use crate::place::Position;

/// What says nothing after a colon.
const NOTHING: [&str; 7] = ["", "~", "null", "Null", "NULL", "\"\"", "''"];

/// Finds the keys without a value, by a look at each line.
#[must_use]
pub fn empty_values(text: &str) -> Vec<(Position, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    let mut block: Option<usize> = None;
    while let Some((index, line)) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') || block.is_some_and(|at| indent > at) {
            continue;
        }
        let is_block = [": |", ": >", ": |-", ": >-"].iter().any(|end| trimmed.ends_with(end));
        block = is_block.then_some(indent);
        let place = |column: usize, key: &str| {
            (Position { line: index + 1, column: column + 1, length: key.len() }, key.to_owned())
        };
        if let Some((column, key)) = ends_in_key(line) {
            let says_something = trimmed.ends_with(':') && {
                let mut rest = lines.clone().map(|(_, next)| next);
                let next = rest.find(|next| !matches!(next.trim().as_bytes(), [] | [b'#', ..]));
                next.is_some_and(|next| {
                    let inner = next.len() - next.trim_start().len();
                    inner > column || (inner == column && next.trim_start().starts_with('-'))
                })
            };
            if !says_something {
                found.push(place(column, key));
            }
        } else if trimmed.ends_with(['}', ']', ',']) {
            found.extend(in_brackets(line).map(|(column, key)| place(column, key)));
        }
    }
    found
}

/// The key of a line that ends in its colon, or in what says nothing.
fn ends_in_key(line: &str) -> Option<(usize, &str)> {
    let content = line.trim_start_matches([' ', '-']);
    let column = line.len() - content.len();
    let (key, value) = content.split_once(':')?;
    let is_key =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let value = value.split(" #").next().unwrap_or_default();
    (is_key && NOTHING.contains(&value.trim())).then_some((column, key))
}

/// The keys between brackets after which a comma or bracket follows at once.
fn in_brackets(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.match_indices(':').filter_map(|(colon, _)| {
        let after = line.get(colon + 1..)?;
        let value = after.split([',', '}']).next().unwrap_or_default();
        let before = line.get(..colon)?;
        let start = before.rfind(|sign: char| !(sign.is_ascii_lowercase() || sign == '_'))? + 1;
        let key = before.get(start..).filter(|key| !key.is_empty())?;
        let begins = before.get(..start).is_some_and(|head| head.ends_with(['{', ' ']));
        let is_flow = before.contains('{');
        let is_value = after.starts_with(' ') || value.is_empty();
        let is_nothing = NOTHING.contains(&value.trim()) && value.len() < after.len();
        (begins && is_flow && is_value && is_nothing)
            .then(|| (line.get(..start).unwrap_or_default().chars().count(), key))
    })
}

/// What is to be done with a line of `loket new`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToDo {
    /// Only the agency knows what belongs there.
    FillIn,
    /// It is written, and the agency must agree to it.
    Read,
}

/// What `loket new` writes before what only the agency can fill in.
const MARK: &str = "# ISI:";
/// How it goes on where there is only something to read.
const READ: [&str; 2] = ["baca ", "read "];

/// Finds the lines that `loket new` wrote and nobody has filled in; what a remark alone
/// proposes is not on any page.
#[must_use]
pub fn unfilled(text: &str) -> Vec<(Position, ToDo)> {
    if !text.contains(MARK) {
        return Vec::new();
    }
    let place = |(index, line): (usize, &str)| {
        let at = line.find(MARK)?;
        let is_proposal =
            at > 0 && line.trim_start().starts_with('#') && !line.trim_start().starts_with(MARK);
        let column = line.get(..at)?.chars().count() + 1;
        let length = line.chars().count() + 1 - column;
        let said = line.get(at + MARK.len()..).unwrap_or_default().trim_start();
        let is_to_read = READ.iter().any(|word| said.starts_with(word));
        let to_do = if is_to_read { ToDo::Read } else { ToDo::FillIn };
        (!is_proposal).then_some((Position { line: index + 1, column, length }, to_do))
    };
    text.lines().enumerate().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_without_a_value_are_found_and_others_are_not() {
        let found = |text: &str| {
            let keys = empty_values(text).into_iter();
            keys.map(|(at, key)| (at.line, at.column, key)).collect::<Vec<_>>()
        };
        for (text, line, column, key) in [
            ("title: A\nemail:\ncode: B\n", 2, 1, "email"),
            ("a: 1\nphones: null\n", 2, 1, "phones"),
            ("a: 1\nsummary: \"\"\n", 2, 1, "summary"),
            ("steps:\n  - text: x\n    time:\n  - text: y\n", 3, 5, "time"),
            ("r:\n  - { name: KTP, form: }\n", 2, 18, "form"),
            ("r:\n  - { name: , form: asli }\n", 2, 7, "name"),
        ] {
            assert_eq!(found(text), [(line, column, key.to_owned())], "{text:?}");
        }
        for text in [
            "steps:\n  - x\n",
            "steps:\n- x\n",
            "a:\n  b: 1\n",
            "a: |\n  nama:\n  alamat:\n",
            "requirements: []\n",
            "a:\n\n  # catatan\n  b: 1\n",
            "x: [{ time: 08:00, name: a }]\n",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }
}
