//! What the fast parser takes without a word and should not: looked for in every
//! file, so each look is one pass over its bytes at most.

use super::Fault;
use super::flow;
use super::keys::is_key;
use super::lines::{Line, lines};
use super::listing::{may_be_entry, without_dashes};
use crate::place::Position;

/// How many brackets may be open at once before a text is read with care.
const OPEN: usize = 64;

/// Returns whether a text has what looks like an anchor or an alias.
#[must_use]
pub fn may_have_alias(text: &str) -> bool {
    text.as_bytes().windows(3).any(|bytes| {
        matches!(bytes, [before, b'&' | b'*', name]
            if b" \t\n[{,-:".contains(before) && (name.is_ascii_alphanumeric() || *name == b'_'))
    })
}

/// Returns whether a value of a text may be a decimal number to YAML: `cost: 50.000`.
#[must_use]
pub fn has_decimal(text: &str) -> bool {
    let is_decimal = |line: &str, dot: usize| {
        let digits = |sign: char| sign.is_ascii_digit();
        let before = line.get(..dot).unwrap_or_default().trim_end_matches(digits);
        let before = before.trim_end_matches(['+', '-', ' ']);
        let after = line.get(dot + 1..).unwrap_or_default().trim_start_matches(digits);
        let begins = before.is_empty() || before.ends_with([':', '-', ',', '[', '{']);
        let after = after.trim_start();
        begins && (after.is_empty() || after.starts_with([',', ']', '}', '#', 'e', 'E']))
    };
    text.lines().any(|line| line.match_indices('.').any(|(dot, _)| is_decimal(line, dot)))
}

/// Returns whether a text may be nested so deeply that reading it takes very long.
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

/// Finds what is valid YAML and not what its writer meant, and what makes the scanner
/// stop far from where it was made.
#[must_use]
pub fn silent(text: &str) -> Vec<(Position, Fault)> {
    let mut above = "";
    let is_suspicious = text.lines().any(|line| {
        let is_suspicious = is_suspicious(line, above);
        above = if line.trim().is_empty() { above } else { line };
        is_suspicious
    });
    if !is_suspicious {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut above = None;
    let lines = lines(text);
    for line in &lines {
        let fault = fault_of(line, above);
        // What is wrong itself says nothing about the line below it.
        let is_well = fault.is_none() && !line.text.contains(is_control);
        above = is_well.then_some(*line);
        found.extend(fault);
    }
    found.extend(without_dashes(&lines));
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
/// Colons of other scripts and fonts.
const ODD_COLONS: [char; 4] = ['：', '﹕', '꞉', '∶'];

/// Returns whether a character cannot be seen: it controls something, turns the direction of
/// what follows, or only tells where a word may be broken.
pub(crate) fn is_control(sign: char) -> bool {
    let is_of_layout = matches!(
        sign,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}'
    );
    is_of_layout || (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{85}'))
}

/// Signs that a line must have to be suspicious for one reason or another.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "a line may have any of them with any other")]
struct Signs {
    /// A tab or something else that cannot be seen.
    control: bool,
    bracket: bool,
    /// `#` or `!`.
    mark: bool,
    other_script: bool,
}

impl Signs {
    /// Looks at each byte once, for most lines have none of them.
    fn of(line: &str) -> Self {
        let mut signs = Self::default();
        for byte in line.bytes() {
            signs.control |= byte < b' ' || byte == 0x7f;
            signs.bracket |= matches!(byte, b'{' | b'[');
            signs.mark |= matches!(byte, b'#' | b'!');
            signs.other_script |= !byte.is_ascii();
        }
        signs
    }
}

/// Tells in a glance whether a line may be one of those that are looked at closely.
fn is_suspicious(line: &str, above: &str) -> bool {
    let trimmed = line.trim();
    let mut content = trimmed;
    while let Some(rest) = content.strip_prefix("- ") {
        content = rest.trim_start();
    }
    let key = content.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
    let after = content.as_bytes().get(key..).unwrap_or_default();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let signs = Signs::of(line);
    let is_odd = |sign| {
        ODD.contains(&sign)
            || ODD_COLONS.contains(&sign)
            || CURLY.contains(&sign)
            || is_control(sign)
    };
    matches!(after, [b':', next, ..] if *next != b' ')
        || matches!(trimmed.as_bytes(), [b'-', next, ..] if *next != b' ')
        || (trimmed.starts_with('-') && indent(line) > indent(above) && !is_bare_key(above))
        || trimmed == "..."
        || (signs.control && line.contains(|sign| sign == '\t' || is_control(sign)))
        || (signs.mark && (line.contains(" #") || line.contains(" !")))
        || (trimmed.ends_with([']', '}']) && !signs.bracket)
        || (signs.bracket && (trimmed.contains(['"', '\'']) || has_loose_text(line)))
        || (signs.other_script && line.contains(is_odd))
        || trimmed.ends_with(['|', '>'])
        || trimmed.ends_with("|-")
        || trimmed.ends_with(">-")
        || lone_key(trimmed).is_some()
        || may_be_entry(line, above)
}

/// Returns whether a sign takes a text between the brackets of a line apart.
fn has_loose_text(line: &str) -> bool {
    let indent = line.chars().take_while(|sign| sign.is_whitespace()).count();
    flow::fault(&Line::new(1, line, indent, false)).is_some()
}

/// Returns whether a line is a key and nothing else, so that what is further in belongs to it.
fn is_bare_key(line: &str) -> bool {
    let key = line.trim_start_matches([' ', '-']).strip_suffix(':').unwrap_or_default();
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Keys that can be all that an entry says, which then is as good as a text.
const LONE: [&str; 5] = ["all_of", "any_of", "n_of", "name", "text"];

/// The key of an entry that lacks its colon: a text in small letters never goes on like this.
fn lone_key(trimmed: &str) -> Option<&str> {
    let (key, rest) = trimmed.strip_prefix("- ")?.trim_start().split_once(' ')?;
    let begins = |first: char| first.is_uppercase() || matches!(first, '[' | '{' | '"' | '\'');
    (LONE.contains(&key) && rest.trim_start().starts_with(begins)).then_some(key)
}

fn fault_of(line: &Line<'_>, above: Option<Line<'_>>) -> Option<(Position, Fault)> {
    if line.in_block {
        return odd_space(line);
    }
    tab(line)
        .or_else(|| end_of_document(line))
        .or_else(|| odd_space(line))
        .or_else(|| colon_or_dash(line))
        .or_else(|| no_colon(line))
        .or_else(|| merged(line, above))
        .or_else(|| exclamation(line))
        .or_else(|| curly_quotes(line))
        .or_else(|| quote_in_brackets(line))
        .or_else(|| flow::fault(line))
        .or_else(|| stray_bracket(line))
        .or_else(|| remark(line))
}

fn tab(line: &Line<'_>) -> Option<(Position, Fault)> {
    let column = line.text.chars().take(line.content).position(|white| white == '\t')?;
    Some((line.place(column, 1), Fault::Tab))
}

fn end_of_document(line: &Line<'_>) -> Option<(Position, Fault)> {
    let ends = matches!(line.text.trim_end(), "---" | "...");
    ends.then(|| (line.place(0, 3), Fault::SecondDocument))
}

/// An odd space where structure is: at the beginning, after a dash, after the colon of a key.
fn odd_space(line: &Line<'_>) -> Option<(Position, Fault)> {
    let is_odd = |sign: char| ODD.contains(&sign);
    let mut white = line
        .text
        .chars()
        .take_while(|sign| sign.is_whitespace() || ODD.contains(sign) || *sign == '-');
    if let Some(column) = white.position(is_odd) {
        return Some((line.place(column, 1), Fault::OddSpace));
    }
    let (column, after) = after_key(line)?;
    let mut after = after.chars();
    let is_colon = after.next() == Some(':') && after.next().is_some_and(is_odd);
    is_colon.then(|| (line.place(column + 1, 1), Fault::OddSpace))
}

/// What stands after a known key at the beginning of a line, and where.
fn after_key<'text>(line: &Line<'text>) -> Option<(usize, &'text str)> {
    let mut column = line.indent;
    let mut content = line.text.trim_start();
    while let Some(rest) = content.strip_prefix('-') {
        let rest = rest.trim_start();
        column += content.chars().count() - rest.chars().count();
        content = rest;
    }
    let key = content.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
    let (key, after) = content.split_at_checked(key)?;
    is_key(key).then(|| (column + key.chars().count(), after))
}

/// A key whose colon is an odd one, or has no space after it; a dash without one.
fn colon_or_dash(line: &Line<'_>) -> Option<(Position, Fault)> {
    let trimmed = line.text.trim_start();
    let no_space = |sign: char| !matches!(sign, '-' | ' ' | '\t');
    let dash = trimmed.strip_prefix('-').and_then(|rest| rest.chars().next());
    if dash.is_some_and(no_space) {
        return Some((line.place(line.indent, 1), Fault::NoSpaceAfterDash));
    }
    let (column, after) = after_key(line)?;
    let mut signs = after.chars();
    let colon = signs.next()?;
    let next = signs.next();
    if ODD_COLONS.contains(&colon) {
        return Some((line.place(column, 1), Fault::OddColon));
    }
    let sticks = next.is_some_and(|next| !next.is_whitespace() && next != '/' && !is_control(next));
    (colon == ':' && sticks).then(|| (line.place(column, 1), Fault::NoSpaceAfterColon))
}

/// A key that lacks its colon and is not a mistake to YAML: of a block, or all that an entry says.
fn no_colon(line: &Line<'_>) -> Option<(Position, Fault)> {
    let is_lone = line.colon.is_none() && lone_key(line.text.trim()).is_some();
    let length = line.value().chars().count();
    (is_lone || line.block_without_colon().is_some())
        .then(|| (line.place(line.content, length), Fault::NoColon))
}

/// An entry that is further in than the text above it, which would go on with it.
fn merged(line: &Line<'_>, above: Option<Line<'_>>) -> Option<(Position, Fault)> {
    let above = above.filter(|above| !above.in_block)?;
    let value = above.value();
    let is_plain =
        !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '|', '>', '#', '-']);
    let level = if above.colon.is_some() { above.content } else { above.indent };
    let is_entry = line.text.trim_start().starts_with("- ");
    if !is_plain
        || !is_entry
        || line.indent <= level
        || above.colon.is_none() && above.content == above.indent
    {
        return None;
    }
    let is_above = above.indent % 2 == 1 && line.indent.is_multiple_of(2);
    let (wrong, right) = if is_above { (&above, line.indent) } else { (line, above.indent) };
    let length = wrong.text.chars().count() - wrong.indent;
    let fault = Fault::Indentation { found: wrong.indent, expected: vec![right] };
    Some((wrong.place(wrong.indent, length), fault))
}

/// A text that begins with `!`: YAML takes its first word for something else.
fn exclamation(line: &Line<'_>) -> Option<(Position, Fault)> {
    let value = line.value();
    if value.starts_with('!') {
        return Some((line.place(line.value_column(), 1), Fault::Sign('!')));
    }
    let in_brackets = value.starts_with(['[', '{']) && !value.contains(['"', '\'']);
    let at = [": !", ", !", "[!"].iter().filter_map(|sign| value.find(sign)).min()?;
    let sign =
        value.get(..at)?.chars().count() + value.get(at..)?.chars().position(|sign| sign == '!')?;
    in_brackets.then(|| (line.place(line.value_column() + sign, 1), Fault::Sign('!')))
}

/// Quotes of word processors, which are letters to YAML.
pub(super) const CURLY: [char; 4] = ['“', '”', '‘', '’'];

/// A whole value in curly quotes.
fn curly_quotes(line: &Line<'_>) -> Option<(Position, Fault)> {
    let value = line.value();
    let inside = value.strip_prefix(['“', '‘'])?.strip_suffix(['”', '“', '’', '‘'])?;
    let length = value.chars().count();
    (!inside.contains(['“', '”']))
        .then(|| (line.place(line.value_column(), length), Fault::CurlyQuotes))
}

/// Between brackets that are on one line, a quote that is not closed on it.
fn quote_in_brackets(line: &Line<'_>) -> Option<(Position, Fault)> {
    let value = line.value();
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (column, sign) in value.chars().enumerate() {
        match open {
            Some((_, quote)) if sign == quote && before != '\\' => open = None,
            None if matches!(sign, '"' | '\'') && matches!(before, ' ' | '[' | '{' | ',') => {
                open = Some((column, sign));
            }
            _ => {}
        }
        before = sign;
    }
    let (column, quote) = open?;
    Some((line.place(line.value_column() + column, 1), Fault::OpenQuote(quote)))
}

/// A closing bracket at the end of a text that has no opening one.
fn stray_bracket(line: &Line<'_>) -> Option<(Position, Fault)> {
    let value = line.value();
    let last = value.chars().last().filter(|last| matches!(last, ']' | '}'))?;
    let is_text =
        line.colon.is_some() && !value.starts_with(['"', '\'']) && !value.contains(['[', '{', '#']);
    let column = line.value_column() + value.chars().count() - 1;
    (is_text && value.chars().count() > 1)
        .then(|| (line.place(column, 1), Fault::StrayBracket(last)))
}

/// A `#` right before a letter or digit, in a text without quotes: `Loket #3`.
fn remark(line: &Line<'_>) -> Option<(Position, Fault)> {
    let value = line.value();
    if value.starts_with(['"', '\'', '[', '{']) {
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
pub(super) fn without_odd_spaces(text: &str) -> String {
    let visible = text.chars().filter(|sign| !matches!(sign, '\u{200b}' | '\u{feff}'));
    visible.map(|sign| if ODD.contains(&sign) { ' ' } else { sign }).collect()
}
