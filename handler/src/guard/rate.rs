//! How often one address may post: `20/5m`, in a memory that does not grow.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::client::household;

/// The number of places for addresses, which makes 512 KiB.
const PLACES: usize = 65_536;
/// The longest time that a rate is measured in.
const LONGEST: Duration = Duration::from_hours(24);

/// So many requests in such a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    requests: u32,
    time: Duration,
}

/// The text is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rate is written like 20/5m: requests, then seconds (s), minutes (m) or hours (h)")]
pub struct RateError;

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (requests, time) = text.split_once('/').ok_or(RateError)?;
        let requests: u32 = requests.parse().map_err(|_| RateError)?;
        let unit = time.chars().next_back().ok_or(RateError)?;
        let number = time.strip_suffix(unit).ok_or(RateError)?;
        let number: u32 =
            if number.is_empty() { Ok(1) } else { number.parse() }.map_err(|_| RateError)?;
        let unit = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            _ => return Err(RateError),
        };
        let time = Duration::from_secs(u64::from(number) * unit);
        if requests == 0 || time.is_zero() || time > LONGEST {
            return Err(RateError);
        }
        Ok(Self { requests, time })
    }
}

/// Lets each address post at a rate, as a leaky bucket.
///
/// An address has one of a fixed number of places, by a keyed hash that nobody
/// outside can aim at. Two addresses in one place share a rate; with some
/// thousands at once that is rare, and the memory is the same under any attack.
#[derive(Debug)]
pub struct RateLimit {
    rate: Rate,
    start: Instant,
    hasher: RandomState,
    /// When the bucket of each place will be empty, in milliseconds after `start`.
    empty_at: Mutex<Vec<u64>>,
}

impl RateLimit {
    /// Begins to watch; every address has its whole rate.
    #[must_use]
    pub fn new(rate: Rate) -> Self {
        let empty_at = Mutex::new(vec![0; PLACES]);
        Self { rate, start: Instant::now(), hasher: RandomState::new(), empty_at }
    }

    /// Returns whether an address may post now, and counts it for `weight` if so.
    pub(crate) fn admit(&self, address: IpAddr, weight: u32) -> bool {
        self.admit_at(address, weight, milliseconds(self.start.elapsed()))
    }

    fn admit_at(&self, address: IpAddr, weight: u32, now: u64) -> bool {
        let hash = self.hasher.hash_one(household(address));
        let place = usize::try_from(hash).unwrap_or_default() % PLACES;
        let whole = milliseconds(self.rate.time);
        // Never more than the whole rate: that would shut an address out for good.
        let weight = weight.min(self.rate.requests);
        let drop = (whole / u64::from(self.rate.requests)).max(1) * u64::from(weight);
        let mut empty_at = self.empty_at.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(bucket) = empty_at.get_mut(place) else {
            return true;
        };
        let filled = (*bucket).max(now).saturating_add(drop);
        let fits = filled <= now.saturating_add(whole);
        if fits {
            *bucket = filled;
        }
        fits
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(rate: &str) -> RateLimit {
        RateLimit::new(rate.parse().expect("a rate"))
    }

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn an_address_has_its_requests_at_once_and_then_one_by_one() {
        let (limit, sari) = (limit("3/3m"), address("192.0.2.7"));
        let admitted = (0..5).filter(|_| limit.admit_at(sari, 1, 0)).count();
        assert_eq!(admitted, 3);
        assert!(!limit.admit_at(sari, 1, 59_999));
        assert!(limit.admit_at(sari, 1, 60_000), "a third of the time brings one back");
        assert!(!limit.admit_at(sari, 1, 60_001));
        let rested = (0..5).filter(|_| limit.admit_at(sari, 1, 1_000_000)).count();
        assert_eq!(rested, 3, "more than the rate is never saved up");
    }

    #[test]
    fn one_can_count_for_several_but_never_for_more_than_the_rate() {
        let (many, sari) = (limit("20/20m"), address("192.0.2.7"));
        assert_eq!((0..9).filter(|_| many.admit_at(sari, 5, 0)).count(), 4);
        assert!(!many.admit_at(sari, 5, 299_999));
        assert!(many.admit_at(sari, 5, 300_000));
        let few = limit("2/h");
        assert_eq!((0..9).filter(|_| few.admit_at(sari, 5, 0)).count(), 1);
    }

    #[test]
    fn others_are_not_held_up() {
        let limit = limit("1/h");
        assert!(limit.admit_at(address("192.0.2.7"), 1, 0));
        assert!(!limit.admit_at(address("192.0.2.7"), 1, 0));
        let others =
            (0..=255).filter(|last| limit.admit_at(IpAddr::from([192, 0, 3, *last]), 1, 0));
        assert!(others.count() > 250, "places are shared rarely");
    }

    #[test]
    fn a_household_of_ipv6_is_one_sender() {
        let limit = limit("1/h");
        assert!(limit.admit_at(address("2001:db8:1:2::1"), 1, 0));
        assert!(!limit.admit_at(address("2001:db8:1:2:ffff::2"), 1, 0));
        assert!(!limit.admit_at(address("2001:db8:1:2::1"), 1, 0));
        assert!(limit.admit_at(address("::ffff:192.0.2.8"), 1, 0));
        assert!(!limit.admit_at(address("192.0.2.8"), 1, 0), "one address in two spellings");
    }

    #[test]
    fn a_rate_is_spelt_in_one_way() {
        let rate = |text: &str| text.parse::<Rate>();
        let minutes = Duration::from_mins;
        assert_eq!(rate("20/5m"), Ok(Rate { requests: 20, time: minutes(5) }));
        assert_eq!(rate("1/s"), Ok(Rate { requests: 1, time: Duration::from_secs(1) }));
        for text in ["", "20", "0/5m", "20/0m", "20/5", "20/5d", "-1/m", "20/25h", "a/m", "1/1m1"] {
            assert_eq!(rate(text), Err(RateError), "{text:?}");
        }
    }
}
