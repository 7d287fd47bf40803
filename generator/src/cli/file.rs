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
    match write(path, text.as_bytes(), File::create_new) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        written => changed(path, written),
    }
}

/// Writes a file unless it says the same already, and returns whether it did not.
pub(super) fn update(path: &Path, content: impl AsRef<[u8]>) -> Result<bool, UnwrittenError> {
    let content = content.as_ref();
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(false);
    }
    changed(path, write(path, content, File::create))
}

fn write(path: &Path, content: &[u8], open: fn(PathBuf) -> io::Result<File>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    open(path.to_owned())?.write_all(content)
}

fn changed(path: &Path, written: io::Result<()>) -> Result<bool, UnwrittenError> {
    written.map(|()| true).map_err(|source| UnwrittenError { path: path.to_owned(), source })
}
