//! Where a service is asked for, and how an agency is reached from afar.

use loket_form::address::Address;
use serde::Serialize;

use super::{ForCases, Phone, WebUrl};

/// A way to ask for a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceChannel {
    /// What kind of way it is.
    pub kind: ChannelKind,
    /// What it is called.
    pub name: Option<String>,
    /// Its web page.
    pub url: Option<WebUrl>,
    /// Its telephones.
    pub phones: Vec<Phone>,
    /// Its e-mail addresses.
    pub emails: Vec<Address>,
    /// Where it is.
    pub place: Option<String>,
    /// When it is open, one line each.
    pub hours: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
    /// The cases that it is for.
    pub cases: ForCases,
}

/// A kind of way to ask for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A web page.
    Online,
    /// A counter.
    Counter,
    /// An app.
    App,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// `WhatsApp`.
    Whatsapp,
    /// A letter.
    Post,
}

/// Ways to reach an agency from afar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Channels {
    /// Telephones.
    pub phones: Vec<Phone>,
    /// E-mail addresses.
    pub emails: Vec<Address>,
    /// Websites.
    pub websites: Vec<WebUrl>,
}
