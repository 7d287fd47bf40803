//! What keeps one sender from taking the place of others; by default nothing does.
//!
//! Only the HTTP server has a memory that outlives a request. A function has as
//! many memories as copies of it: there, reserved concurrency and a rule of the
//! network in front bound what a sender can take.

mod client;
mod day_quota;
mod judges;
mod rate;
mod shares;

use std::net::IpAddr;
use std::num::NonZeroU32;

use http::request::Parts;
use jiff::civil::Date;
use loket_form::id::FormId;
use loket_form::reference::Reference;

use crate::proof::Difficulty;

pub use self::client::{Network, NetworkError, Peer, Proxies};
pub use self::day_quota::DayQuota;
pub(crate) use self::day_quota::{Full, Seat};
pub use self::judges::Judges;
pub use self::rate::{Rate, RateError, RateLimit};
pub(crate) use self::shares::{Places, Shares};

/// What is guarded against; by default nothing.
#[derive(Debug, Default)]
pub struct Guards {
    /// Whose word about the address of a client is taken.
    pub proxies: Proxies,
    /// How often one address may post.
    pub rate: Option<RateLimit>,
    /// What counts how many requests a form takes a day; nothing does in a function.
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
        let (Some(rate), Some(client)) = (&self.rate, self.client(parts)) else {
            return true;
        };
        rate.admit(client, weight)
    }

    /// Returns whose request it is; `None` where only a proxy is known.
    pub(crate) fn client(&self, parts: &Parts) -> Option<IpAddr> {
        let Peer(peer) = parts.extensions.get::<Peer>()?;
        self.proxies.client(*peer, &parts.headers)
    }

    /// Judges a submission of so many bytes, where it holds up nobody else.
    pub(crate) async fn judge<T>(&self, bytes: usize, judge: impl FnOnce() -> T) -> T {
        match &self.judges {
            Some(judges) => judges.judge(bytes, judge).await,
            None => judge(),
        }
    }

    /// Takes a place among those that a form has on a day, if they are counted.
    pub(crate) fn seat(
        &self,
        form: (&FormId, Option<NonZeroU32>),
        day: Date,
        reference: &Reference,
    ) -> Result<Option<Seat<'_>>, Full> {
        self.day.as_ref().map(|quota| quota.take(form, day, reference)).transpose()
    }
}
