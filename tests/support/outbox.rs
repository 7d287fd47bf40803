//! What lies in the folder of the file back end.

use std::path::{Path, PathBuf};

/// Returns every file of an outbox, also hidden and unfinished ones, by name.
pub(crate) fn files(outbox: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(outbox).expect("the outbox");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}
