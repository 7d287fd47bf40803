//! The day by which a request is answered, in words.

use jiff::Timestamp;
use loket_form::bundle::{CaseEntry, FormEntry, Manifest};
use loket_form::date_text;
use serde::Serialize;

/// The day by which a request is answered, as receipt and mails show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DueView {
    /// The day in words.
    pub(crate) date: String,
    /// The day for programs, such as `2026-11-24`.
    pub(crate) day: String,
    /// Whether it is an estimate, because the holidays of its year are not known.
    pub(crate) estimate: bool,
    /// How long the service may take, such as `1 hari kerja`.
    pub(crate) rule: String,
}

impl DueView {
    /// Counts the day for a request; `None` if the standard gives no such time.
    pub(crate) fn of(
        entry: &FormEntry,
        case: Option<&CaseEntry>,
        manifest: &Manifest,
        received: Timestamp,
    ) -> Option<Self> {
        let rule = entry.due(case)?;
        let (calendar, locale) = (&manifest.calendar, manifest.locale(entry));
        let due = calendar.due(calendar.zone.local(received), rule)?;
        Some(Self {
            date: date_text::day(due.date, locale),
            day: due.date.to_string(),
            estimate: due.estimate,
            rule: entry.time(case).map_or_else(|| date_text::span(rule, locale), str::to_owned),
        })
    }
}
