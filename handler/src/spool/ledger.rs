//! A file of lines that several processes add to, each line once.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

/// How long such files are kept after their last line: nobody looks for a gap of last month.
const KEPT: Duration = Duration::from_hours(31 * 24);

/// An open file of lines; whoever wants it next waits until this one is dropped.
#[derive(Debug)]
pub(super) struct Ledger {
    file: File,
    lines: String,
}

impl Ledger {
    /// Opens a file, making it and its folder if they are missing.
    pub(super) fn open(folder: &Path, name: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(folder.join(name))?;
        file.lock()?;
        let mut lines = String::new();
        file.read_to_string(&mut lines)?;
        if lines.is_empty() {
            forget_old(folder, &file)?;
        }
        Ok(Self { file, lines })
    }

    /// Returns which line a text is, from 0.
    pub(super) fn place(&self, text: &str) -> Option<usize> {
        self.lines.lines().position(|line| line == text)
    }

    /// Returns how many lines there are.
    pub(super) fn count(&self) -> usize {
        self.lines.lines().count()
    }

    /// Adds a line for good.
    pub(super) fn add(&mut self, line: &str) -> io::Result<()> {
        self.file.write_all(format!("{line}\n").as_bytes())?;
        self.file.sync_data()
    }
}

/// Reads the lines of a file; none, if it is missing.
pub(super) fn read(path: &Path) -> io::Result<Vec<String>> {
    match fs::read(path) {
        Ok(text) => Ok(String::from_utf8_lossy(&text).lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Removes the files that were written long before one that is new.
fn forget_old(folder: &Path, new: &File) -> io::Result<()> {
    let now = new.metadata()?.modified()?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let age = now.duration_since(entry.metadata()?.modified()?).unwrap_or_default();
        if age > KEPT {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
