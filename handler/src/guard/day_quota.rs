//! How many requests a form takes a day.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use loket_form::id::FormId;
use loket_form::reference::Reference;

/// Knows what each form has received today: no more references than it may take.
#[derive(Debug)]
pub struct DayQuota {
    most: usize,
    today: Mutex<Today>,
}

#[derive(Debug)]
struct Today {
    day: Date,
    forms: BTreeMap<FormId, BTreeMap<Reference, Place>>,
}

/// The place of a request, which whoever sends it again has, too.
#[derive(Debug, Default)]
struct Place {
    on_its_way: usize,
    is_received: bool,
}

/// Holds a place as long as its request is on its way; what was not received gives it back.
#[derive(Debug)]
pub(crate) struct Seat<'quota> {
    quota: &'quota DayQuota,
    form: FormId,
    day: Date,
    reference: Reference,
}

impl DayQuota {
    /// Begins to count.
    #[must_use]
    pub fn new(most: u32) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Self { most, today: Mutex::new(Today { day: Date::ZERO, forms: BTreeMap::new() }) }
    }

    /// Takes a place for a request before it is sent on; `None` if there is none left.
    pub(crate) fn take(&self, form: &FormId, day: Date, reference: &Reference) -> Option<Seat<'_>> {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.day != day {
            *today = Today { day, forms: BTreeMap::new() };
        }
        let places = today.forms.entry(form.clone()).or_default();
        if places.len() >= self.most && !places.contains_key(reference) {
            return None;
        }
        places.entry(reference.clone()).or_default().on_its_way += 1;
        let (form, reference) = (form.clone(), reference.clone());
        Some(Seat { quota: self, form, day, reference })
    }
}

impl Seat<'_> {
    /// Keeps the place for the rest of the day: the request was received.
    pub(crate) fn keep(self) {
        self.change(|place| place.is_received = true);
    }

    fn change(&self, change: impl FnOnce(&mut Place)) {
        let mut today = self.quota.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.day != self.day {
            return;
        }
        let Some(places) = today.forms.get_mut(&self.form) else {
            return;
        };
        if let Some(place) = places.get_mut(&self.reference) {
            change(place);
            if place.on_its_way == 0 && !place.is_received {
                places.remove(&self.reference);
            }
        }
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.change(|place| place.on_its_way = place.on_its_way.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use loket_form::id::Prefix;

    fn references<const COUNT: usize>() -> [Reference; COUNT] {
        std::array::from_fn(|number| {
            let digest = [u8::try_from(number).expect("few"); 16];
            Reference::spell(&Prefix::default(), &digest)
        })
    }

    #[test]
    fn a_form_takes_so_many_a_day_and_no_other_form_is_the_poorer() {
        let quota = DayQuota::new(2);
        let form = |id| FormId::parse(id).expect("an id");
        let (lock, other) = (form("kominfo/lock"), form("kominfo/pengaduan"));
        let today = date(2026, 11, 24);
        let [one, two, three] = references();
        for reference in [&one, &two] {
            quota.take(&lock, today, reference).expect("a place").keep();
        }
        assert!(quota.take(&lock, today, &three).is_none());
        assert!(quota.take(&lock, today, &one).is_some(), "what is sent again has its place");
        assert!(quota.take(&other, today, &three).is_some());
        assert!(quota.take(&lock, date(2026, 11, 25), &three).is_some());
    }

    #[test]
    fn a_place_is_held_while_a_request_is_on_its_way_and_given_back_if_it_is_not_received() {
        let (quota, today) = (DayQuota::new(1), date(2026, 11, 24));
        let lock = FormId::parse("kominfo/lock").expect("an id");
        let [one, two] = references();
        let (first, again) = (quota.take(&lock, today, &one), quota.take(&lock, today, &one));
        assert!(quota.take(&lock, today, &two).is_none());
        drop(first);
        assert!(quota.take(&lock, today, &two).is_none(), "it is still on its way");
        drop(again);
        assert!(quota.take(&lock, today, &two).is_some());
        quota.take(&lock, today, &one).expect("free again").keep();
        assert!(quota.take(&lock, today, &two).is_none());
    }
}
