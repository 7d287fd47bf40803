//! Files that commands write for people to go on with.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A file was not written.
#[derive(Debug, thiserror::Error)]
#[error("`{}` could not be written", path.display())]
pub(super) struct UnwrittenError {
    path: PathBuf,
    source: io::Error,
}

/// Makes a file where there is none, and returns whether there was none.
pub(super) fn create(path: &Path, text: &str) -> Result<bool, UnwrittenError> {
    match write(path, text, File::create_new) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        written => changed(path, written),
    }
}

/// Writes a file unless it says the same already, and returns whether it did not.
pub(super) fn update(path: &Path, text: &str) -> Result<bool, UnwrittenError> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    changed(path, write(path, text, File::create))
}

fn write(path: &Path, text: &str, open: fn(PathBuf) -> io::Result<File>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    open(path.to_owned())?.write_all(text.as_bytes())
}

fn changed(path: &Path, written: io::Result<()>) -> Result<bool, UnwrittenError> {
    written.map(|()| true).map_err(|source| UnwrittenError { path: path.to_owned(), source })
}
