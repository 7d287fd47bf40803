//! `agency.yaml` as written.

use serde::Deserialize;

use super::OneOrMany;

/// `agency.yaml`: what an agency has, written once for all its services.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAgency {
    /// The name.
    pub name: Option<String>,
    /// A shorter name for mails and lists.
    pub short_name: Option<String>,
    /// The government it belongs to; the site's if left out.
    pub government: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// Opening hours.
    pub hours: Option<OneOrMany>,
    /// Telephones.
    #[serde(alias = "phone")]
    pub phones: Option<OneOrMany>,
    /// E-mail addresses; forms go to the first.
    pub email: Option<OneOrMany>,
    /// Websites.
    pub website: Option<OneOrMany>,
    /// How to complain.
    pub complaints: Option<RawComplaints>,
    /// The privacy notice of the forms.
    pub privacy: Option<RawPrivacy>,
}

/// How to complain; channels that are left out are the agency's own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawComplaints {
    /// Telephones.
    #[serde(alias = "phone")]
    pub phones: Option<OneOrMany>,
    /// E-mail addresses.
    pub email: Option<OneOrMany>,
    /// Websites.
    pub website: Option<OneOrMany>,
    /// The officer who answers for complaints.
    pub officer: Option<RawOfficer>,
    /// What happens when someone complains in person.
    pub direct: Option<Vec<String>>,
}

/// The officer who answers for complaints.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOfficer {
    /// The role.
    pub role: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The telephone.
    pub phone: Option<String>,
}

/// The seven items of UU 27/2022, article 21.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPrivacy {
    /// The legal basis of the processing.
    pub legality: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// Which data, and why they are needed.
    pub kinds: Option<String>,
    /// How long documents with the data are kept.
    pub retention: Option<String>,
    /// What is collected in detail.
    pub details: Option<String>,
    /// How long the data are processed.
    pub period: Option<String>,
    /// What rights the person has.
    pub rights: Option<String>,
}
