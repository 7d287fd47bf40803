//! Where a service is asked for, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{FromText, OneOrMany};
use crate::model::ChannelKind;

/// A way to ask for a service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawServiceChannel {
    /// What kind of way it is.
    pub kind: Option<RawChannelKind>,
    /// What it is called.
    pub name: Option<String>,
    /// Its web page.
    pub url: Option<String>,
    /// Its telephones.
    #[serde(alias = "phone")]
    pub phones: Option<OneOrMany>,
    /// Its e-mail addresses.
    pub email: Option<OneOrMany>,
    /// Where it is.
    pub place: Option<String>,
    /// When it is open, one line each.
    pub hours: Option<OneOrMany>,
    /// What else to know.
    pub note: Option<String>,
    /// The cases that it is for; all if left out.
    pub cases: Option<OneOrMany>,
}

impl FromText for RawServiceChannel {
    fn from_text(text: String) -> Self {
        Self { name: Some(text), ..Self::default() }
    }
}

/// A kind of way to ask for a service, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawChannelKind {
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

impl From<RawChannelKind> for ChannelKind {
    fn from(raw: RawChannelKind) -> Self {
        match raw {
            RawChannelKind::Online => Self::Online,
            RawChannelKind::Counter => Self::Counter,
            RawChannelKind::App => Self::App,
            RawChannelKind::Email => Self::Email,
            RawChannelKind::Phone => Self::Phone,
            RawChannelKind::Whatsapp => Self::Whatsapp,
            RawChannelKind::Post => Self::Post,
        }
    }
}
