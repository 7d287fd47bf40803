//! Until when a request must be answered, where somebody else ends it then.

use std::time::{Duration, Instant};

/// What is kept back of the time, for writing the answer on the smallest function.
const RESERVE: Duration = Duration::from_millis(300);
/// The least time with which a mail is begun: with less, nobody would learn what became of it.
const LEAST: Duration = Duration::from_millis(200);

/// Until when a request must be answered; by default there is no such moment.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// Sets the moment by how much time is left.
    #[must_use]
    pub fn after(left: Duration) -> Self {
        Self(Instant::now().checked_add(left.saturating_sub(RESERVE)))
    }

    /// Returns the time for a mail that may take so long at most; `None` if it must not be begun.
    pub(crate) fn grant(self, most: Duration) -> Option<Duration> {
        let Some(end) = self.0 else {
            return Some(most);
        };
        let left = end.saturating_duration_since(Instant::now());
        (left >= LEAST).then(|| most.min(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: Duration = Duration::from_secs(3);

    #[test]
    fn a_mail_has_its_time_and_no_more_than_is_left() {
        assert_eq!(Deadline::default().grant(MOST), Some(MOST));
        assert_eq!(Deadline::after(Duration::MAX).grant(MOST), Some(MOST));
        assert_eq!(Deadline::after(Duration::from_mins(1)).grant(MOST), Some(MOST));
        let some = Deadline::after(Duration::from_secs(2)).grant(MOST);
        assert!(some.is_some_and(|some| some < Duration::from_millis(1701)), "{some:?}");
    }

    #[test]
    fn a_mail_is_not_begun_when_its_end_would_not_be_seen() {
        for left in [0, 100, 300, 499] {
            assert_eq!(Deadline::after(Duration::from_millis(left)).grant(MOST), None, "{left}");
        }
    }
}
