//! How long it takes.

use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;
use super::super::words::{WordsView, channel_word};
use super::steps;
use crate::model::{Card, ProcessingTime, Service, StatedValue};

/// One time, and what it is for.
#[derive(Debug, Clone, Serialize)]
pub struct TimeView {
    /// What takes so long.
    pub label: Option<String>,
    /// The channel that it is for.
    pub channel: Option<String>,
    /// The step that takes so long.
    pub step: Option<Link>,
    /// How long.
    pub time: WordsView,
    /// When it does not hold.
    pub exception: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

impl TimeView {
    pub(super) fn new(context: &ViewContext<'_>, service: &Service, time: &ProcessingTime) -> Self {
        let step = time.step.as_ref().and_then(|path| {
            let (label, anchor) = steps::place(service, path, &time.cases)?;
            let label = context.words.standard.step.replace("{number}", &label);
            Some(Link { label, url: format!("#{anchor}") })
        });
        Self {
            label: time.label.clone(),
            channel: time.channel.map(|kind| channel_word(context, kind)),
            step,
            time: WordsView::duration(&time.time, context.locale),
            exception: time.exception.clone(),
            note: time.note.clone(),
        }
    }
}

/// Returns the main language, if the time is told in words of it.
pub(in crate::view) fn lang(context: &ViewContext<'_>, service: &Service) -> Option<&'static str> {
    let [only] = service.times.as_slice() else { return None };
    let is_text = matches!(only.time, StatedValue::Text(_)) || only.label.is_some();
    context.borrowed_of_service(&service.id, "time").filter(|_| is_text)
}

/// Writes the time of a service in a few words; absent if not stated.
pub(in crate::view) fn summary(context: &ViewContext<'_>, card: &Card<'_>) -> Option<String> {
    let only = match card.times {
        [] => return None,
        [only] if only.cases.is_all() && only.channel.is_none() && only.step.is_none() => only,
        _ => return Some(context.words.standard.varies.clone()),
    };
    let text = only.text(context.locale);
    Some(match &only.label {
        Some(label) => format!("{label}: {text}"),
        None => text,
    })
}
