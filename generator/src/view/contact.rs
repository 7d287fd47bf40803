//! How to reach an agency: on its page, and wherever else it is named.

use serde::Serialize;

use super::ViewContext;
use super::link::Link;
use crate::model::{Agency, Channels, Page};

/// How to reach an agency.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// The name of the agency.
    pub name: String,
    /// The same, where its government does not stand beside it.
    pub listed: String,
    /// The main language, if the name is in it; empty if not.
    pub lang: &'static str,
    /// The government it belongs to.
    pub government: String,
    /// The main language, if the name of the government is in it; empty if not.
    pub government_lang: &'static str,
    /// The page of the agency on this site.
    pub url: String,
    /// The postal address in one line.
    pub address: Option<String>,
    /// Opening hours, one line each.
    pub hours: Vec<String>,
    /// The main language, if the opening hours are in it; empty if not.
    pub hours_lang: &'static str,
    /// Telephones as people write them, linked with `tel:`.
    pub phones: Vec<Link>,
    /// E-mail addresses, linked with `mailto:`.
    pub emails: Vec<Link>,
    /// Websites; the words leave out the scheme.
    pub websites: Vec<Link>,
    /// Whether any of these is known.
    pub is_reached: bool,
}

impl ContactView {
    /// Makes the view of how to reach an agency.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, agency: &Agency) -> Self {
        let Channels { phones, emails, websites } = &agency.channels;
        let borrowed = |key| context.borrowed_of_agency(&agency.id, key);
        let is_of_site = agency.government == context.site().government;
        let of_site = context.borrowed_of_site("government").filter(|_| is_of_site);
        Self {
            name: agency.name.clone(),
            listed: agency.listed.name.clone(),
            lang: borrowed("name").unwrap_or_default(),
            government: agency.government.clone(),
            government_lang: borrowed("government").or(of_site).unwrap_or_default(),
            url: context.url(Page::Agency(agency.id.clone())),
            address: agency.address.clone(),
            hours: agency.hours.clone(),
            hours_lang: borrowed("hours").unwrap_or_default(),
            phones: phones.iter().map(Link::phone).collect(),
            emails: emails.iter().map(Link::email).collect(),
            websites: websites.iter().map(Link::website).collect(),
            is_reached: agency.address.is_some()
                || !(agency.hours.is_empty()
                    && phones.is_empty()
                    && emails.is_empty()
                    && websites.is_empty()),
        }
    }

    /// Writes the channels one line each, as mails do.
    #[must_use]
    pub fn lines(&self, context: &ViewContext<'_>) -> Vec<String> {
        let words = context.words;
        let line = |(word, links): (&String, &Vec<Link>)| {
            let labels: Vec<&str> = links.iter().map(|link| link.label.as_str()).collect();
            (!labels.is_empty()).then(|| format!("{word}: {}", labels.join("; ")))
        };
        let channels = [
            (&words.phone, &self.phones),
            (&words.email, &self.emails),
            (&words.website, &self.websites),
        ];
        let address = self.address.iter().map(|address| format!("{}: {address}", words.address));
        channels.into_iter().filter_map(line).chain(address).collect()
    }
}
