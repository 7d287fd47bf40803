//! From where the scanner stopped to what was done, and where.

use super::Fault;
use super::keys::is_key;
use super::lines::{Line, lines};
use crate::place::Position;

/// Finds the mistake that made a scanner stop.
///
/// The causes are the English messages of `saphyr-parser`, which has no codes for them. They
/// may change with any release, so `Cargo.toml` pins it; the tests of `syntax` notice.
#[must_use]
pub fn explain(text: &str, stop: Position, cause: &str) -> (Position, Fault) {
    let lines = lines(text);
    let at = Stop { lines: &lines, stop };
    let found = if let Some(tab) = at.tab() {
        Some(tab)
    } else if cause.contains("escape") {
        at.escape()
    } else if cause.contains("trailing content") {
        at.after_quote()
    } else if cause.contains("quoted scalar") {
        at.open_quote()
    } else if cause.contains("unexpected character")
        || cause.contains("unknown anchor")
        || cause.contains("entries are not allowed")
        || cause.contains("mapping keys are not allowed")
        || cause.contains("scanning a block scalar")
        || cause.contains("scanning an anchor")
    {
        at.sign()
    } else if cause.contains("misplaced bracket") {
        at.stray_bracket()
    } else if cause.contains("flow") || cause.contains("illegal placement") {
        at.in_brackets()
    } else if cause.contains("mapping values are not allowed") {
        at.colon()
    } else if cause.contains("simple key") {
        at.above().map(|line| at.no_key(line))
    } else {
        None
    };
    found
        .or_else(|| at.after_bracket())
        .or_else(|| at.open_bracket())
        .or_else(|| at.indentation(cause))
        .unwrap_or_else(|| (stop, Fault::Scan(cause.to_owned())))
}

/// The key that the text of an entry has, by the key of its list; what is not here has that of
/// the list at the top of the file that it is in.
const FIRST_KEYS: [(&[&str], &str); 6] = [
    (&["steps", "handling", "direct"], "text"),
    (&["decision"], "if"),
    (&["time", "cost", "rows"], "for"),
    (&["deadlines"], "class"),
    (&["faq"], "question"),
    (&["requirements", "products", "channels", "cases", "contacts", "legal_basis"], "name"),
];

/// Where a scanner stopped, and the lines around it.
struct Stop<'text> {
    lines: &'text [Line<'text>],
    stop: Position,
}

impl Line<'_> {
    /// Returns whether a line has a key whose value is a list with keys of its own.
    fn is_list(&self) -> bool {
        self.key().is_some_and(|key| FIRST_KEYS.iter().any(|(lists, _)| lists.contains(&key)))
    }
}

impl<'text> Stop<'text> {
    fn line(&self) -> Option<&Line<'text>> {
        self.lines.iter().find(|line| line.number == self.stop.line)
    }

    /// The line above the stop that says something.
    fn above(&self) -> Option<&Line<'text>> {
        self.lines.iter().rfind(|line| line.number < self.stop.line)
    }

    /// The lines down to the stop, without those of texts after `|`.
    fn until(&self) -> impl DoubleEndedIterator<Item = &Line<'text>> {
        self.lines.iter().filter(|line| line.number <= self.stop.line && !line.in_block)
    }

    fn tab(&self) -> Option<(Position, Fault)> {
        let near = self.stop.line + 1;
        self.lines.iter().filter(|line| line.number <= near).find_map(|line| {
            let column = line.text.chars().take(line.indent).position(|white| white == '\t')?;
            Some((line.place(column, 1), Fault::Tab))
        })
    }

    fn escape(&self) -> Option<(Position, Fault)> {
        let line = self.lines.iter().rfind(|line| line.number <= self.stop.line)?;
        let characters: Vec<char> = line.text.chars().collect();
        let column = characters.windows(2).enumerate().position(|(column, pair)| {
            let [sign, next] = pair else { return false };
            column + 1 >= self.stop.column
                && *sign == '\\'
                && !"0abtnvfre \"/\\N_LPxuU".contains(*next)
        })?;
        Some((line.place(column, 2), Fault::Escape))
    }

    /// The scanner names the place of the quote itself.
    fn open_quote(&self) -> Option<(Position, Fault)> {
        let line = self.line()?;
        let quote = line.text.chars().nth(self.stop.column - 1)?;
        matches!(quote, '"' | '\'').then_some((self.stop, Fault::OpenQuote(quote)))
    }

    /// Text after a quote; or the quote of another line closed one that was left open above.
    fn after_quote(&self) -> Option<(Position, Fault)> {
        let opened = self.until().filter(|line| line.number < self.stop.line).rfind(|line| {
            let value = line.value();
            value.starts_with(['"', '\'']) && !is_closed(value)
        });
        if let Some(line) = opened {
            let quote = line.value().chars().next()?;
            return Some((line.place(line.value_column(), 1), Fault::OpenQuote(quote)));
        }
        let line = self.line()?;
        if line.value().starts_with(['[', '{']) {
            return Some((self.stop, Fault::NoComma));
        }
        let quote = line.value().chars().next().filter(|first| matches!(first, '"' | '\''));
        let rest = line.text.chars().count().saturating_sub(self.stop.column - 1);
        let place = line.place(self.stop.column - 1, rest);
        Some((place, Fault::TextAfterQuote(quote.unwrap_or('"'))))
    }

    fn sign(&self) -> Option<(Position, Fault)> {
        let line = self.line()?;
        let sign = line.text.chars().nth(self.stop.column - 1)?;
        Some((self.stop, Fault::Sign(sign)))
    }

    fn stray_bracket(&self) -> Option<(Position, Fault)> {
        let line = self.line()?;
        let bracket = line.text.chars().nth(self.stop.column - 1)?;
        Some((self.stop, Fault::StrayBracket(bracket)))
    }

    /// Between brackets: one was left open, or a comma is missing.
    fn in_brackets(&self) -> Option<(Position, Fault)> {
        self.open_bracket().or_else(|| {
            let line = self.line()?;
            let sign = line.text.chars().nth(self.stop.column - 1)?;
            Some((self.stop, if sign == ':' { Fault::Colon } else { Fault::NoComma }))
        })
    }

    fn open_bracket(&self) -> Option<(Position, Fault)> {
        self.until().find_map(|line| {
            let column = unclosed_bracket(line)?;
            let next = self.lines.iter().find(|next| next.number > line.number);
            let goes_on =
                next.is_some_and(|next| next.indent > line.indent && next.colon.is_none());
            let bracket = line.text.chars().nth(column)?;
            (!goes_on).then_some((line.place(column, 1), Fault::OpenBracket(bracket)))
        })
    }

    fn after_bracket(&self) -> Option<(Position, Fault)> {
        let line = self.line()?;
        let value = line.value();
        let closed = value.starts_with(['[', '{']) && unclosed_bracket(line).is_none();
        let end =
            value.chars().count() - value.chars().rev().position(|sign| "]}".contains(sign))?;
        let has_more = value.chars().count() > end && !value.trim_start().starts_with('#');
        let place = line.place(line.value_column(), value.chars().count());
        (closed && has_more).then_some((place, Fault::TextAfterBracket))
    }

    /// A colon that ends no key: in a text, or of a line that does not line up.
    fn colon(&self) -> Option<(Position, Fault)> {
        let line = self.line()?;
        if line.colon.is_some_and(|colon| colon + 1 < self.stop.column) {
            return Some((self.stop, Fault::Colon));
        }
        let above = self.above()?;
        if above.colon.is_none() && !above.in_block {
            return Some(self.no_key(above));
        }
        Some(self.misplaced(line))
    }

    fn indentation(&self, cause: &str) -> Option<(Position, Fault)> {
        let line = self.line()?;
        let first = self.lines.first()?;
        if cause.contains("document start") && first.indent > 0 {
            let fault = Fault::Indentation { found: first.indent, expected: vec![0] };
            return Some((first.place(first.indent, 1), fault));
        }
        Some(self.misplaced(line))
    }

    /// A line above that has an odd number of spaces in a file where lines have even ones:
    /// the scanner took it for what lines up, and stops at the next one that does not.
    fn odd_above(&self, line: &Line<'text>) -> Option<&Line<'text>> {
        let is_odd = |line: &&Line<'text>| line.indent % 2 == 1;
        let lines = || self.lines.iter().filter(|line| !line.in_block && line.indent > 0);
        if line.indent % 2 == 1 || lines().filter(is_odd).count() * 3 > lines().count().max(3) {
            return None;
        }
        let above = self.until().rev().filter(|above| above.number < line.number);
        above.take_while(|above| above.indent > 0).find(is_odd)
    }

    /// What is wrong with a line that should be a key with its value, or an entry of a list.
    fn no_key(&self, line: &Line<'text>) -> (Position, Fault) {
        self.without_dash(line).or_else(|| self.without_key(line)).unwrap_or_else(|| no_key(line))
    }

    /// An entry that is a text without a key, and has keys on the lines below it.
    fn without_key(&self, line: &Line<'text>) -> Option<(Position, Fault)> {
        let is_entry = line.content > line.indent && line.colon.is_none();
        let next = self.lines.iter().find(|next| next.number > line.number)?;
        let goes_on = next.indent == line.content && next.key().is_some_and(is_key);
        let first_word = line.value().split(' ').next().unwrap_or_default();
        if !is_entry || !goes_on || is_key(first_word) {
            return None;
        }
        let key = self.first_key(line)?;
        let length = line.text.trim_end().chars().count() - line.content;
        Some((line.place(line.content, length), Fault::EntryWithoutKey(key)))
    }

    /// The key that the text of an entry has in the list that it stands in.
    fn first_key(&self, line: &Line<'text>) -> Option<&'static str> {
        let is_above = |above: &&Line<'text>| above.number < line.number && !above.in_block;
        let above = || self.lines.iter().rev().filter(is_above);
        let is_of_list = |above: &&Line<'text>| {
            let is_entry = above.content > above.indent;
            let level = if is_entry { above.content } else { above.indent };
            level < line.indent || (level == line.indent && !is_entry)
        };
        let list = above().find(is_of_list)?.key()?;
        let top = above().find(|above| above.indent == 0 && above.content == 0)?.key()?;
        let of = |key: &str| FIRST_KEYS.iter().find(|(lists, _)| lists.contains(&key));
        of(list).or_else(|| of(top)).map(|(_, first)| *first)
    }

    /// A line where the entries of a list begin, without the dash of one.
    fn without_dash(&self, line: &Line<'text>) -> Option<(Position, Fault)> {
        let is_before = |above: &&Line<'text>| above.number < line.number && !above.in_block;
        let before = self.lines.iter().rev().filter(is_before);
        let level = before.into_iter().find(|above| above.indent <= line.indent)?;
        let is_entry = |line: &Line<'text>| line.content > line.indent;
        // Below the key of a list, its first entry.
        let is_first = level.indent < line.indent && level.value().is_empty() && level.is_list();
        let is_beside = level.indent == line.indent && is_entry(level);
        let is_at_entries = (is_first || is_beside) && !is_entry(line);
        let length = line.text.trim().chars().count();
        (is_at_entries && line.indent > 0)
            .then(|| (line.place(line.indent, length), Fault::EntryWithoutDash))
    }

    fn misplaced(&self, line: &Line<'text>) -> (Position, Fault) {
        if let Some(fault) = self.without_dash(line) {
            return fault;
        }
        if let Some(odd) = self.odd_above(line) {
            // What stands after a dash lines up with the lines below it.
            let is_entry = line.content > line.indent || odd.content == odd.indent;
            let column = if is_entry { odd.indent } else { odd.content };
            let expected = if column.abs_diff(line.indent) == 1 {
                vec![odd.indent + line.indent - column]
            } else {
                vec![odd.indent - 1, odd.indent + 1]
            };
            let length = odd.text.chars().count() - odd.indent;
            let fault = Fault::Indentation { found: odd.indent, expected };
            return (odd.place(odd.indent, length), fault);
        }
        let above = self.until().take_while(|above| above.number < line.number);
        let expected = open_levels(above, line);
        let expected = expected.into_iter().filter(|level| *level != line.indent).collect();
        let length = line.text.chars().count() - line.indent;
        let fault = Fault::Indentation { found: line.indent, expected };
        (line.place(line.indent, length), fault)
    }
}

/// A column at which lines above begin: keys, entries of a list, or both.
struct Level {
    column: usize,
    has_keys: bool,
    has_entries: bool,
}

/// The columns at which a line below others may begin, the nearest first: a key where keys
/// stand, an entry where entries do; all of them if that leaves none.
pub(super) fn open_levels<'line, 'text: 'line>(
    above: impl Iterator<Item = &'line Line<'text>>,
    line: &Line<'_>,
) -> Vec<usize> {
    let mut levels: Vec<Level> = Vec::new();
    for one in above {
        let is_entry = one.content > one.indent;
        levels.retain(|level| {
            // The list of a key may begin where the key does.
            level.column < one.indent || level.column == one.indent && level.has_keys && is_entry
        });
        let has_keys = one.colon.is_some();
        match levels.last_mut().filter(|level| level.column == one.indent) {
            Some(level) => level.has_entries = true,
            None => levels.push(Level {
                column: one.indent,
                has_keys: has_keys && !is_entry,
                has_entries: is_entry,
            }),
        }
        if is_entry {
            levels.push(Level { column: one.content, has_keys, has_entries: false });
        }
    }
    levels.reverse();
    let is_entry = line.content > line.indent;
    let fits = |level: &&Level| if is_entry { level.has_entries } else { level.has_keys };
    let fitting: Vec<usize> = levels.iter().filter(fits).map(|level| level.column).collect();
    let is_any = fitting.iter().all(|column| *column == line.indent);
    if is_any { levels.iter().map(|level| level.column).collect() } else { fitting }
}

/// What is wrong with a line that should be a key with its value.
fn no_key(line: &Line<'_>) -> (Position, Fault) {
    let text: String = line.text.chars().skip(line.content).collect();
    let key = text.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').count();
    let sign = text.chars().nth(key);
    if text.starts_with('-') {
        (line.place(line.content, 1), Fault::NoSpaceAfterDash)
    } else if key > 0 && sign == Some(':') {
        (line.place(line.content + key, 1), Fault::NoSpaceAfterColon)
    } else {
        (line.place(line.content, text.trim_end().chars().count()), Fault::NoColon)
    }
}

/// Returns whether a text that begins with a quote has its other one on the line.
fn is_closed(value: &str) -> bool {
    let Some(quote) = value.chars().next() else { return false };
    let mut escaped = false;
    let mut rest = value.chars().skip(1).peekable();
    while let Some(character) = rest.next() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            '\'' if quote == '\'' && rest.peek() == Some(&'\'') => drop(rest.next()),
            _ if character == quote => return true,
            _ => {}
        }
    }
    false
}

/// Finds the first bracket of a value that the line does not close.
fn unclosed_bracket(line: &Line<'_>) -> Option<usize> {
    if !line.value().starts_with(['[', '{']) {
        return None;
    }
    let start = line.value_column();
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    for (column, character) in line.text.chars().enumerate().skip(start) {
        match (quote, character) {
            (Some(opened), _) if character == opened => quote = None,
            // Within a text, a quote is an inch or an apostrophe.
            (None, '"' | '\'') if matches!(before, ' ' | ',' | '[' | '{') => {
                quote = Some(character);
            }
            (None, '[' | '{') => open.push(column),
            (None, ']' | '}') => drop(open.pop()),
            _ => {}
        }
        before = character;
    }
    open.first().copied()
}
