//! How long it takes.

use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;
use super::super::words::{WordsView, channel_word};
use super::steps;
use crate::model::{ProcessingTime, Way};

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
    pub(super) fn new(context: &ViewContext<'_>, ways: &[Way], time: &ProcessingTime) -> Self {
        let step = time.step.as_ref().and_then(|path| {
            let (label, anchor) = steps::place(ways, path, &time.cases)?;
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
