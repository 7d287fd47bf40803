//! Places for everybody, of which no single sender can hold more than a share.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use super::client::household;

/// Which part of all places one sender may hold.
const SHARE: usize = 4;

/// So many places; whoever takes some gives them back when it is dropped.
#[derive(Debug)]
pub(crate) struct Shares {
    whole: usize,
    share: usize,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    all: usize,
    by_sender: BTreeMap<u128, usize>,
}

/// Some places, and whose they are.
#[derive(Debug)]
pub(crate) struct Places {
    shares: Arc<Shares>,
    sender: Option<u128>,
    count: usize,
}

impl Shares {
    pub(crate) fn new(whole: usize) -> Arc<Self> {
        let share = whole.div_ceil(SHARE);
        Arc::new(Self { whole, share, held: Mutex::default() })
    }

    /// Begins to hold places, none yet; whoever cannot be told apart from others has no share
    /// of its own, as a proxy that does not say for whom it asks.
    pub(crate) fn of(self: &Arc<Self>, sender: Option<IpAddr>) -> Places {
        Places { shares: Arc::clone(self), sender: sender.map(household), count: 0 }
    }
}

impl Places {
    /// Takes more places, until there are `count`; returns whether there were any left.
    pub(crate) fn grow(&mut self, count: usize) -> bool {
        let more = count.saturating_sub(self.count);
        let mut held = self.shares.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.all + more > self.shares.whole {
            return false;
        }
        if let Some(sender) = self.sender {
            let own = held.by_sender.get(&sender).copied().unwrap_or_default() + more;
            if own > self.shares.share {
                return false;
            }
            held.by_sender.insert(sender, own);
        }
        held.all += more;
        self.count += more;
        true
    }

    /// Gives places back, until `count` are left.
    pub(crate) fn shrink(&mut self, count: usize) {
        let fewer = self.count.saturating_sub(count);
        let mut held = self.shares.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.all -= fewer;
        self.count -= fewer;
        let Some(sender) = self.sender else {
            return;
        };
        if let Some(own) = held.by_sender.get_mut(&sender) {
            *own -= fewer;
            if *own == 0 {
                held.by_sender.remove(&sender);
            }
        }
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        self.shrink(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(shares: &Arc<Shares>, address: &str) -> Places {
        shares.of(Some(address.parse().expect("an address")))
    }

    #[test]
    fn one_sender_has_a_share_and_all_together_have_the_whole() {
        let shares = Shares::new(8);
        let mut first = of(&shares, "192.0.2.1");
        assert!(first.grow(2));
        assert!(!first.grow(3), "a quarter is the share of one");
        assert!(!of(&shares, "::ffff:192.0.2.1").grow(1), "in both spellings");
        let mut others: Vec<_> = (2..=4).map(|n| of(&shares, &format!("192.0.2.{n}"))).collect();
        assert!(others.iter_mut().all(|other| other.grow(2)));
        let mut unknown = shares.of(None);
        assert!(!unknown.grow(1), "nothing is left");
        others.truncate(1);
        assert!(unknown.grow(4), "who cannot be told apart has no share of its own");
        first.shrink(1);
        assert!(first.grow(2), "what was given back is there again");
        drop((first, others, unknown));
        assert!(shares.of(None).grow(8));
        assert!(shares.held.lock().expect("whole").by_sender.is_empty(), "nobody is remembered");
    }

    #[test]
    fn who_asks_in_vain_is_not_remembered_either() {
        let shares = Shares::new(4);
        assert!(!of(&shares, "192.0.2.1").grow(2));
        assert!(shares.held.lock().expect("whole").by_sender.is_empty());
    }
}
