//! Problems for people: readable without colour, and easier to scan with it.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::{Diagnostic, Diagnostics};
use crate::command_language::CommandLanguage;
use crate::finding::{Finding, Severity, ValueFinding};
use crate::place::Position;
use crate::syntax::is_control;

/// Whether a text may have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// ANSI colours, for a terminal.
    With,
    /// Plain text.
    Without,
}

impl Diagnostics {
    /// Writes all problems and their count for people, without colour.
    #[must_use]
    pub fn to_text(&self, language: CommandLanguage) -> String {
        write(self, language, Colour::Without, true)
    }
}

/// Writes all problems and their count: errors first, and suggestions last.
pub(super) fn write(
    diagnostics: &Diagnostics,
    language: CommandLanguage,
    colour: Colour,
    advice: bool,
) -> String {
    let mut text = String::new();
    let suggested = advice.then_some(Severity::Note);
    for severity in [Severity::Error, Severity::Warning].into_iter().chain(suggested) {
        let told: Vec<&Diagnostic> =
            diagnostics.iter().filter(|one| one.severity == severity).collect();
        for together in together(told) {
            // Writing to a string cannot fail.
            let _ = match together.as_slice() {
                [one] => write_one(&mut text, one, language, colour),
                several => write_together(&mut text, several, language, colour),
            };
            text.push('\n');
        }
    }
    if !advice {
        text.push_str(&suggestions(diagnostics, language));
    }
    text.push_str(&summary(diagnostics, language));
    text.push('\n');
    text
}

/// Counts the problems in words.
fn summary(diagnostics: &Diagnostics, language: CommandLanguage) -> String {
    let counts = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (severity, diagnostics.count(severity)));
    let shown =
        counts.into_iter().filter(|(severity, count)| *severity != Severity::Note || *count > 0);
    shown.map(|(severity, count)| counted(severity, count, language)).collect::<Vec<_>>().join(", ")
}

/// Says of each file how many suggestions there are for it.
fn suggestions(diagnostics: &Diagnostics, language: CommandLanguage) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for note in diagnostics.iter().filter(|one| one.severity == Severity::Note) {
        *counts.entry(&note.path).or_default() += 1;
    }
    if counts.is_empty() {
        return String::new();
    }
    let hint = language.pick("semuanya ditampilkan dengan --advice", "--advice shows all of them");
    let line = |(path, count): (&str, usize)| {
        format!("{path}: {}\n", counted(Severity::Note, count, language))
    };
    let lines: String = counts.into_iter().map(line).collect();
    format!("{lines}({hint})\n\n")
}

fn counted(severity: Severity, count: usize, language: CommandLanguage) -> String {
    let noun = match (severity, language) {
        (Severity::Error, CommandLanguage::Indonesian) => "kesalahan",
        (Severity::Warning, CommandLanguage::Indonesian) => "peringatan",
        (Severity::Note, CommandLanguage::Indonesian) => "saran",
        (Severity::Error, CommandLanguage::English) => "error",
        (Severity::Warning, CommandLanguage::English) => "warning",
        (Severity::Note, CommandLanguage::English) => "suggestion",
    };
    let plural = if language == CommandLanguage::English && count != 1 { "s" } else { "" };
    format!("{count} {noun}{plural}")
}

fn write_one(
    text: &mut String,
    diagnostic: &Diagnostic,
    language: CommandLanguage,
    colour: Colour,
) -> fmt::Result {
    let paint = Paint::of(diagnostic.severity, colour);
    let Paint { word, strong, frame } = paint;
    let (severity, finding) = (diagnostic.severity.word(), &diagnostic.finding);
    let (code, words) = (finding.facts().code, finding.words(language));
    let message = words.message;
    writeln!(text, "{word}{severity}[{code}]{word:#}{strong}: {message}{strong:#}")?;
    let margin = diagnostic.position.map_or(1, |position| position.line.to_string().len());
    writeln!(text, "{:margin$}{frame}-->{frame:#} {}", "", diagnostic.location())?;
    if let (Some(position), Some(line)) = (diagnostic.position, &diagnostic.excerpt) {
        let (line, before, length) = shown(line, position);
        let carets = "^".repeat(length);
        writeln!(text, "{:margin$} {frame}|{frame:#}", "")?;
        writeln!(text, "{frame}{} |{frame:#} {line}", position.line)?;
        writeln!(text, "{:margin$} {frame}|{frame:#} {:before$}{word}{carets}{word:#}", "", "")?;
    }
    if let Some(help) = words.help {
        // `error`, `warning` and `help` are the same in every language: programs look for them.
        writeln!(text, "{:margin$} {frame}={frame:#} {strong}help{strong:#}: {help}", "")?;
    }
    if let (Some(position), Some(lines)) = (diagnostic.position, &diagnostic.corrected) {
        for (number, line) in (position.line..).zip(lines.lines()) {
            writeln!(text, "{frame}{number} +{frame:#} {line}")?;
        }
    }
    Ok(())
}

/// Gathers the problems that are told at once: a new site has many lines to fill in, each of
/// which says what to write, and a pasted list has a sign at the end of each entry.
fn together(told: Vec<&Diagnostic>) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for one in told {
        let is_of_many = matches!(
            one.finding,
            Finding::Value(ValueFinding::Unfilled(_) | ValueFinding::ListMark(_))
        );
        let is_same =
            |other: &&Diagnostic| (&one.finding, &one.path) == (&other.finding, &other.path);
        let mut told = groups.iter_mut();
        let first = is_of_many.then(|| told.find(|group| group.first().is_some_and(is_same)));
        match first.flatten() {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// Writes the lines of one file of which the same is said.
fn write_together(
    text: &mut String,
    together: &[&Diagnostic],
    language: CommandLanguage,
    colour: Colour,
) -> fmt::Result {
    let [first, ..] = together else { return Ok(()) };
    let Paint { word, strong, frame } = Paint::of(first.severity, colour);
    let (severity, code) = (first.severity.word(), first.finding.facts().code);
    let (words, count) = (first.finding.words(language), together.len());
    let times = language.pick("kali", "times");
    let message = words.message;
    writeln!(
        text,
        "{word}{severity}[{code}]{word:#}{strong}: {message} ({count} {times}){strong:#}"
    )?;
    let line = |one: &&Diagnostic| one.position.map_or(1, |position| position.line);
    let margin = together.iter().map(line).max().unwrap_or_default().to_string().len();
    writeln!(text, "{:margin$}{frame}-->{frame:#} {}", "", first.location())?;
    for one in together {
        if let (Some(position), Some(excerpt)) = (one.position, &one.excerpt) {
            let (excerpt, ..) = shown(excerpt, position);
            writeln!(text, "{frame}{:>margin$} |{frame:#} {excerpt}", position.line)?;
        }
    }
    if let Some(help) = words.help {
        writeln!(text, "{:margin$} {frame}={frame:#} {strong}help{strong:#}: {help}", "")?;
    }
    Ok(())
}

/// The styles of one problem; empty ones write nothing.
#[derive(Clone, Copy, Default)]
struct Paint {
    word: Style,
    strong: Style,
    frame: Style,
}

impl Paint {
    fn of(severity: Severity, colour: Colour) -> Self {
        if colour == Colour::Without {
            return Self::default();
        }
        let word = match severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Note => AnsiColor::Cyan,
        };
        Self {
            word: word.on_default().bold(),
            strong: Style::new().bold(),
            frame: AnsiColor::Blue.on_default(),
        }
    }
}

/// Cuts a long line around the place, makes white space one column wide, and counts the columns
/// before the place and of it: some letters take two, and accents of their own none.
fn shown(line: &str, position: Position) -> (String, usize, usize) {
    const WIDTH: usize = 100;
    const BEFORE: usize = 40;
    let column = position.column - 1;
    let start = if line.chars().count() <= WIDTH { 0 } else { column.saturating_sub(BEFORE) };
    let plain = |character: char| {
        if is_control(character) || character.is_control() { ' ' } else { character }
    };
    let cut: String = line.chars().skip(start).take(WIDTH).map(plain).collect();
    let end_of = |letters: usize| cut.char_indices().nth(letters).map_or(cut.len(), |(end, _)| end);
    let (before, rest) = cut.split_at(end_of(column - start));
    let (marked, _) = rest.split_at(end_of(column - start + position.length) - before.len());
    let (before, marked) = (before.width(), marked.width().max(1));
    (cut, before, marked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ToDo;

    #[test]
    fn carets_stand_below_what_is_marked_whatever_letters_stand_before_it() {
        for (line, column, length, before, carets) in [
            ("judul: salah", 8, 5, 7, 5),
            // Each of these two takes two columns.
            ("judul: 全角 x salah", 13, 5, 14, 5),
            ("biaya: 全角", 8, 2, 7, 4),
            // The accent is a letter of its own, above the one before it.
            ("nama: Ke\u{301}pala salah", 15, 5, 13, 5),
            ("\tnama:\tsalah", 8, 5, 7, 5),
            // A value that is missing at the end of its line.
            ("judul:", 7, 1, 6, 1),
        ] {
            let mut diagnostics = Diagnostics::default();
            let position = Some(Position { line: 3, column, length });
            let excerpt = Some(line.to_owned());
            let finding = ValueFinding::Unfilled(ToDo::FillIn).into();
            diagnostics.push(Diagnostic::new("a.md".to_owned(), position, excerpt, finding));
            let text = diagnostics.to_text(CommandLanguage::Indonesian);
            let marks = format!("\n  | {}{}\n", " ".repeat(before), "^".repeat(carets));
            assert!(text.contains(&marks), "{line}: {text}");
        }
    }
}
