//! Mending a mistake in memory, so that reading can go on to the next one.

use super::Fault;
use super::explain::open_levels;
use super::flow;
use super::keys::is_key;
use super::lines::{Line, lines};
use super::suspicion::{CURLY, without_odd_spaces};
use crate::place::Position;

/// Returns the text with a mistake mended, line for line, if there is only one likely way.
///
/// What is made of it is never published: it only lets one run find what else is wrong.
#[must_use]
pub fn mend(text: &str, position: Position, fault: &Fault) -> Option<String> {
    let column = position.column - 1;
    let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = all.get_mut(position.line - 1)?;
    let characters: Vec<char> = line.chars().collect();
    let head: String = characters.iter().take(column).collect();
    let tail: String = characters.iter().skip(column).collect();
    let rest = || tail.chars().skip(1).collect::<String>();
    let mended = match fault {
        Fault::Colon | Fault::SignInBrackets(_) if in_brackets(line) => {
            flow::quoted(&line_of(position.line, line), column)?
        }
        Fault::OpenQuote(quote) if in_brackets(line) => closed_quote(&head, &tail, *quote),
        Fault::OpenQuote(_)
        | Fault::TextAfterQuote(_)
        | Fault::Escape
        | Fault::Sign(_)
        | Fault::Alias
        | Fault::TextAfterBracket
        | Fault::Colon => quoted_value(position.line, line)?,
        Fault::OpenBracket(bracket) => {
            let close = if *bracket == '[' { ']' } else { '}' };
            format!("{}{close}", line.trim_end())
        }
        Fault::StrayBracket(_) => format!("{head}{}", rest()),
        Fault::NoComma => format!("{}, {tail}", head.trim_end()),
        Fault::NoSpaceAfterColon | Fault::NoSpaceAfterDash => {
            let sign: String = tail.chars().take(1).collect();
            format!("{head}{sign} {}", rest())
        }
        Fault::OddColon => format!("{head}: {}", rest().trim_start()),
        Fault::NoColon => with_colon(&tail)
            .map_or_else(|| format!("{head}#{tail}"), |tail| format!("{head}{tail}")),
        Fault::Tab => snapped(text, position.line)?,
        Fault::Indentation { found, expected } => {
            let nearest = expected.iter().min_by_key(|level| level.abs_diff(*found))?;
            format!("{}{}", " ".repeat(*nearest), line.trim_start())
        }
        Fault::EntryWithoutDash => format!("{head}- {tail}"),
        Fault::CurlyQuotes => straight_quotes(line)?,
        Fault::SecondDocument => "#".to_owned(),
        Fault::OddSpace => without_odd_spaces(line),
        Fault::EntryWithoutKey(key) => format!("{head}{key}: {tail}"),
        Fault::OtherMark(mark) => {
            let text = tail.strip_prefix(mark.as_str())?.trim_start();
            // "1. 1. KTP": a table that has the number in a column of its own as well.
            let again = text.strip_prefix(mark.as_str()).filter(|text| text.starts_with(' '));
            format!("{head}- {}", again.unwrap_or(text).trim_start())
        }
        Fault::SecondMark(mark) => {
            format!("{head}{}", tail.strip_prefix(mark.as_str())?.trim_start())
        }
        Fault::Control(sign) if !sign.is_control() => format!("{head}{}", rest()),
        Fault::Control(_) => format!("{head} {}", rest()).trim_end().to_owned(),
        _ => return None,
    };
    *line = mended;
    Some(all.join("\n") + "\n")
}

fn in_brackets(line: &str) -> bool {
    line_of(1, line).value().starts_with(['[', '{'])
}

fn line_of(number: usize, text: &str) -> Line<'_> {
    let indent = text.chars().take_while(|sign| sign.is_whitespace()).count();
    Line::new(number, text, indent, false)
}

/// Closes a quote at the end of the line, and after it the brackets that are open before it.
fn closed_quote(head: &str, tail: &str, quote: char) -> String {
    let mut open = Vec::new();
    let mut inside: Option<char> = None;
    for sign in head.chars() {
        match (inside, sign) {
            (Some(opened), _) => inside = inside.filter(|_| sign != opened),
            (None, '"') => inside = Some(sign),
            (None, '[') => open.push(']'),
            (None, '{') => open.push('}'),
            (None, ']' | '}') => drop(open.pop()),
            _ => {}
        }
    }
    let inner = tail.trim_end().trim_end_matches([']', '}', ' ']);
    let brackets: String = open.into_iter().rev().collect();
    format!("{head}{inner}{quote}{brackets}")
}

/// Puts the value of a line in quotes of its own.
fn quoted_value(number: usize, text: &str) -> Option<String> {
    let line = line_of(number, text);
    let value = line.value();
    let head = text.trim_end().strip_suffix(value)?;
    Some(format!("{head}'{}'", value.trim().replace('\'', "''")))
}

/// Writes straight quotes around a value in the place of curly ones.
fn straight_quotes(text: &str) -> Option<String> {
    let line = line_of(1, text);
    let value = line.value();
    let inside = value.strip_prefix(CURLY)?.strip_suffix(CURLY)?;
    let head = text.trim_end().strip_suffix(value)?;
    let quote = if inside.contains('"') { '\'' } else { '"' };
    let inside = if quote == '\'' { inside.replace('\'', "''") } else { inside.to_owned() };
    Some(format!("{head}{quote}{inside}{quote}"))
}

/// Writes the colon that is missing after a key.
fn with_colon(text: &str) -> Option<String> {
    let (key, rest) = text.split_once(' ').unwrap_or((text, ""));
    let known = is_key(key.trim());
    known.then(|| format!("{key}: {}", rest.trim_start()).trim_end().to_owned())
}

/// Writes spaces in the place of tabs: as many as the nearest level above has.
fn snapped(text: &str, number: usize) -> Option<String> {
    let all = lines(text);
    let line = all.iter().find(|line| line.number == number)?;
    let above = all.iter().filter(|line| !line.in_block).take_while(|above| above.number < number);
    let last = above.clone().last();
    let mut levels = open_levels(above, line);
    if let Some(last) = last.filter(|last| last.value().is_empty()) {
        levels.insert(0, last.content + 2);
    }
    let white = line.text.chars().take(line.indent);
    let wide: usize = white.map(|sign| if sign == '\t' { 2 } else { 1 }).sum();
    let level = levels.iter().min_by_key(|level| level.abs_diff(wide)).copied().unwrap_or(0);
    Some(format!("{}{}", " ".repeat(level), line.text.trim_start().replace('\t', " ")))
}
