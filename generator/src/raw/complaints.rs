//! How to complain, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::laid_over::laid_over;
use super::{Entries, FromText, OneOrMany, Stated};

laid_over! {
    /// How to complain. Whoever names a way names all: none of the agency is added.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    pub struct RawComplaints {
        /// Markdown text in the place of a structure, or beside it.
        either text: Option<String>,
        /// Telephones.
        #[serde(alias = "phone")]
        either phones: Option<OneOrMany>,
        /// Fax numbers.
        either fax: Option<OneOrMany>,
        /// Numbers for SMS.
        either sms: Option<OneOrMany>,
        /// Numbers for `WhatsApp`, or their `https://wa.me/…`.
        either whatsapp: Option<OneOrMany>,
        /// E-mail addresses.
        either email: Option<OneOrMany>,
        /// Websites.
        either website: Option<OneOrMany>,
        /// Accounts such as `Instagram: @nama`.
        either socials: Option<OneOrMany>,
        /// Whether SP4N-LAPOR! is a way.
        either lapor: Option<bool>,
        /// Numbers and addresses that have a name or a remark of their own.
        either contacts: Option<Vec<RawNamedContact>>,
        /// Ways without an address: a box, a room, a letter.
        either other: Option<OneOrMany>,
        /// The officer who answers for complaints.
        either officer: Option<RawOfficer>,
        /// What happens when someone complains in person.
        either direct: Option<Entries<RawComplaintStep>>,
        /// The channel by which complaints come that are handled so, such as "SMS atau WhatsApp".
        either handling_through: Option<String>,
        /// What happens with a complaint.
        either handling: Option<Entries<RawComplaintStep>>,
        /// How long it takes, by the class of the complaint.
        either deadlines: Option<Vec<RawDeadline>>,
    }
}

impl RawComplaints {
    /// Returns whether it says by which ways one complains.
    #[must_use]
    pub const fn names_ways(&self) -> bool {
        let Self { text, phones, fax, sms, whatsapp, email, website, .. } = self;
        let Self { socials, lapor, contacts, other, officer, direct, .. } = self;
        let is_called = phones.is_some() || fax.is_some() || sms.is_some() || whatsapp.is_some();
        let is_written = email.is_some() || website.is_some() || socials.is_some();
        let is_other = lapor.is_some() || contacts.is_some() || other.is_some() || text.is_some();
        is_called || is_written || is_other || officer.is_some() || direct.is_some()
    }
}

/// Numbers and addresses that have a name or a remark of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawNamedContact {
    /// Whose they are, or what they are called.
    pub name: Option<String>,
    /// Telephones.
    #[serde(alias = "phone")]
    pub phones: Option<OneOrMany>,
    /// Numbers for SMS.
    pub sms: Option<OneOrMany>,
    /// Numbers for `WhatsApp`, or their `https://wa.me/…`.
    pub whatsapp: Option<OneOrMany>,
    /// E-mail addresses.
    pub email: Option<OneOrMany>,
    /// Websites.
    pub website: Option<OneOrMany>,
    /// What else to know, such as the format of a message.
    pub note: Option<String>,
}

/// The officer who answers for complaints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOfficer {
    /// The role.
    pub role: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The telephone.
    pub phone: Option<String>,
}

/// One step of the way of a complaint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawComplaintStep {
    /// What happens.
    pub text: Option<String>,
    /// How long it takes.
    pub time: Option<Stated>,
    /// What else to know.
    pub note: Option<String>,
}

impl FromText for RawComplaintStep {
    fn from_text(text: String) -> Self {
        Self { text: Some(text), ..Self::default() }
    }
}

/// How long complaints of one class take.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDeadline {
    /// The class, such as "Ringan".
    pub class: Option<String>,
    /// How long.
    pub time: Option<Stated>,
}
