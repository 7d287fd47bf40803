//! A valid site of the fixtures, and what is found when some of its files are changed.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use loket::diagnostic::{Diagnostic, Diagnostics};
use loket::finding::{Finding, Severity};
use loket::pipeline::{self, Inputs};
use loket::resolve::Drafts;

/// A valid site: its files of text by their paths.
pub(crate) struct Site {
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

impl Site {
    pub(crate) fn read(name: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/sites").join(name);
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("readable"))
        {
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&root).expect("below").display().to_string();
                let text = String::from_utf8(std::fs::read(entry.path()).expect("readable"));
                files.insert(path, text.expect("text"));
            }
        }
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
        let folder = tempfile::tempdir().expect("a folder");
        let others = self.around(file).filter(|(path, _)| *path != file);
        for (path, text) in others.chain([(file, text)]) {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
            std::fs::write(path, text).expect("written");
        }
        let inputs = Inputs {
            content: folder.path().to_owned(),
            templates: None,
            base_url: None,
            today: date(2026, 11, 24),
            drafts: Drafts::Checked,
        };
        let diagnostics: Diagnostics = match pipeline::load(&inputs) {
            Ok(loaded) => loaded.diagnostics,
            Err(broken) => broken.diagnostics,
        };
        let found = |one: &Diagnostic| {
            let path = Path::new(&one.path);
            Found {
                file: path.strip_prefix(folder.path()).unwrap_or(path).display().to_string(),
                line: one.position.map_or(0, |position| position.line),
                severity: one.severity,
                finding: one.finding.clone(),
            }
        };
        diagnostics.iter().map(found).collect()
    }
}
