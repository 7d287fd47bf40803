//! A folder into which files are written whole and for good, by several processes at once.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::rand;
use loket_form::hex::hex;

use super::lock::Lock;
use crate::mailer::TransportError;

/// How the names of unfinished files begin; a leading dot hides them from mail readers.
const UNFINISHED: &str = ".loket-";

#[derive(Debug)]
pub(crate) struct Outbox {
    folder: PathBuf,
    /// What tells its unfinished files from those of all others: two containers can have
    /// the same process id.
    mark: String,
    counter: AtomicU64,
    /// Held as long as something of ours may be unfinished.
    _lock: Lock,
}

/// The outbox cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot use the outbox `{}`", folder.display())]
pub struct OutboxError {
    folder: PathBuf,
    source: io::Error,
}

/// Removes what processes left unfinished that are no more.
fn clean(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl Outbox {
    /// Opens a folder, making it if it is missing, and removes what a crash left unfinished.
    ///
    /// That it is full is no reason not to open it: it may have room again by itself, and a
    /// handler that does not start takes no requests at all.
    pub(crate) fn open(folder: &Path) -> Result<Self, OutboxError> {
        Self::try_open(folder).map_err(|source| OutboxError { folder: folder.to_owned(), source })
    }

    fn try_open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut mark = [0; 8];
        rand::fill(&mut mark)
            .map_err(|_| io::Error::other("the machine gives no random numbers"))?;
        let outbox = Self {
            folder: folder.to_owned(),
            mark: hex(&mark),
            counter: AtomicU64::new(0),
            _lock: Lock::hold(folder, || clean(folder))?,
        };
        // Better to learn it now than from the first applicant.
        match outbox.try_out() {
            Err(error) if !is_full(&error) => Err(error),
            _ => Ok(outbox),
        }
    }

    /// Returns the folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns a name that no other file has, for what is not finished.
    fn unfinished(&self) -> PathBuf {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        self.folder.join(format!("{UNFINISHED}{}-{number}", self.mark))
    }

    /// Writes a file and removes it, to see whether mails can be written.
    pub(crate) fn try_out(&self) -> io::Result<()> {
        let trial = self.unfinished();
        let written = create_new(&trial).and_then(|mut file| file.write_all(b"\r\n"));
        let removed = fs::remove_file(&trial);
        written.and(removed)
    }

    /// Stores a file that is made of pieces.
    ///
    /// One that is there already is the same one, stored twice: it is kept as it is.
    pub(crate) fn store(&self, name: &str, pieces: &[&[u8]]) -> io::Result<()> {
        let path = self.folder.join(name);
        if !path.try_exists()? {
            let unfinished = self.unfinished();
            let written = write(&unfinished, pieces).and_then(|()| fs::rename(&unfinished, &path));
            if let Err(error) = written {
                // It may not even exist; what matters is the first error.
                let _ = fs::remove_file(&unfinished);
                return Err(error);
            }
        }
        // Also for a file that was there: its name may not be on the disk yet.
        sync(&self.folder)
    }
}

/// Writes what happened to the names in a folder to the disk.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Returns whether there was no room, which there may be again.
fn is_full(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

fn write(path: &Path, pieces: &[&[u8]]) -> io::Result<()> {
    let mut file = create_new(path)?;
    for piece in pieces {
        file.write_all(piece)?;
    }
    file.sync_all()
}

/// Makes a file that only its owner can read: it holds documents of people.
fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Does what waits for the disk where it holds nobody up.
pub(crate) async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, TransportError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => {
            let code = error.kind().to_string().replace(' ', "_");
            Err(TransportError::new(&code, Some(error.into())))
        }
        Err(error) => Err(TransportError::new("interrupted", Some(error.into()))),
    }
}
