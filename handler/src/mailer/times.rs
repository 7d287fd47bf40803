//! How long mails may take: whoever waits for a back end takes the time from here.

use std::str::FromStr;
use std::time::Duration;

use super::patience::Phases;

/// How long mails may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailTimes {
    /// The mail to the agency: one attempt that hangs, and one that succeeds after it.
    pub agency: Duration,
    /// The acknowledgement, on which nothing depends.
    pub acknowledgement: Duration,
    /// To find out whether the back end is there.
    pub check: Duration,
    /// To connect to SES: within a region it takes milliseconds.
    pub connection: Duration,
    /// One attempt at SES, which answers within some 100 ms: after 2 s it is better to try
    /// again than to wait on.
    pub attempt: Duration,
    /// The phases of talking to a mail server.
    pub phases: Phases,
}

/// The text does not say how long mails may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "is a number from 1 to {}: how many times as long as usual a mail may take",
    MailTimes::MOST
)]
pub struct MailTimesError;

impl MailTimes {
    const USUAL: Self = Self {
        agency: Duration::from_millis(3500),
        acknowledgement: Duration::from_millis(1200),
        check: Duration::from_millis(2500),
        connection: Duration::from_secs(1),
        attempt: Duration::from_secs(2),
        phases: Phases::WITHIN_THE_WHOLE,
    };
    /// With more patience nobody would be there any more to hear the answer.
    const MOST: u32 = 100;
    const LONGEST_CHECK: Duration = Duration::from_secs(25);

    /// Returns so many times the usual times.
    #[must_use]
    pub fn of_patience(times: u32) -> Self {
        let Self { agency, acknowledgement, check, connection, attempt, phases } = Self::USUAL;
        Self {
            agency: agency * times,
            acknowledgement: acknowledgement * times,
            // A monitor asks again soon.
            check: (check * times).min(Self::LONGEST_CHECK),
            connection: connection * times,
            attempt: attempt * times,
            phases,
        }
    }
}

/// An answer is promised within 5 s; what the mails leave of them is for our own work.
const _: () = assert!(
    MailTimes::USUAL.agency.as_millis() + MailTimes::USUAL.acknowledgement.as_millis() < 5000
);

impl Default for MailTimes {
    fn default() -> Self {
        Self::USUAL
    }
}

/// Reads how many times the usual times are meant.
impl FromStr for MailTimes {
    type Err = MailTimesError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let times = text.parse().ok().filter(|times| (1..=Self::MOST).contains(times));
        times.map(Self::of_patience).ok_or(MailTimesError)
    }
}
