//! Who may clean up an outbox: a process that is alone in it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// The name of the file that is locked; it is empty, no mail, and stays.
pub(super) const NAME: &str = ".loket-lock";

/// A share in an outbox; the system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes a share in an outbox, and cleans it up first if nobody else has one.
    ///
    /// Some file systems know no locks. Nobody is told to be alone there, so nobody
    /// cleans: leftovers are a nuisance, a handler that does not start takes no requests.
    ///
    /// # Errors
    /// If the file cannot be made or opened, or cleaning up fails.
    pub(super) fn hold(folder: &Path, clean: impl FnOnce() -> io::Result<()>) -> io::Result<Self> {
        let file = open(&folder.join(NAME))?;
        let alone = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(_)) => return Ok(Self { _file: file }),
        };
        if alone {
            clean()?;
            // Whoever comes in between cleans a folder that has nothing of ours yet.
            file.unlock()?;
        }
        // Waits for one that cleans, which does not take long.
        file.lock_shared()?;
        Ok(Self { _file: file })
    }
}

/// Opens the file for writing as well: over NFS, nothing else can be locked alone.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
