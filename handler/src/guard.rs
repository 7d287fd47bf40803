//! What keeps one sender from taking the place of others; by default nothing does.
//!
//! Only the HTTP server has a memory that outlives a request. A function has as
//! many memories as copies of it: there, reserved concurrency and a rule of the
//! network in front bound what a sender can take.

mod client;
mod day_quota;
mod judges;
mod rate;

use http::request::Parts;
use jiff::civil::Date;
use loket_form::id::FormId;

use crate::proof::Difficulty;

pub use self::client::{Network, NetworkError, Peer, Proxies};
pub use self::day_quota::DayQuota;
pub use self::judges::Judges;
pub use self::rate::{Rate, RateError, RateLimit};

/// What is guarded against; by default nothing.
#[derive(Debug, Default)]
pub struct Guards {
    /// Whose word about the address of a client is taken.
    pub proxies: Proxies,
    /// How often one address may post.
    pub rate: Option<RateLimit>,
    /// How many requests a form takes a day.
    pub day: Option<DayQuota>,
    /// How hard the proof of work is that forms may carry.
    pub proof: Option<Difficulty>,
    /// How many large submissions are judged at a time; each on the spot, if nothing is said.
    pub judges: Option<Judges>,
}

/// For how many a form without a proof of work counts, where proofs are asked for.
const UNPROVEN: u32 = 5;

impl Guards {
    /// Returns whether the sender of a request may post now, and counts it: for several
    /// if it has no proof of work where one is asked for.
    ///
    /// Whoever cannot be told apart from others is let in: a proxy on this machine
    /// that does not say for whom it asks would otherwise be all clients in one.
    pub(crate) fn admit(&self, parts: &Parts, has_proof: bool) -> bool {
        let weight = if self.proof.is_some() && !has_proof { UNPROVEN } else { 1 };
        let (Some(rate), Some(Peer(peer))) = (&self.rate, parts.extensions.get::<Peer>()) else {
            return true;
        };
        let client = self.proxies.client(*peer, &parts.headers);
        client.is_none_or(|client| rate.admit(client, weight))
    }

    /// Judges a submission of so many bytes, where it holds up nobody else.
    pub(crate) async fn judge<T>(&self, bytes: usize, judge: impl FnOnce() -> T) -> T {
        match &self.judges {
            Some(judges) => judges.judge(bytes, judge).await,
            None => judge(),
        }
    }

    /// Returns whether a form takes another request on a day.
    pub(crate) fn has_room(&self, form: &FormId, day: Date) -> bool {
        self.day.as_ref().is_none_or(|quota| quota.has_room(form, day))
    }

    /// Counts a request that was received.
    pub(crate) fn count(&self, form: &FormId, day: Date) {
        if let Some(quota) = &self.day {
            quota.count(form, day);
        }
    }
}
