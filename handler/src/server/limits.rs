//! How much a client may take of the server.

use std::time::Duration;

use super::pace::Pace;

/// The number of files that are kept free of connections.
const FILES_OF_OURS: u64 = 128;
/// The slowest line that is waited for: 32 kbit a second, with pauses as a phone has them that
/// looks for another cell. The largest form takes 17 minutes on it.
const SLOWEST: Pace = Pace { pause: Duration::from_secs(30), bytes_per_second: 4096 };

/// How much a client may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The time for a request head, and between two requests.
    pub head: Duration,
    /// How fast a body must come.
    pub body: Pace,
    /// How fast an answer must be taken.
    pub answer: Pace,
    /// The time after which a connection gets no further request.
    pub connection: Duration,
    /// How much is read and dropped of a body that is too large or has no room, in bytes.
    ///
    /// A browser shows the answer only after it could send everything.
    pub drain: u64,
    /// The number of connections; others wait to be accepted. One address has a quarter.
    pub connections: u32,
    /// The memory for the bodies of all requests together, in bytes. One address has a quarter.
    pub room: u32,
    /// The time to finish accepted requests when the server stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: SLOWEST,
            answer: SLOWEST,
            connection: Duration::from_mins(10),
            drain: 64 * 1024 * 1024,
            connections: 4000,
            room: 64 * 1024 * 1024,
            // What a mail server may take for the mail of an accepted form, and more.
            grace: Duration::from_mins(2),
        }
    }
}

impl Limits {
    /// Returns the limits for a process that may open so many files.
    ///
    /// Each connection is one, and mails are written to files, too.
    #[must_use]
    pub fn within_files(self, files: u64) -> Self {
        let most = files.saturating_sub(FILES_OF_OURS).max(1);
        let connections = u64::from(self.connections).min(most);
        Self { connections: u32::try_from(connections).unwrap_or(self.connections), ..self }
    }
}
