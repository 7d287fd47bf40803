//! A back end for when another one fails.
//!
//! The first one is asked first, always. Only when it has refused a mail, or has
//! not answered in its share of the time, the second one gets the same mail. A
//! mail whose fate at the first is not known may so be in both; it has the same
//! reference, Message-ID and file names there.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Checking, Fate, Location, Patience, Reach, SPARE, Sending, Transport, TransportError};
use crate::addressee::Addressee;
use crate::email::Email;

/// The share of the time that the first back end may use, in percent.
const FIRST_SHARE: u32 = 65;

/// Two back ends, the second for when the first fails.
pub struct FallbackTransport {
    first: Arc<dyn Transport>,
    second: Arc<dyn Transport>,
}

impl FallbackTransport {
    /// Puts a back end behind another one.
    #[must_use]
    pub fn new(first: Arc<dyn Transport>, second: Arc<dyn Transport>) -> Self {
        Self { first, second }
    }

    async fn send_either(
        &self,
        email: Email,
        patience: Patience,
    ) -> Result<Location, TransportError> {
        let end = Instant::now() + patience.whole;
        let share = patience.whole * FIRST_SHARE / 100;
        let addressee = email.addressee();
        let sending = self.first.send(email.clone(), Patience { whole: share, ..patience });
        let refused = match tokio::time::timeout(share + SPARE, sending).await {
            Ok(Ok(location)) => return Ok(location),
            Ok(Err(error)) => error,
            Err(_) => TransportError::new("timed_out", None).with_fate(Fate::Unknown),
        };
        // In a folder an acknowledgement waits for somebody to send it on: that is
        // worth it for a request, while an applicant must not be told to look for mail.
        if addressee == Addressee::Applicant && self.second.reach() == Reach::Kept {
            return Err(refused);
        }
        let left = end.saturating_duration_since(Instant::now());
        match self.second.send(email, Patience { whole: left, ..patience }).await {
            Ok(location) => Ok(location.after(&refused)),
            Err(error) => Err(error.after(&refused)),
        }
    }

    /// Finds out whether one of them that sends would take a mail: what keeps mails brings none
    /// to a person by itself.
    async fn check_both(&self, within: Duration) -> Result<(), TransportError> {
        let sends = |way: &Arc<dyn Transport>| way.reach() == Reach::Sent;
        match (sends(&self.first), sends(&self.second)) {
            (true, true) => {
                let Err(refused) = self.first.check(within / 2).await else { return Ok(()) };
                let second = self.second.check(within / 2).await;
                second.map_err(|error| error.after(&refused))
            }
            (false, true) => self.second.check(within).await,
            _ => self.first.check(within).await,
        }
    }
}

impl Transport for FallbackTransport {
    fn name(&self) -> &'static str {
        self.first.name()
    }

    fn send(&self, email: Email, patience: Patience) -> Sending<'_> {
        Box::pin(self.send_either(email, patience))
    }

    fn check(&self, within: Duration) -> Checking<'_> {
        Box::pin(self.check_both(within))
    }

    fn reach(&self) -> Reach {
        self.first.reach()
    }

    fn prepare(&self) {
        self.first.prepare();
        self.second.prepare();
    }
}
