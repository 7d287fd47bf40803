//! Who may clean up an outbox: a process that is alone in it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// A share in an outbox; the system takes it back when the process ends, however it ends.
///
/// The folder itself is locked, so that nothing but mails lies in it.
#[derive(Debug)]
pub(super) struct Lock {
    _folder: File,
}

impl Lock {
    /// Takes a share in an outbox, and cleans it up first if nobody else has one.
    ///
    /// Some file systems know no locks. Nobody is told to be alone there, so nobody
    /// cleans: leftovers are a nuisance, a handler that does not start takes no requests.
    ///
    /// # Errors
    /// If the folder cannot be opened, or cleaning up fails.
    pub(super) fn hold(path: &Path, clean: impl FnOnce() -> io::Result<()>) -> io::Result<Self> {
        let folder = File::open(path)?;
        let alone = match folder.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(_)) => return Ok(Self { _folder: folder }),
        };
        if alone {
            clean()?;
            // Whoever comes in between cleans a folder that has nothing of ours yet.
            folder.unlock()?;
        }
        // Waits for one that cleans, which does not take long.
        folder.lock_shared()?;
        Ok(Self { _folder: folder })
    }
}
