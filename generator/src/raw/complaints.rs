//! How to complain, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::laid_over::laid_over;
use super::{Entries, FromText, OneOrMany, Stated};

laid_over! {
    /// How to complain; channels that are left out are the agency's own.
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
        /// Ways without an address: a box, a room, a letter.
        either other: Option<OneOrMany>,
        /// The officer who answers for complaints.
        either officer: Option<RawOfficer>,
        /// What happens when someone complains in person.
        either direct: Option<Entries<RawComplaintStep>>,
        /// What happens with every complaint.
        either handling: Option<Entries<RawComplaintStep>>,
        /// How long it takes, by the class of the complaint.
        either deadlines: Option<Vec<RawDeadline>>,
    }
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
