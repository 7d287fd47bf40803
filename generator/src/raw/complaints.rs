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
        pub text: Option<String>,
        /// Telephones.
        #[serde(alias = "phone")]
        pub phones: Option<OneOrMany>,
        /// Fax numbers.
        pub fax: Option<OneOrMany>,
        /// Numbers for SMS.
        pub sms: Option<OneOrMany>,
        /// Numbers for `WhatsApp`, or their `https://wa.me/…`.
        pub whatsapp: Option<OneOrMany>,
        /// E-mail addresses.
        pub email: Option<OneOrMany>,
        /// Websites.
        pub website: Option<OneOrMany>,
        /// Accounts such as `Instagram: @nama`.
        pub socials: Option<OneOrMany>,
        /// Whether SP4N-LAPOR! is a way.
        pub lapor: Option<bool>,
        /// Ways without an address: a box, a room, a letter.
        pub other: Option<OneOrMany>,
        /// The officer who answers for complaints.
        pub officer: Option<RawOfficer>,
        /// What happens when someone complains in person.
        pub direct: Option<Entries<RawComplaintStep>>,
        /// What happens with every complaint.
        pub handling: Option<Entries<RawComplaintStep>>,
        /// How long it takes, by the class of the complaint.
        pub deadlines: Option<Vec<RawDeadline>>,
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
