//! Mending a mistake in memory, so that reading can go on to the next one.

use super::Fault;
use crate::place::Position;

/// Returns the text with a mistake mended, line for line, if there is only one likely way.
///
/// What is made of it is never published: it only lets one run find what else is wrong.
#[must_use]
pub fn mend(text: &str, position: Position, fault: &Fault) -> Option<String> {
    let column = position.column - 1;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = lines.get_mut(position.line - 1)?;
    let characters: Vec<char> = line.chars().collect();
    let head: String = characters.iter().take(column).collect();
    let tail: String = characters.iter().skip(column).collect();
    let mended = match fault {
        Fault::OpenQuote(_)
        | Fault::TextAfterQuote(_)
        | Fault::Escape
        | Fault::Sign(_)
        | Fault::TextAfterBracket
        | Fault::Colon => quoted_value(line)?,
        Fault::OpenBracket(bracket) => {
            let close = if *bracket == '[' { ']' } else { '}' };
            format!("{}{close}", line.trim_end())
        }
        Fault::StrayBracket(_) => {
            format!("{head}{}", tail.chars().skip(1).collect::<String>())
        }
        Fault::NoComma => format!("{}, {tail}", head.trim_end()),
        Fault::NoSpaceAfterColon | Fault::NoSpaceAfterDash => {
            let sign: String = tail.chars().take(1).collect();
            format!("{head}{sign} {}", tail.chars().skip(1).collect::<String>())
        }
        Fault::NoColon => format!("{head}#{tail}"),
        Fault::Indentation { expected, .. } => {
            format!("{}{}", " ".repeat(*expected.first()?), line.trim_start())
        }
        Fault::Control(_) => format!("{head} {}", tail.chars().skip(1).collect::<String>()),
        _ => return None,
    };
    *line = mended;
    Some(lines.join("\n") + "\n")
}

/// Puts the value of a line in quotes of its own.
fn quoted_value(line: &str) -> Option<String> {
    let at = line.find(": ").map(|colon| colon + 2).or_else(|| Some(line.find("- ")? + 2))?;
    let (head, value) = line.split_at_checked(at)?;
    Some(format!("{head}'{}'", value.trim().replace('\'', "''")))
}
