//! `site.yaml` and `holidays.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::laid_over::laid_over;
use super::notice::RawNotice;
use super::security::RawSecurity;
use super::theme::RawTheme;

laid_over! {
    /// `site.yaml`: what holds for all agencies.
    #[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    pub struct RawSite {
        /// The name of the site.
        words name: Option<String>,
        /// The government that publishes it.
        words government: Option<String>,
        /// One or two sentences for the home page.
        words intro: Option<String>,
        /// Something to tell on every page for a while.
        words notice: Option<RawNotice>,
        /// The address under which the site is published.
        fixed base_url: Option<String>,
        /// Where the forms are answered, if that is elsewhere.
        fixed handler: Option<String>,
        /// The language, by its tag.
        fixed language: Option<String>,
        /// The time zone.
        fixed time_zone: Option<RawZone>,
        /// Working days a week, 5 or 6.
        fixed working_days: Option<u64>,
        /// The hour after which a request counts from the next working day.
        fixed cut_off: Option<String>,
        /// How mails are sent.
        fixed mail: Option<RawMail>,
        /// Whom to tell of a security hole.
        fixed security: Option<RawSecurity>,
        /// How the site looks.
        fixed theme: Option<RawTheme>,
        /// National complaint channels.
        either national_channels: Option<Vec<RawChannel>>,
        /// Topics by which services are found.
        words topics: Option<Vec<RawTopic>>,
        /// Events of life by which services are found.
        words life_events: Option<Vec<RawTopic>>,
    }
}

/// A time zone as written.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
pub enum RawZone {
    /// Western Indonesia.
    #[serde(rename = "WIB", alias = "Asia/Jakarta")]
    Wib,
    /// Central Indonesia.
    #[serde(rename = "WITA", alias = "Asia/Makassar")]
    Wita,
    /// Eastern Indonesia.
    #[serde(rename = "WIT", alias = "Asia/Jayapura")]
    Wit,
}

/// How mails are sent.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMail {
    /// The address that mails come from.
    pub sender: Option<String>,
    /// The name beside it; the government's if left out.
    pub sender_name: Option<String>,
}

/// A channel with its address.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChannel {
    /// What it is called.
    pub label: Option<String>,
    /// Where it is.
    pub url: Option<String>,
}

/// A topic or an event of life by which services are found.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTopic {
    /// The name by which services refer to it.
    pub id: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// One sentence on what is found under it.
    pub summary: Option<String>,
}

/// The holidays of one year.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawYear {
    /// The year.
    pub year: Option<i16>,
    /// The decree that they come from.
    pub decree: Option<String>,
    /// Public holidays as month-day.
    pub holidays: Option<Vec<String>>,
    /// Collective leave as month-day.
    pub leave: Option<Vec<String>>,
}
