//! The whole site.

use std::collections::BTreeMap;

use loket_form::bundle::Sender;
use loket_form::calendar::Calendar;
use loket_form::language::Language;

use super::{Agency, Service, WebUrl};
use crate::html::Html;

/// A site without a dangling reference.
#[derive(Debug, Clone)]
pub struct Site {
    /// The name.
    pub name: String,
    /// The government that publishes it.
    pub government: String,
    /// One or two sentences for the home page.
    pub intro: Option<String>,
    /// The address under which it is published.
    pub base_url: WebUrl,
    /// The main language.
    pub language: Language,
    /// When the agencies work.
    pub calendar: Calendar,
    /// Who mails come from; absent if no service has a form.
    pub sender: Option<Sender>,
    /// National complaint channels.
    pub national_channels: Vec<Channel>,
    /// The agencies by their folder.
    pub agencies: BTreeMap<String, Agency>,
    /// The services in the order of their paths.
    pub services: Vec<Service>,
    /// Ordinary pages in the order of their names.
    pub pages: Vec<OrdinaryPage>,
}

/// A channel with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub url: WebUrl,
}

/// An ordinary page, such as one on accessibility.
#[derive(Debug, Clone)]
pub struct OrdinaryPage {
    /// The name in its address.
    pub name: String,
    /// The title.
    pub title: String,
    /// One sentence for search engines.
    pub summary: Option<String>,
    /// The Markdown text, rendered.
    pub body: Html,
}

impl Site {
    /// Returns the services of an agency, in the order of their titles.
    #[must_use]
    pub fn services_of(&self, agency: &str) -> Vec<&Service> {
        let mut services: Vec<&Service> =
            self.services.iter().filter(|service| service.id.agency() == agency).collect();
        services.sort_by(|left, right| (&left.title, &left.id).cmp(&(&right.title, &right.id)));
        services
    }
}
