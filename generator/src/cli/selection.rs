//! The files that a run is asked about: a service, an agency, a file.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::command_language::CommandLanguage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::likely;

/// What is asked about, by names below the folder of content; everything, if nothing is.
pub(super) struct Selection<'run> {
    content: &'run Path,
    names: Vec<String>,
}

/// A name that no file of the content has.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.words())]
pub(super) struct UnknownNameError {
    language: CommandLanguage,
    name: String,
    meant: Option<String>,
}

impl UnknownNameError {
    fn words(&self) -> String {
        let Self { name, .. } = self;
        let (said, asked) = match self.language {
            CommandLanguage::Indonesian => {
                ("tidak ada layanan, instansi, atau berkas", "maksud Anda")
            }
            CommandLanguage::English => ("there is no service, agency or file", "did you mean"),
        };
        let meant = self.meant.as_ref().map(|meant| format!(": {asked} `{meant}`?"));
        format!("{said} `{name}`{}", meant.unwrap_or_default())
    }
}

impl<'run> Selection<'run> {
    /// Finds what is asked about: `kominfo/lock`, `kominfo`, `content/kominfo/lock.md`.
    pub(super) fn of(
        content: &'run Path,
        asked: &[PathBuf],
        language: CommandLanguage,
    ) -> Result<Self, UnknownNameError> {
        let mut files = None;
        let name = |path: &PathBuf| {
            let files = files.get_or_insert_with(|| file_names(content));
            let name = slashed(path.strip_prefix(content).unwrap_or(path));
            if files.iter().any(|file| is_of(file, &name)) {
                return Ok(name);
            }
            let meant = meant(&name, files).map(str::to_owned);
            Err(UnknownNameError { language, name, meant })
        };
        let names = asked.iter().map(name).collect::<Result<_, _>>()?;
        Ok(Self { content, names })
    }

    /// Returns whether everything is asked about.
    pub(super) const fn is_everything(&self) -> bool {
        self.names.is_empty()
    }

    /// Keeps the problems of what is asked about.
    pub(super) fn keep(&self, mut diagnostics: Diagnostics) -> Diagnostics {
        if !self.is_everything() {
            diagnostics.retain(|diagnostic| self.includes(diagnostic));
        }
        diagnostics
    }

    fn includes(&self, diagnostic: &Diagnostic) -> bool {
        let path = Path::new(&diagnostic.path);
        self.names(&slashed(path.strip_prefix(self.content).unwrap_or(path)))
    }

    /// Returns whether a file of the content is asked about, by its name there.
    pub(super) fn names(&self, file: &str) -> bool {
        self.is_everything() || self.names.iter().any(|name| is_of(file, name))
    }
}

/// Finds what a name was meant to be: it is spelt alike, or lacks the folder before it.
fn meant<'files>(name: &str, files: &'files [String]) -> Option<&'files str> {
    let known = || files.iter().map(|file| bare(file));
    let last = |path: &'files str| path.rsplit('/').next().unwrap_or(path);
    let alike = |name: &str, path: &'files str| likely(name, [last(path)]).is_some();
    let by_last_name = known().find(|path| last(path) == name);
    let by_last_name = by_last_name.or_else(|| known().find(|path| alike(name, path)));
    likely(name, known()).or(by_last_name)
}

/// Returns whether a file is the one of a name, in any language, or lies in its folder.
fn is_of(file: &str, name: &str) -> bool {
    let is_below = file.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
    file == name || is_below || bare(file) == name
}

/// Returns the path of a file without its endings: `kominfo/lock.en.md` is `kominfo/lock`.
fn bare(file: &str) -> &str {
    let name = file.rfind('/').map_or(0, |slash| slash + 1);
    let end = file.get(name..).and_then(|name| name.find('.'));
    end.and_then(|end| file.get(..name + end)).unwrap_or(file)
}

fn file_names(content: &Path) -> Vec<String> {
    let files = WalkDir::new(content).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files.filter_map(|entry| entry.path().strip_prefix(content).ok().map(slashed)).collect()
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").trim_matches('/').to_owned()
}
