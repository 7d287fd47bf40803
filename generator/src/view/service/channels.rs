//! Where to ask for it.

use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;
use super::super::words::channel_word;
use crate::model::{ChannelKind, ServiceChannel};

/// A way to ask for a service.
#[derive(Debug, Clone, Serialize)]
pub struct ChannelView {
    /// What kind of way it is, such as "Loket".
    pub kind: String,
    /// What it is called.
    pub name: Option<String>,
    /// Its web page.
    pub link: Option<Link>,
    /// Its telephones.
    pub phones: Vec<Link>,
    /// Its e-mail addresses.
    pub emails: Vec<Link>,
    /// Where it is.
    pub place: Option<String>,
    /// When it is open, one line each.
    pub hours: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

impl ChannelView {
    pub(super) fn new(context: &ViewContext<'_>, channel: &ServiceChannel) -> Self {
        let phone = match channel.kind {
            ChannelKind::Whatsapp => Link::whatsapp,
            _ => Link::phone,
        };
        Self {
            kind: channel_word(context, channel.kind),
            name: channel.name.clone(),
            link: channel.url.as_ref().map(Link::website),
            phones: channel.phones.iter().map(phone).collect(),
            emails: channel.emails.iter().map(Link::email).collect(),
            place: channel.place.clone(),
            hours: channel.hours.clone(),
            note: channel.note.clone(),
        }
    }
}
