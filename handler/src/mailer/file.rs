//! A back end that writes each mail as one `.eml` file.
//!
//! For `loket serve`, and for agencies whose own mail server picks files up from
//! a folder. A file appears whole or not at all, and once it is named it stays,
//! also when the power fails: temporary name, write, fsync, rename, fsync of the
//! folder.

mod lock;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_lc_rs::rand;
use loket_form::hex::hex;

use self::lock::Lock;
use super::{Checking, Location, Sending, Transport, TransportError};
use crate::email::Email;

/// The name of this back end in the log.
const NAME: &str = "file";
/// How the names of unfinished files begin; a leading dot hides them from mail readers.
const UNFINISHED: &str = ".loket-";

/// A back end that writes each mail as one `.eml` file into a folder.
///
/// Several processes may write into one folder: what one has unfinished is left alone
/// by the others, and whoever begins alone cleans up after those that have died.
#[derive(Debug, Clone)]
pub struct FileTransport {
    outbox: Arc<Outbox>,
}

#[derive(Debug)]
struct Outbox {
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

impl FileTransport {
    /// Opens a folder, making it if it is missing, and removes what a crash left unfinished.
    ///
    /// # Errors
    /// If the folder cannot be made, read or written.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, OutboxError> {
        let folder = folder.into();
        match Outbox::open(&folder) {
            Ok(outbox) => Ok(Self { outbox: Arc::new(outbox) }),
            Err(source) => Err(OutboxError { folder, source }),
        }
    }

    /// Returns the folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.outbox.folder
    }
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

impl Transport for FileTransport {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send(&self, email: Email, _within: Duration) -> Sending<'_> {
        let outbox = Arc::clone(&self.outbox);
        Box::pin(async move {
            let name = on_disk(move || outbox.store(&email)).await?;
            Ok(Location::new(NAME, name))
        })
    }

    fn check(&self, _within: Duration) -> Checking<'_> {
        let outbox = Arc::clone(&self.outbox);
        Box::pin(on_disk(move || outbox.try_out()))
    }

    fn reaches_people(&self) -> bool {
        false
    }
}

/// Does what waits for the disk where it holds nobody up.
async fn on_disk<T: Send + 'static>(
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

impl Outbox {
    fn open(folder: &Path) -> io::Result<Self> {
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
        outbox.try_out()?;
        Ok(outbox)
    }

    /// Returns a name that no other file has, for what is not finished.
    fn unfinished(&self) -> PathBuf {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        self.folder.join(format!("{UNFINISHED}{}-{number}", self.mark))
    }

    /// Writes a file and removes it, to see whether mails can be written.
    fn try_out(&self) -> io::Result<()> {
        let trial = self.unfinished();
        let written = create_new(&trial).and_then(|mut file| file.write_all(b"\r\n"));
        let removed = fs::remove_file(&trial);
        written.and(removed)
    }

    /// Stores a mail under the name of its reference.
    ///
    /// A mail that is there already is the same one, sent twice: it is kept as it is.
    fn store(&self, email: &Email) -> io::Result<String> {
        let name = format!("{}-{}.eml", email.reference(), email.addressee().word());
        let path = self.folder.join(&name);
        if !path.try_exists()? {
            let unfinished = self.unfinished();
            let written =
                write(&unfinished, email.message()).and_then(|()| fs::rename(&unfinished, &path));
            if let Err(error) = written {
                // It may not even exist; what matters is the first error.
                let _ = fs::remove_file(&unfinished);
                return Err(error);
            }
        }
        // Also for a file that was there: its name may not be on the disk yet.
        File::open(&self.folder)?.sync_all()?;
        Ok(name)
    }
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = create_new(path)?;
    file.write_all(content)?;
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
