//! The spool as a back end: it takes a mail at once, and somebody delivers it later.

use std::sync::Arc;
use std::time::Duration;

use super::Spool;
use crate::email::Email;
use crate::mailer::file::outbox::on_disk;
use crate::mailer::{Checking, Location, Patience, Reach, Sending, Transport};

/// The name of this back end in the log.
const NAME: &str = "spool";

/// A back end that keeps mails until they are delivered.
#[derive(Debug, Clone)]
pub struct SpoolTransport(Arc<Spool>);

impl SpoolTransport {
    /// Makes a back end of a spool, whose mails a [`Courier`](super::Courier) must deliver.
    #[must_use]
    pub const fn new(spool: Arc<Spool>) -> Self {
        Self(spool)
    }
}

impl Transport for SpoolTransport {
    fn name(&self) -> &'static str {
        NAME
    }

    fn send(&self, email: Email, _patience: Patience) -> Sending<'_> {
        let spool = Arc::clone(&self.0);
        Box::pin(async move {
            let location = Location::new(NAME, email.file_name());
            on_disk(move || spool.store(&email)).await?;
            Ok(location)
        })
    }

    fn check(&self, _within: Duration) -> Checking<'_> {
        let spool = Arc::clone(&self.0);
        Box::pin(on_disk(move || spool.outbox.try_out()))
    }

    fn reach(&self) -> Reach {
        Reach::Spooled
    }
}
