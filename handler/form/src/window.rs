//! From when to when something holds.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::calendar::Zone;
use crate::date_text;
use crate::locale::Locale;

/// The last minute belongs to what holds until then.
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// From when to when something holds: before and after all time, where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Timestamp>,
    /// The beginning of its last minute, as people name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

impl Window {
    /// Returns whether it has neither beginning nor end.
    #[must_use]
    pub const fn is_endless(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Returns the first moment after it.
    #[must_use]
    pub fn end(&self) -> Option<Timestamp> {
        self.to.and_then(|to| to.checked_add(MINUTE).ok())
    }

    /// Returns whether it has ended.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.end().is_some_and(|end| now >= end)
    }

    /// Writes when it begins, such as `Selasa, 1 Desember 2026, 08.00 WIB`.
    #[must_use]
    pub fn from_text(&self, zone: Zone, locale: &Locale) -> Option<String> {
        self.from.map(|from| date_text::moment(zone.local(from), zone, locale))
    }

    /// Writes its last minute.
    #[must_use]
    pub fn to_text(&self, zone: Zone, locale: &Locale) -> Option<String> {
        self.to.map(|to| date_text::moment(zone.local(to), zone, locale))
    }
}
