//! Which path leads where.

use std::collections::BTreeMap;

use loket_form::bundle::FormEntry;
use loket_form::id::{FormId, LOOK};
use loket_form::step::Step;

use crate::proof::CHALLENGE;
use crate::receipt::RECEIPT;

/// The beginning of the paths of forms.
const FORMS: &str = "/api/forms/";

/// Where monitors ask whether the mail back end is there.
const HEALTH: &str = "/api/health";

/// Where a path leads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Route<'a> {
    /// The submission of a form.
    Form(&'a FormEntry),
    /// The answers to a form, to be looked through before it is sent.
    Look(&'a FormEntry),
    /// The receipt of a form.
    Receipt(&'a FormEntry),
    /// The challenge to solve before a form is sent.
    Challenge(&'a FormEntry),
    /// The question whether all is well.
    Health,
    /// Nowhere.
    Unknown,
}

impl<'a> Route<'a> {
    /// Finds where a path leads; it is compared as it is, nothing is decoded.
    pub(crate) fn of(path: &str, forms: &'a BTreeMap<FormId, FormEntry>) -> Self {
        if path == HEALTH {
            return Self::Health;
        }
        let form = |id: &str| FormId::parse(id).ok().and_then(|id| forms.get(&id));
        let Some(rest) = path.strip_prefix(FORMS) else {
            return Self::Unknown;
        };
        if let Some(entry) = form(rest) {
            return Self::Form(entry);
        }
        match rest.rsplit_once('/') {
            Some((id, LOOK)) => form(id).map_or(Self::Unknown, Self::Look),
            Some((id, RECEIPT)) => form(id).map_or(Self::Unknown, Self::Receipt),
            Some((id, CHALLENGE)) => form(id).map_or(Self::Unknown, Self::Challenge),
            _ => Self::Unknown,
        }
    }

    /// Returns the name that logs carry in place of the path.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Form(_) => "form",
            Self::Look(_) => "look",
            Self::Receipt(_) => "receipt",
            Self::Challenge(_) => "proof",
            Self::Health => "health",
            Self::Unknown => "unknown",
        }
    }

    /// Returns the form that the path belongs to.
    pub(crate) const fn entry(self) -> Option<&'a FormEntry> {
        match self {
            Self::Form(entry)
            | Self::Look(entry)
            | Self::Receipt(entry)
            | Self::Challenge(entry) => Some(entry),
            Self::Health | Self::Unknown => None,
        }
    }

    /// Returns what a form that is shown again is posted for.
    pub(crate) const fn step(self) -> Step {
        match self {
            Self::Look(_) => Step::Look,
            _ => Step::Send,
        }
    }
}
