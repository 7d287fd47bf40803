//! The spool: mails that wait for a mail server, and are gone when it has taken them.
//!
//! What is in it was written and synced, so a request may be called received. One process
//! delivers at a time ([`Courier`]), others only add to the folder. A mail is a file: its
//! envelope in some lines of ours, then the message as it goes out. What a mail server
//! refuses for good moves to `refused/`, where a person must look at it.
//!
//! Exactly once cannot be had: a server may take a mail and the answer be lost, or the
//! machine may stop before the file is removed. The mail is sent again then, under the same
//! Message-ID.

mod courier;
mod ledger;
mod numbers;
mod pauses;
mod stored;
mod transport;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

pub use self::courier::Courier;
pub(crate) use self::numbers::Number;
pub use self::transport::SpoolTransport;
use crate::email::Email;
use crate::mailer::file::OutboxError;
use crate::mailer::file::outbox::{Outbox, on_disk, sync};
use crate::standing::Standing;

/// Where what was refused for good waits for a person.
const REFUSED: &str = "refused";
/// A file that tells whoever delivers to try everything at once.
const SEND_NOW: &str = ".send-now";

/// A folder of mails that wait.
#[derive(Debug)]
pub struct Spool {
    outbox: Outbox,
    refused: PathBuf,
    /// Wakes the courier of this process.
    arrived: Notify,
}

/// A mail in the spool.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The name of its file.
    pub name: String,
    /// When it was accepted.
    pub since: Timestamp,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Spool {
    /// Opens a folder, making it if it is missing.
    ///
    /// # Errors
    /// If the folder cannot be made, read or written; that it is full is no error.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, OutboxError> {
        let outbox = Outbox::open(&folder.into())?;
        let refused = outbox.folder().join(REFUSED);
        // In a full folder it may be missing until something is refused.
        let _ = fs::create_dir(&refused);
        Ok(Self { outbox, refused, arrived: Notify::new() })
    }

    /// Returns the folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.outbox.folder()
    }

    /// Returns the mails that wait, the oldest first.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn waiting(&self) -> io::Result<Vec<Waiting>> {
        mails_in(self.folder())
    }

    /// Returns the mails that were refused for good, the oldest first.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn refused(&self) -> io::Result<Vec<Waiting>> {
        mails_in(&self.refused)
    }

    /// Returns how much waits, and for how long.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn standing(&self, now: Timestamp) -> io::Result<Standing> {
        let waiting = self.waiting()?;
        Ok(Standing {
            waiting: waiting.len(),
            oldest_seconds: waiting.first().map(|mail| age(mail.since, now)),
            refused: self.refused()?.len(),
        })
    }

    /// Finds out whether mails can be written, and how much waits; `Err` has the code of the
    /// reason.
    pub(crate) async fn look(spool: &Arc<Self>, now: Timestamp) -> Result<Standing, String> {
        let spool = Arc::clone(spool);
        let looked = on_disk(move || spool.outbox.try_out().and_then(|()| spool.standing(now)));
        looked.await.map_err(|error| error.code().to_owned())
    }

    /// Tells whoever delivers to try everything at once.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn send_now(&self) -> io::Result<()> {
        fs::File::create(self.folder().join(SEND_NOW)).map(drop)
    }

    /// Returns whether somebody wants everything to be tried at once.
    #[must_use]
    pub fn is_to_send_now(&self) -> bool {
        self.folder().join(SEND_NOW).exists()
    }

    fn has_sent_now(&self) -> io::Result<()> {
        remove_if_there(&self.folder().join(SEND_NOW))
    }

    /// Takes a mail for good.
    pub(crate) fn store(&self, email: &Email) -> io::Result<()> {
        self.store_as(&email.file_name(), email)
    }

    fn store_as(&self, name: &str, email: &Email) -> io::Result<()> {
        let envelope = stored::envelope(email);
        self.outbox.store(name, &[envelope.as_bytes(), email.message()])?;
        self.arrived.notify_one();
        Ok(())
    }

    /// Reads a mail; `None` if the file is none of ours.
    fn read(&self, name: &str) -> io::Result<Option<Email>> {
        let content = fs::read(self.folder().join(name))?;
        Ok(stored::read(name, &Bytes::from(content)))
    }

    /// Forgets a mail that a mail server has taken.
    fn remove(&self, name: &str) -> io::Result<()> {
        remove_if_there(&self.folder().join(name))?;
        sync(self.folder())
    }

    /// Puts a mail aside for a person.
    fn put_aside(&self, name: &str) -> io::Result<()> {
        fs::create_dir_all(&self.refused)?;
        fs::rename(self.folder().join(name), self.refused.join(name))?;
        sync(&self.refused)?;
        sync(self.folder())
    }

    /// Makes a mail to several recipients one to each, since one of them is refused.
    fn split(&self, name: &str, email: &Email) -> io::Result<()> {
        for (index, single) in email.to_each().iter().enumerate() {
            self.store_as(&single.numbered_file_name(index + 1), single)?;
        }
        self.remove(name)
    }
}

/// For how many seconds something has waited.
fn age(since: Timestamp, now: Timestamp) -> i64 {
    SignedDuration::as_secs(&now.duration_since(since)).max(0)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Returns the mails in a folder, the oldest first; of one request, the agency's first.
fn mails_in(folder: &Path) -> io::Result<Vec<Waiting>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut mails = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_none_or(|ending| ending != "eml") {
            continue;
        }
        // What another process has just delivered does not wait.
        let Ok(facts) = entry.metadata() else { continue };
        let since = Timestamp::try_from(facts.modified()?).unwrap_or(Timestamp::UNIX_EPOCH);
        mails.push(Waiting { name, since, bytes: facts.len() });
    }
    mails.sort_by(|one, other| (one.since, &one.name).cmp(&(other.since, &other.name)));
    Ok(mails)
}
