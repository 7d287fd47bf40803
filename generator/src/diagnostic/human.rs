//! Problems for people: readable without colour, and easier to scan with it.

use std::fmt::{self, Write as _};

use anstyle::{AnsiColor, Style};

use super::{Diagnostic, Diagnostics};
use crate::command_language::CommandLanguage;
use crate::finding::Severity;
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
        write(self, language, Colour::Without)
    }
}

/// Writes all problems and their count.
pub(super) fn write(
    diagnostics: &Diagnostics,
    language: CommandLanguage,
    colour: Colour,
) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        // Writing to a string cannot fail.
        let _ = write_one(&mut text, diagnostic, language, colour);
        text.push('\n');
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

/// Cuts a long line around the place and makes white space one column wide.
fn shown(line: &str, position: Position) -> (String, usize, usize) {
    const WIDTH: usize = 100;
    const BEFORE: usize = 40;
    let column = position.column - 1;
    let start = if line.chars().count() <= WIDTH { 0 } else { column.saturating_sub(BEFORE) };
    let plain = |character: char| {
        if is_control(character) || character.is_control() { ' ' } else { character }
    };
    let cut: String = line.chars().skip(start).take(WIDTH).map(plain).collect();
    let before = column - start;
    let room = cut.chars().count().saturating_sub(before).max(1);
    (cut, before, position.length.min(room))
}
