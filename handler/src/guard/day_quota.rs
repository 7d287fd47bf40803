//! How many requests a form takes a day.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use loket_form::id::FormId;
use loket_form::reference::Reference;

/// Knows what each form has received today: no more references than it may take, where the
/// environment or its own rule says how many.
#[derive(Debug)]
pub struct DayQuota {
    most: Option<NonZeroU32>,
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

/// Who has no place left for a form on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    /// The form itself: its content says how many it takes.
    Form,
    /// The server: its environment does.
    Server,
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
    /// Begins to count; every form may take `most` a day, or as many as it says itself.
    #[must_use]
    pub const fn new(most: Option<NonZeroU32>) -> Self {
        Self { most, today: Mutex::new(Today { day: Date::ZERO, forms: BTreeMap::new() }) }
    }

    /// Takes a place for a request before it is sent on, among those that its form has by itself
    /// and those that every form has.
    pub(crate) fn take(
        &self,
        (form, own): (&FormId, Option<NonZeroU32>),
        day: Date,
        reference: &Reference,
    ) -> Result<Seat<'_>, Full> {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.day != day {
            *today = Today { day, forms: BTreeMap::new() };
        }
        let places = today.forms.entry(form.clone()).or_default();
        let is_full = |most: Option<NonZeroU32>| {
            most.is_some_and(|most| {
                places.len() >= usize::try_from(most.get()).unwrap_or(usize::MAX)
            })
        };
        if !places.contains_key(reference) {
            if is_full(own) {
                return Err(Full::Form);
            }
            if is_full(self.most) {
                return Err(Full::Server);
            }
        }
        places.entry(reference.clone()).or_default().on_its_way += 1;
        let (form, reference) = (form.clone(), reference.clone());
        Ok(Seat { quota: self, form, day, reference })
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
        let quota = DayQuota::new(NonZeroU32::new(2));
        let form = |id| FormId::parse(id).expect("an id");
        let (lock, other) = (form("kominfo/lock"), form("kominfo/pengaduan"));
        let today = date(2026, 11, 24);
        let [one, two, three] = references();
        for reference in [&one, &two] {
            quota.take((&lock, None), today, reference).expect("a place").keep();
        }
        let take = |form, own, day, reference| {
            quota.take((form, NonZeroU32::new(own)), day, reference).map(drop)
        };
        assert_eq!(take(&lock, 0, today, &three), Err(Full::Server));
        assert_eq!(take(&lock, 2, today, &three), Err(Full::Form), "its own rule is told first");
        assert_eq!(take(&lock, 3, today, &three), Err(Full::Server), "and lifts no other");
        assert_eq!(take(&lock, 1, today, &one), Ok(()), "what is sent again has its place");
        assert_eq!(take(&other, 0, today, &three), Ok(()));
        assert_eq!(take(&lock, 0, date(2026, 11, 25), &three), Ok(()));
    }

    #[test]
    fn a_place_is_held_while_a_request_is_on_its_way_and_given_back_if_it_is_not_received() {
        let (quota, today) = (DayQuota::new(NonZeroU32::new(1)), date(2026, 11, 24));
        let lock = FormId::parse("kominfo/lock").expect("an id");
        let [one, two] = references();
        let take = |reference| quota.take((&lock, None), today, reference);
        let (first, again) = (take(&one), take(&one));
        assert!(take(&two).is_err());
        drop(first);
        assert!(take(&two).is_err(), "it is still on its way");
        drop(again);
        assert!(take(&two).is_ok());
        take(&one).expect("free again").keep();
        assert!(take(&two).is_err());
    }
}
