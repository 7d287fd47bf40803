//! The page of an agency, and how to reach and to complain to it.

use serde::Serialize;

use super::ViewContext;
use super::home::ServiceCard;
use super::page::Link;
use crate::model::{Agency, Channels, Complaints};

/// The page of an agency: `agency` in `agency.html`.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyPage {
    /// How to reach the agency.
    pub contact: ContactView,
    /// Its services in order of title.
    pub services: Vec<ServiceCard>,
    /// How to complain.
    pub complaints: ComplaintsView,
}

/// How to reach an agency.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// The name of the agency.
    pub name: String,
    /// The government it belongs to.
    pub government: String,
    /// The page of the agency on this site.
    pub url: String,
    /// The postal address in one line.
    pub address: Option<String>,
    /// Opening hours, one line each.
    pub hours: Vec<String>,
    /// Telephones as people write them, linked with `tel:`.
    pub phones: Vec<Link>,
    /// E-mail addresses, linked with `mailto:`.
    pub emails: Vec<Link>,
    /// Websites; the words leave out the scheme.
    pub websites: Vec<Link>,
}

/// How to complain about a service.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintsView {
    /// Telephones.
    pub phones: Vec<Link>,
    /// E-mail addresses.
    pub emails: Vec<Link>,
    /// Websites.
    pub websites: Vec<Link>,
    /// The officer who answers for complaints.
    pub officer: Option<OfficerView>,
    /// What happens when someone complains in person, in order.
    pub direct_steps: Vec<String>,
}

/// The officer who answers for complaints.
#[derive(Debug, Clone, Serialize)]
pub struct OfficerView {
    /// The role, such as "Pejabat Pengaduan".
    pub role: String,
    /// The name with its titles.
    pub name: String,
    /// The telephone, linked with `tel:`.
    pub phone: Option<Link>,
}

impl AgencyPage {
    /// Makes the page of an agency.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, agency: &Agency) -> Self {
        let services = context.site.services_of(&agency.id);
        Self {
            contact: ContactView::new(context, agency),
            services: services.iter().map(|service| ServiceCard::new(context, service)).collect(),
            complaints: ComplaintsView::new(context, &agency.complaints),
        }
    }
}

impl ContactView {
    /// Makes the view of how to reach an agency.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, agency: &Agency) -> Self {
        let Channels { phones, emails, websites } = &agency.channels;
        Self {
            name: agency.name.clone(),
            government: agency.government.clone(),
            url: context.addresses.agency(&agency.id),
            address: agency.address.clone(),
            hours: agency.hours.clone(),
            phones: phones.iter().map(Link::phone).collect(),
            emails: emails.iter().map(Link::email).collect(),
            websites: websites.iter().map(Link::website).collect(),
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

impl ComplaintsView {
    /// Makes the view of how to complain.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, complaints: &Complaints) -> Self {
        let Channels { phones, emails, websites } = &complaints.channels;
        Self {
            phones: phones.iter().map(Link::phone).collect(),
            emails: emails.iter().map(Link::email).collect(),
            websites: websites.iter().map(Link::website).collect(),
            officer: complaints.officer.as_ref().map(|officer| OfficerView {
                role: officer.role.clone().unwrap_or_else(|| context.words.officer.clone()),
                name: officer.name.clone(),
                phone: officer.phone.as_ref().map(Link::phone),
            }),
            direct_steps: complaints.direct.clone(),
        }
    }
}
