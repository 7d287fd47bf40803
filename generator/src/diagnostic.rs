//! A finding at its place, as people and programs read it.

use std::fmt::Write as _;

use loket_form::language::Language;

use crate::finding::{Finding, Severity};
use crate::place::Position;

/// One problem of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as the user would name it.
    pub path: String,
    /// Where in the file; absent if it is about the file as a whole.
    pub position: Option<Position>,
    /// The line that it stands on.
    pub excerpt: Option<String>,
    /// What is wrong.
    pub finding: Finding,
}

/// All problems of a run, in the order of files and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds the problems of another part.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Puts the problems into the order of files, lines and columns.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0
            .sort_by(|left, right| (&left.path, left.position).cmp(&(&right.path, right.position)));
        self
    }

    /// Tells whether the site cannot be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Counts the problems that matter so much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.finding.severity() == severity).count()
    }

    /// Returns the problems in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Writes all problems and their count for people.
    #[must_use]
    pub fn to_text(&self, language: Language) -> String {
        let mut text = String::new();
        for diagnostic in &self.0 {
            let _ = writeln!(text, "{}", diagnostic.to_text(language));
        }
        let _ = writeln!(text, "{}", self.summary(language));
        text
    }

    fn summary(&self, language: Language) -> String {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        match language {
            Language::Id => format!("{errors} kesalahan, {warnings} peringatan"),
            Language::En => format!("{errors} errors, {warnings} warnings"),
        }
    }
}

impl Diagnostic {
    /// Makes a problem of a file as a whole.
    #[must_use]
    pub const fn of_file(path: String, finding: Finding) -> Self {
        Self { path, position: None, excerpt: None, finding }
    }

    /// Writes the problem for people, without colour, readable as it is.
    #[must_use]
    pub fn to_text(&self, language: Language) -> String {
        // `error`, `warning` and `help` are the same in every language: programs look for them.
        let mut text = format!("{}: {}\n", self.heading(), self.finding.message(language));
        let margin = self.position.map_or(1, |position| position.line.to_string().len());
        let _ = writeln!(text, "{:margin$}--> {}", "", self.location());
        if let (Some(position), Some(line)) = (self.position, &self.excerpt) {
            let (line, before, length) = shown(line, position);
            let _ = writeln!(text, "{:margin$} |", "");
            let _ = writeln!(text, "{} | {line}", position.line);
            let _ = writeln!(text, "{:margin$} | {:before$}{}", "", "", "^".repeat(length));
        }
        if let Some(help) = self.finding.help(language) {
            let _ = writeln!(text, "{:margin$} = help: {help}", "");
        }
        text
    }

    /// Returns the place as editors and terminals link it: `file:line:column`.
    #[must_use]
    pub fn location(&self) -> String {
        match self.position {
            Some(Position { line, column, .. }) => format!("{}:{line}:{column}", self.path),
            None => self.path.clone(),
        }
    }

    fn heading(&self) -> String {
        let word = match self.finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("{word}[{}]", self.finding.code())
    }
}

/// Cuts a long line around the place and makes white space one column wide.
fn shown(line: &str, position: Position) -> (String, usize, usize) {
    const WIDTH: usize = 100;
    const BEFORE: usize = 40;
    let column = position.column - 1;
    let start = if line.chars().count() <= WIDTH { 0 } else { column.saturating_sub(BEFORE) };
    let plain = |character: char| {
        if character.is_control() { ' ' } else { character }
    };
    let cut: String = line.chars().skip(start).take(WIDTH).map(plain).collect();
    let before = column - start;
    let room = cut.chars().count().saturating_sub(before).max(1);
    (cut, before, position.length.min(room))
}
