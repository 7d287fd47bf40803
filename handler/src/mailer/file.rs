//! A back end that writes each mail as one `.eml` file.
//!
//! For `loket serve`, and for agencies whose own mail server picks files up from
//! a folder. A file appears whole or not at all, and once it is named it stays,
//! also when the power fails: temporary name, write, fsync, rename, fsync of the
//! folder.

mod lock;
pub(crate) mod outbox;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use self::outbox::OutboxError;
use self::outbox::{Outbox, on_disk};
use super::{Checking, Location, Patience, Reach, Sending, Transport};
use crate::email::Email;

/// The name of this back end in the log.
const NAME: &str = "file";

/// A back end that writes each mail as one `.eml` file into a folder.
///
/// Several processes may write into one folder: what one has unfinished is left alone
/// by the others, and whoever begins alone cleans up after those that have died.
#[derive(Debug, Clone)]
pub struct FileTransport {
    outbox: Arc<Outbox>,
}

impl FileTransport {
    /// Opens a folder, making it if it is missing, and removes what a crash left unfinished.
    ///
    /// # Errors
    /// If the folder cannot be made, read or written.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, OutboxError> {
        Ok(Self { outbox: Arc::new(Outbox::open(&folder.into())?) })
    }

    /// Returns the folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.outbox.folder()
    }
}

impl Transport for FileTransport {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send(&self, email: Email, _patience: Patience) -> Sending<'_> {
        let outbox = Arc::clone(&self.outbox);
        Box::pin(async move {
            let name = email.file_name();
            let location = Location::new(NAME, name.clone());
            on_disk(move || outbox.store(&name, &[email.message()])).await?;
            Ok(location)
        })
    }

    fn check(&self, _within: Duration) -> Checking<'_> {
        let outbox = Arc::clone(&self.outbox);
        Box::pin(on_disk(move || outbox.try_out()))
    }

    fn reach(&self) -> Reach {
        Reach::Kept
    }
}
