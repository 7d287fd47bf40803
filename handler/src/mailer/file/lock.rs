//! Who may clean up an outbox: a process that is alone in it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often a share is asked for while somebody has the folder alone.
const ATTEMPTS: u32 = 20;
/// How long to wait in between: cleaning up takes less.
const PAUSE: Duration = Duration::from_millis(25);

/// A share in an outbox; the system takes it back when the process ends, however it ends.
///
/// The folder itself is locked, so that nothing but mails lies in it.
#[derive(Debug)]
pub(super) struct Lock {
    _folder: Option<File>,
}

impl Lock {
    /// Takes a share in an outbox, and cleans it up first if nobody else has one.
    ///
    /// Some file systems know no locks, and somebody else may have locked the folder for
    /// long. Nobody is told to be alone then, so nobody cleans, and a process without a
    /// share goes on: leftovers are a nuisance, a handler that does not start takes no
    /// requests.
    ///
    /// # Errors
    /// If cleaning up fails.
    pub(super) fn hold(path: &Path, clean: impl FnOnce() -> io::Result<()>) -> io::Result<Self> {
        let Ok(folder) = File::open(path) else {
            return Ok(Self { _folder: None });
        };
        if folder.try_lock().is_ok() {
            clean()?;
            // Whoever comes in between cleans a folder that has nothing of ours yet.
            let _ = folder.unlock();
        }
        for _ in 0..ATTEMPTS {
            match folder.try_lock_shared() {
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Ok(()) | Err(TryLockError::Error(_)) => break,
            }
        }
        Ok(Self { _folder: Some(folder) })
    }
}
