//! A back end that keeps mails in memory, for tests.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Checking, Location, Patience, Sending, Transport, TransportError};
use crate::addressee::Addressee;
use crate::email::Email;

/// A mail that was sent.
#[derive(Clone)]
pub struct Sent {
    /// Which mail it was.
    pub addressee: Addressee,
    /// The addresses of the envelope.
    pub recipients: Vec<String>,
    /// The message with its headers.
    pub message: Vec<u8>,
}

/// What the back end does with a mail instead of keeping it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It refuses the mail.
    Refuse,
    /// It never answers.
    Hang,
}

/// A back end that keeps mails in memory.
#[derive(Default)]
pub struct MemoryTransport {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    sent: Vec<Sent>,
    faults: VecDeque<Option<Fault>>,
}

impl MemoryTransport {
    /// Plans what happens to the next mails, one entry each; `None` keeps the mail.
    pub fn plan(&self, faults: impl IntoIterator<Item = Option<Fault>>) {
        self.state().faults = faults.into_iter().collect();
    }

    /// Returns the mails that were kept, in order.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A list of mails is whole whatever happened to whoever held it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, email: Email) -> Location {
        let mut state = self.state();
        let place = format!("memory-{}", state.sent.len());
        state.sent.push(Sent {
            addressee: email.addressee(),
            recipients: email.recipients().iter().map(|to| to.as_str().to_owned()).collect(),
            message: email.into_message().into(),
        });
        Location::new("memory", place)
    }
}

impl Transport for MemoryTransport {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn check(&self, _within: Duration) -> Checking<'_> {
        // What is planned for the next mail stays planned for it.
        let fault = self.state().faults.front().copied().flatten();
        Box::pin(async move {
            match fault {
                None => Ok(()),
                Some(Fault::Refuse) => Err(TransportError::new("refused", None)),
                Some(Fault::Hang) => std::future::pending().await,
            }
        })
    }

    fn send(&self, email: Email, _patience: Patience) -> Sending<'_> {
        let fault = self.state().faults.pop_front().flatten();
        Box::pin(async move {
            match fault {
                None => Ok(self.keep(email)),
                Some(Fault::Refuse) => Err(TransportError::new("refused", None)),
                Some(Fault::Hang) => std::future::pending().await,
            }
        })
    }
}
