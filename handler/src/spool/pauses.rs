//! When a mail, or the mail server, is tried again: after pauses that grow.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// The first pause; greylisting takes back its refusal after some minutes.
const FIRST: Duration = Duration::from_secs(10);
/// The longest pause: so long after a server is well again, the last mail has gone.
const LONGEST: Duration = Duration::from_mins(10);

/// What waits for another try, and until when.
#[derive(Debug, Default)]
pub(super) struct Pauses(BTreeMap<String, Pause>);

#[derive(Debug)]
struct Pause {
    tries: u32,
    until: Instant,
}

impl Pauses {
    /// Returns whether it is time to try something.
    pub(super) fn is_due(&self, name: &str, now: Instant) -> bool {
        self.0.get(name).is_none_or(|pause| pause.until <= now)
    }

    /// Notes that a try failed.
    pub(super) fn failed(&mut self, name: &str, now: Instant) {
        let pause = self.0.entry(name.to_owned()).or_insert(Pause { tries: 0, until: now });
        pause.until = now + after(pause.tries);
        pause.tries = pause.tries.saturating_add(1);
    }

    /// Notes that a try did not fail.
    pub(super) fn ended(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// Forgets all pauses, so that everything is tried at once.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// Forgets whatever is not there any more.
    pub(super) fn keep(&mut self, names: &BTreeSet<&str>) {
        self.0.retain(|name, _| names.contains(name.as_str()));
    }
}

/// Returns the pause after so many tries that failed before the last.
fn after(tries: u32) -> Duration {
    2_u32
        .checked_pow(tries)
        .and_then(|times| FIRST.checked_mul(times))
        .unwrap_or(LONGEST)
        .min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_the_longest_and_begin_anew_after_a_success() {
        let seconds = |tries| after(tries).as_secs();
        assert_eq!([0, 1, 2, 5, 6, 40, u32::MAX].map(seconds), [10, 20, 40, 320, 600, 600, 600]);
        let (mut pauses, now) = (Pauses::default(), Instant::now());
        assert!(pauses.is_due("a", now));
        pauses.failed("a", now);
        pauses.failed("a", now);
        assert!(!pauses.is_due("a", now + FIRST) && pauses.is_due("a", now + FIRST * 2));
        assert!(pauses.is_due("b", now));
        pauses.ended("a");
        pauses.failed("a", now);
        assert!(pauses.is_due("a", now + FIRST));
    }
}
