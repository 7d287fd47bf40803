//! How many requests a form takes a day.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use loket_form::id::FormId;

/// Counts what each form has received today; there are as many counts as forms.
#[derive(Debug)]
pub struct DayQuota {
    most: u32,
    counts: Mutex<(Date, BTreeMap<FormId, u32>)>,
}

impl DayQuota {
    /// Begins to count.
    #[must_use]
    pub const fn new(most: u32) -> Self {
        Self { most, counts: Mutex::new((Date::ZERO, BTreeMap::new())) }
    }

    /// Returns whether a form takes another request.
    pub(crate) fn has_room(&self, form: &FormId, day: Date) -> bool {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.0 != day || counts.1.get(form).is_none_or(|count| *count < self.most)
    }

    /// Counts a request.
    pub(crate) fn count(&self, form: &FormId, day: Date) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.0 != day {
            *counts = (day, BTreeMap::new());
        }
        let count = counts.1.entry(form.clone()).or_default();
        *count = count.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_form_takes_so_many_a_day_and_no_other_form_is_the_poorer() {
        let quota = DayQuota::new(2);
        let form = |id| FormId::parse(id).expect("an id");
        let (lock, other) = (form("kominfo/lock"), form("kominfo/pengaduan"));
        let today = date(2026, 11, 24);
        for _ in 0..2 {
            assert!(quota.has_room(&lock, today));
            quota.count(&lock, today);
        }
        assert!(!quota.has_room(&lock, today));
        assert!(quota.has_room(&other, today));
        assert!(quota.has_room(&lock, date(2026, 11, 25)));
        quota.count(&other, date(2026, 11, 25));
        assert!(quota.has_room(&lock, date(2026, 11, 25)));
    }
}
