//! Words of the decree: a line, or Markdown text that is rendered already.

use serde::Serialize;

use super::ViewContext;
use super::link::Link;
use crate::model::{ChannelKind, Duration, Fee, Item, Prose, StatedValue, Validity, Wording};
use loket_form::locale::Locale;

/// A line, or rendered text in its place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WordsView {
    /// The line; of rendered text, the Markdown that it was made of.
    pub text: String,
    /// The rendered text, which takes the place of the line.
    pub text_html: Option<String>,
}

/// One entry of a component.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// What it says.
    pub words: WordsView,
    /// The web page about it.
    pub link: Option<Link>,
    /// What else to know.
    pub note: Option<String>,
}

impl WordsView {
    pub(super) const fn line(text: String) -> Self {
        Self { text, text_html: None }
    }

    pub(super) fn prose(prose: &Prose) -> Self {
        Self { text: prose.source.clone(), text_html: Some(prose.html.as_str().to_owned()) }
    }

    pub(super) fn wording(wording: &Wording) -> Self {
        match wording {
            Wording::Line(line) => Self::line(line.clone()),
            Wording::Text(prose) => Self::prose(prose),
        }
    }

    pub(super) fn duration(time: &StatedValue<Duration>, locale: &Locale) -> Self {
        Self::stated(time, |time| time.text(locale))
    }

    pub(super) fn fee(fee: &StatedValue<Fee>, locale: &Locale) -> Self {
        Self::stated(fee, |fee| fee.text(locale))
    }

    pub(super) fn validity(valid: &StatedValue<Validity>, locale: &Locale) -> Self {
        Self::stated(valid, |valid| valid.text(locale))
    }

    pub(super) fn stated<T>(value: &StatedValue<T>, text: impl Fn(&T) -> String) -> Self {
        match value {
            StatedValue::Value(value) => Self::line(text(value)),
            StatedValue::Text(prose) => Self::prose(prose),
        }
    }
}

impl ItemView {
    pub(super) fn new(item: &Item) -> Self {
        Self {
            words: WordsView::wording(&item.words),
            link: item.url.as_ref().map(Link::website),
            note: item.note.clone(),
        }
    }
}

/// Returns the word for a kind of channel.
pub(crate) fn channel_word(context: &ViewContext<'_>, kind: ChannelKind) -> String {
    let words = &context.words.standard;
    let word = match kind {
        ChannelKind::Online => &words.online,
        ChannelKind::Counter => &words.counter,
        ChannelKind::App => &words.app,
        ChannelKind::Email => &words.email,
        ChannelKind::Phone => &words.phone,
        ChannelKind::Whatsapp => &words.whatsapp,
        ChannelKind::Post => &words.post,
    };
    word.clone()
}
