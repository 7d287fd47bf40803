//! A finding at its place, as people and programs read it.

mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod sarif;

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::{Finding, Severity};
use crate::place::Position;

pub use format::{Findings, Format};
pub use human::Colour;

/// One problem of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as the user would name it.
    pub path: String,
    /// Where in the file; absent if it is about the file as a whole.
    pub position: Option<Position>,
    /// The line that it stands on.
    pub excerpt: Option<String>,
    /// The line as it should be, where that is known; two lines where one is not enough.
    pub corrected: Option<String>,
    /// How much it matters in this run.
    pub severity: Severity,
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

    /// Adds the problems of another part that are not there yet.
    pub fn append_new(&mut self, other: &Self) {
        for diagnostic in &other.0 {
            if !self.0.contains(diagnostic) {
                self.0.push(diagnostic.clone());
            }
        }
    }

    /// Returns the problems that are not among others.
    #[must_use]
    pub fn beyond(&self, others: &Self) -> Self {
        let place = |one: &Diagnostic| (one.path.clone(), one.excerpt.clone());
        let mut known: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
        for other in &others.0 {
            known.entry(place(other)).or_default().push(other);
        }
        // A line that moved says what it said before.
        let is_new = |one: &&Diagnostic| {
            let same = known.get(&place(one)).into_iter().flatten();
            !same.into_iter().any(|other| other.finding == one.finding)
        };
        Self(self.0.iter().filter(is_new).cloned().collect())
    }

    /// Keeps the problems of a kind.
    pub fn retain(&mut self, is_wanted: impl Fn(&Diagnostic) -> bool) {
        self.0.retain(is_wanted);
    }

    /// Takes out the links that only the rendered pages settle.
    #[must_use]
    pub fn take_unsettled(&mut self) -> Self {
        let is_unsettled = |one: &mut Diagnostic| one.finding.unsettled_page().is_some();
        Self(self.0.extract_if(.., is_unsettled).collect())
    }

    /// Puts the problems into the order of files, lines and columns.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0
            .sort_by(|left, right| (&left.path, left.position).cmp(&(&right.path, right.position)));
        self
    }

    /// Leaves out everything but errors.
    #[must_use]
    pub fn errors(mut self) -> Self {
        self.0.retain(|diagnostic| diagnostic.severity == Severity::Error);
        self
    }

    /// Returns whether the site cannot be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Counts the problems that matter so much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Returns the problems in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Makes an error of every component of delivery that a standard leaves out, and of
    /// what `loket new` wrote and nobody has filled in.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for diagnostic in &mut self.0 {
            if diagnostic.finding.facts().is_error_if_strict {
                diagnostic.severity = Severity::Error;
            }
        }
        self
    }
}

impl Diagnostic {
    /// Makes a problem of a file as a whole.
    #[must_use]
    pub fn of_file(path: String, finding: impl Into<Finding>) -> Self {
        Self::new(path, None, None, finding.into())
    }

    /// Makes a problem at a place of a file, with the line that it stands on.
    #[must_use]
    pub fn new(
        path: String,
        position: Option<Position>,
        excerpt: Option<String>,
        finding: Finding,
    ) -> Self {
        let severity = finding.facts().severity;
        Self { path, position, excerpt, corrected: None, severity, finding }
    }

    /// Returns the place as editors and terminals link it: `file:line:column`.
    #[must_use]
    pub fn location(&self) -> String {
        match self.position {
            Some(Position { line, column, .. }) => format!("{}:{line}:{column}", self.path),
            None => self.path.clone(),
        }
    }

    /// Returns its path from the root of the repository, with `/` between its parts.
    fn path_from(&self, root: &Path) -> String {
        let path = Path::new(&self.path);
        let relative = path.strip_prefix(root).unwrap_or(path);
        let relative = relative.strip_prefix(".").unwrap_or(relative);
        relative.to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::ValueFinding;
    use crate::syntax::ToDo;

    #[test]
    fn paths_are_written_from_the_root_of_the_repository() {
        let root = Path::new("/home/orang/situs");
        for (path, written) in [
            ("content/kominfo/lock.md", "content/kominfo/lock.md"),
            ("./content/site.yaml", "content/site.yaml"),
            ("/home/orang/situs/content/site.yaml", "content/site.yaml"),
            ("/srv/lain/site.yaml", "/srv/lain/site.yaml"),
        ] {
            let diagnostic =
                Diagnostic::of_file(path.to_owned(), ValueFinding::Unfilled(ToDo::FillIn));
            assert_eq!(diagnostic.path_from(root), written);
        }
    }
}
