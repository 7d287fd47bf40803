//! The whole site.

use std::collections::BTreeMap;

use loket_form::bundle::Sender;
use loket_form::calendar::Calendar;
use loket_form::language::Language;

use super::{Agency, Look, Notice, Security, Service, ServiceId, Translation, WebUrl};
use crate::html::Html;

/// A site without a dangling reference.
#[derive(Debug, Clone)]
pub struct Site {
    /// What all its pages may show of it.
    pub facts: SiteFacts,
    /// The main language.
    pub language: Language,
    /// When the agencies work.
    pub calendar: Calendar,
    /// Who mails come from; absent if no service has a form.
    pub sender: Option<Sender>,
    /// The agencies by their folder.
    pub agencies: BTreeMap<String, Agency>,
    /// The services by their ids.
    pub services: BTreeMap<ServiceId, Service>,
    /// Ordinary pages in the order of their names.
    pub pages: Vec<OrdinaryPage>,
    /// The folders of pages that have moved, by what they were: `kominfo/kunci/`.
    pub moved: BTreeMap<String, String>,
    /// What is its own in another language; absent in the main one.
    pub translation: Option<Translation>,
}

impl Site {
    /// Returns the site with forms that are answered where its pages are.
    #[must_use]
    pub fn with_forms_here(mut self) -> Self {
        self.facts.handler = None;
        self
    }

    /// Returns the site without its forms, for a host where nothing answers them.
    #[must_use]
    pub fn without_forms(mut self) -> Self {
        self.services.values_mut().for_each(|service| service.form = None);
        self.agencies.values_mut().for_each(|agency| agency.complaint_form = None);
        self
    }
}

/// What `site.yaml` says of a site.
#[derive(Debug, Clone)]
pub struct SiteFacts {
    /// The name.
    pub name: String,
    /// The government that publishes it.
    pub government: String,
    /// One or two sentences for the home page.
    pub intro: Option<String>,
    /// Something to tell on every page for a while.
    pub notice: Option<Notice>,
    /// The address under which it is published.
    pub base_url: WebUrl,
    /// Where its forms are answered, if that is elsewhere.
    pub handler: Option<WebUrl>,
    /// Whom to tell of a security hole.
    pub security: Option<Security>,
    /// How it looks.
    pub look: Look,
    /// National complaint channels.
    pub national_channels: Vec<Channel>,
    /// Topics by which services are found, in the order of the file.
    pub topics: Vec<Topic>,
    /// Events of life by which services are found, in the order of the file.
    pub life_events: Vec<Topic>,
}

/// A channel with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub url: WebUrl,
}

/// A topic or an event of life by which services are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The name by which services refer to it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// One sentence on what is found under it.
    pub summary: Option<String>,
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
    /// Where it was before, as it is written.
    pub moved_from: Vec<String>,
    /// The Markdown text, rendered.
    pub body: Html,
}

impl Site {
    /// Returns the services that can be asked for, in the order of their ids.
    #[must_use]
    pub fn listed_services(&self) -> Vec<&Service> {
        self.services.values().filter(|service| service.is_listed()).collect()
    }
}
