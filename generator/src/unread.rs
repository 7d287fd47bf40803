//! What is not known of a site because its files have errors.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::finding::Severity;
use crate::holder::Held;
use crate::source::SourceFile;

/// Finds what the files with errors hold, which may change once they are mended.
pub(crate) fn unread(diagnostics: &Diagnostics, files: &[SourceFile]) -> Held {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let paths: BTreeSet<&str> = errors.map(|one| one.path.as_str()).collect();
    let broken = files.iter().filter(|file| paths.contains(file.shown_path.as_str()));
    let broken: Vec<&SourceFile> = broken.collect();
    // What is not a file of content may matter anywhere, as the folder itself does.
    if broken.len() < paths.len() {
        return Held::Any;
    }
    // A site with errors has no translation: nothing is made of one.
    let originals = broken.into_iter().filter(|file| file.language.is_none());
    Held::together(originals.map(|file| Held::by(&file.role)))
}
