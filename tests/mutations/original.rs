//! A valid site of the fixtures, and what is found when some of its files are changed.

use std::collections::BTreeMap;

use loket::diagnostic::Diagnostic;
use loket::finding::{Finding, Severity};

use crate::site::{Site, content_of, files};

/// A valid site: its files of text by their paths.
pub(crate) struct Original {
    pub(crate) name: &'static str,
    pub(crate) files: BTreeMap<String, String>,
}

/// What is found: the file, the line (0 if it is about the file as a whole) and what it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) severity: Severity,
    pub(crate) finding: Finding,
}

impl Original {
    pub(crate) fn read(name: &'static str) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let files = files(&content_of(name)).into_iter();
        let files = files.map(|(path, bytes)| (path, text(bytes))).collect();
        Self { name, files }
    }

    pub(crate) fn text(&self, file: &str) -> &str {
        &self.files[file]
    }

    /// The files that a change of one of them can matter to: those of its agency, and the
    /// ones of the whole site.
    fn around<'site>(
        &'site self,
        file: &'site str,
    ) -> impl Iterator<Item = (&'site str, &'site str)> {
        let folder = file.split_once('/').map(|(folder, _)| folder);
        let matters = move |path: &str| match (folder, path.split_once('/')) {
            (Some(folder), Some((other, _))) => folder == other || other == "forms",
            _ => true,
        };
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        files.filter(move |(path, _)| matters(path))
    }

    /// Checks the site with one file in the place of its own, or added to it.
    pub(crate) fn check(&self, file: &str, text: &str) -> Vec<Found> {
        let found = |(file, one): (String, Diagnostic)| Found {
            file,
            line: one.position.map_or(0, |position| position.line),
            severity: one.severity,
            finding: one.finding,
        };
        self.diagnostics(file, text).into_iter().map(found).collect()
    }

    /// Returns all that is said of the site with one file in the place of its own.
    pub(crate) fn diagnostics(&self, file: &str, text: &str) -> Vec<(String, Diagnostic)> {
        let others = self.around(file).filter(|(path, _)| *path != file);
        Site::of(others.chain([(file, text)])).diagnostics()
    }
}
