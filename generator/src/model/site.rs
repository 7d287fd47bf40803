//! The whole site.

use std::collections::BTreeMap;

use loket_form::bundle::Sender;
use loket_form::calendar::Calendar;
use loket_form::language::Language;

use super::{Agency, Look, Security, Service, ServiceId, Status, Translation, WebUrl};
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
    /// The agencies by their folder.
    pub agencies: BTreeMap<String, Agency>,
    /// The services by their ids.
    pub services: BTreeMap<ServiceId, Service>,
    /// Ordinary pages in the order of their names.
    pub pages: Vec<OrdinaryPage>,
    /// What is its own in another language; absent in the main one.
    pub translation: Option<Translation>,
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
    /// The Markdown text, rendered.
    pub body: Html,
}

impl Site {
    /// Returns whether a service has a page in the language of the site.
    #[must_use]
    pub fn tells_service(&self, id: &ServiceId) -> bool {
        self.translation.as_ref().is_none_or(|own| own.services.contains_key(id))
    }

    /// Returns whether a form can be filled in in the language of the site.
    #[must_use]
    pub fn tells_form(&self, id: &ServiceId) -> bool {
        let own = self.translation.as_ref();
        own.is_none_or(|own| own.services.get(id).is_some_and(|keys| !keys.contains("form")))
    }

    /// Returns whether the complaint form of an agency can be filled in in the language of the site.
    #[must_use]
    pub fn tells_complaint(&self, agency: &str) -> bool {
        self.translation.as_ref().is_none_or(|own| own.complaints.contains(agency))
    }

    /// Returns whether a document of a service has a page in the language of the site.
    #[must_use]
    pub fn tells_document(&self, id: &ServiceId, name: &str) -> bool {
        let own = self.translation.as_ref();
        own.is_none_or(|own| own.documents.contains(&(id.clone(), name.to_owned())))
    }

    /// Returns whether an ordinary page has one in the language of the site.
    #[must_use]
    pub fn tells_page(&self, name: &str) -> bool {
        self.translation.as_ref().is_none_or(|own| own.pages.contains(name))
    }

    /// Returns whether there is a page at a path such as `kominfo/lock/`.
    #[must_use]
    pub fn tells_path(&self, path: &str) -> bool {
        let mut parts = path.trim_end_matches('/').split('/');
        let (Some(first), second, third) = (parts.next(), parts.next(), parts.next()) else {
            return true;
        };
        let service = second.map(|name| ServiceId::new(first.to_owned(), name.to_owned()));
        match service.filter(|id| self.service(id).is_some()) {
            Some(id) => match third {
                None | Some("poster") => self.tells_service(&id),
                Some("ajukan") => self.tells_form(&id),
                Some(name) => self.tells_document(&id, name),
            },
            None if second == Some("pengaduan") => self.tells_complaint(first),
            None if self.pages.iter().any(|page| page.name == first) => self.tells_page(first),
            None => true,
        }
    }

    /// Finds a service.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.get(id)
    }

    /// Returns the services that can be asked for, in the order of their ids.
    #[must_use]
    pub fn listed_services(&self) -> Vec<&Service> {
        let is_listed = |service: &&Service| service.life.status != Status::Revoked;
        self.services.values().filter(is_listed).collect()
    }

    /// Returns the services of an agency that can be asked for, in the order of their titles.
    #[must_use]
    pub fn services_of(&self, agency: &str) -> Vec<&Service> {
        let mut services = self.listed_services();
        services.retain(|service| service.id.agency() == agency);
        services.sort_by(|left, right| (&left.title, &left.id).cmp(&(&right.title, &right.id)));
        services
    }
}
