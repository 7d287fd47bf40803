//! What lies in the folder of the file back end.

use std::path::{Path, PathBuf};

/// The file that processes lock to tell each other that they live.
const LOCK: &str = ".loket-lock";

/// Returns every file of an outbox but its lock, also hidden and unfinished ones, by name.
pub(crate) fn files(outbox: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(outbox).expect("the outbox");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.file_name().is_some_and(|name| name != LOCK))
        .collect();
    files.sort();
    files
}
