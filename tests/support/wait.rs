//! Waiting for what others do: no longer than it takes, and not for ever.

use std::time::{Duration, Instant};

use super::http::PATIENCE;

/// Looks until there is something; `missing` says what there is instead when it never comes.
pub(crate) fn wait_for<T>(mut look: impl FnMut() -> Option<T>, missing: impl Fn() -> String) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "{}", missing());
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Looks until something is so.
pub(crate) fn wait_until(mut is_so: impl FnMut() -> bool, missing: impl Fn() -> String) {
    wait_for(|| is_so().then_some(()), missing);
}
