//! `agency.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::OneOrMany;
use super::complaints::{RawComplaints, RawOfficer};
use super::laid_over::laid_over;
use super::notice::RawNotice;

laid_over! {
    /// `agency.yaml`: what an agency has, written once for all its services.
    #[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    pub struct RawAgency {
        /// The name.
        words name: Option<String>,
        /// A shorter name for mails and lists.
        words short_name: Option<String>,
        /// Where its page was before, such as `dinkominfo`.
        fixed moved_from: Option<OneOrMany>,
        /// The government it belongs to; the site's if left out.
        words government: Option<String>,
        /// Something to tell on its pages for a while.
        words notice: Option<RawNotice>,
        /// The body that it is a part of.
        words parent: Option<String>,
        /// The postal address.
        either address: Option<String>,
        /// Opening hours.
        words hours: Option<OneOrMany>,
        /// Telephones.
        #[serde(alias = "phone")]
        fixed phones: Option<OneOrMany>,
        /// E-mail addresses.
        fixed email: Option<OneOrMany>,
        /// Where its forms go, one address or several; to the first of `email`, if left out.
        fixed forms_to: Option<OneOrMany>,
        /// Websites.
        fixed website: Option<OneOrMany>,
        /// How to complain.
        words complaints: Option<RawComplaints>,
        /// The officer who answers for complaints, unless `complaints` names another.
        either officer: Option<RawOfficer>,
        /// The pledge of service, in Markdown.
        words maklumat: Option<String>,
        /// What people think of the service (SKM).
        either survey: Option<RawSurvey>,
        /// The privacy notice of the forms.
        words privacy: Option<RawPrivacy>,
    }
}

/// The seven items of UU 27/2022, article 21.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
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

/// The result of a survey of satisfaction (SKM, PermenPANRB 14/2017).
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSurvey {
    /// The period that was asked about, such as `2025` or `semester I 2026`.
    pub period: Option<String>,
    /// The index from 25 to 100, such as `88,31`.
    pub score: Option<String>,
    /// How many answered.
    pub respondents: Option<u32>,
    /// Where it can be read.
    pub url: Option<String>,
}
