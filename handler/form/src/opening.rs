//! When a form takes what is sent, and how much of it a day.

use std::num::NonZeroU32;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::Zone;
use crate::locale::Locale;
use crate::window::Window;

/// When a form takes what is sent, and how much of it a day; always and all, if nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// From when to when.
    #[serde(default, skip_serializing_if = "Window::is_endless")]
    pub window: Window,
    /// The most requests of a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_day: Option<NonZeroU32>,
}

/// Why a form takes nothing at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// It opens later.
    NotYet,
    /// It closed, for good.
    Over,
}

impl Opening {
    /// Returns whether a form is always open, to everybody.
    #[must_use]
    pub fn is_always(&self) -> bool {
        *self == Self::default()
    }

    /// Returns why the form takes nothing at a moment; `None` if it is open.
    #[must_use]
    pub fn shut(&self, now: Timestamp) -> Option<Shut> {
        if self.window.from.is_some_and(|from| now < from) {
            Some(Shut::NotYet)
        } else if self.window.is_over(now) {
            Some(Shut::Over)
        } else {
            None
        }
    }

    /// Says when the form is open and how much it takes, one sentence each; nothing if always
    /// and all.
    #[must_use]
    pub fn text(&self, zone: Zone, locale: &Locale) -> String {
        let words = &locale.opening;
        let window = match (self.window.from_text(zone, locale), self.window.to_text(zone, locale))
        {
            (Some(from), Some(to)) => Some(words.between(&from, &to)),
            (Some(from), None) => Some(words.from(&from)),
            (None, Some(to)) => Some(words.to(&to)),
            (None, None) => None,
        };
        let per_day = self.per_day.map(|most| words.per_day(&most));
        window.into_iter().chain(per_day).collect::<Vec<_>>().join(" ")
    }
}
