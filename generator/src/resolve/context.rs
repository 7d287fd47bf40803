//! What files are resolved against: a site in one language, then one service of it.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;

use super::agencies::Agencies;
use super::cases::CaseIds;
use super::doubt::Doubt;
use super::moments::Moments;
use super::settings::Settings;
use super::shared_forms::SharedForms;
use crate::markdown::LinkContext;
use crate::model::{Agency, AttachedFile, FormWords, Page, ServiceDocument, ServiceId, Site};

/// A site in one language, as far as it is made before its services.
#[derive(Clone, Copy)]
pub(super) struct SiteContext<'site> {
    /// What `site.yaml` says.
    pub(super) site: &'site Site,
    /// The agencies.
    pub(super) agencies: &'site Agencies,
    /// The forms that services share.
    pub(super) forms: &'site SharedForms<'site>,
    /// The documents of services.
    pub(super) documents: &'site BTreeMap<ServiceId, Vec<ServiceDocument>>,
    /// The files of services that are published as they are.
    pub(super) attachments: &'site BTreeMap<ServiceId, Vec<AttachedFile>>,
    /// All services, to refer to.
    pub(super) services: &'site BTreeSet<ServiceId>,
    /// The main language, if this is another one.
    pub(super) translates: Option<Language>,
    /// What could not be read whole of it.
    pub(super) doubt: Doubt,
    /// What the site is resolved with.
    pub(super) settings: &'site Settings<'site>,
    /// What texts may link to.
    pub(super) text: LinkContext<'site>,
}

/// What a service is resolved against.
#[derive(Clone, Copy)]
pub(super) struct ServiceContext<'site> {
    /// The site that it belongs to.
    pub(super) around: SiteContext<'site>,
    /// Which service.
    pub(super) id: &'site ServiceId,
    /// Who serves.
    pub(super) agency: &'site Agency,
    /// Where its texts stand, and what they may link to.
    pub(super) text: LinkContext<'site>,
}

impl<'site> SiteContext<'site> {
    /// Returns what a service is resolved against; `None` if nobody serves.
    pub(super) fn of_service(
        self,
        id: &'site ServiceId,
        folder: &'site str,
        page: &'site Page,
    ) -> Option<ServiceContext<'site>> {
        let agency = self.agencies.known.get(id.agency())?;
        Some(ServiceContext { around: self, id, agency, text: self.text.at(folder, page) })
    }

    /// Returns what could not be read whole for the files of an agency.
    pub(super) fn doubt(&self, agency: &str) -> Doubt {
        Doubt { agency: self.agencies.unsure.contains(agency), ..self.doubt }
    }

    /// Returns what time it is, and where.
    pub(super) const fn moments(&self) -> Moments {
        Moments { zone: self.site.calendar.zone, today: self.settings.today }
    }

    /// Returns the language that everything is in.
    pub(super) const fn language(&self) -> Language {
        self.site.language
    }

    /// Returns what forms ask that nobody wrote; nothing if the words could not be read.
    pub(super) fn form_words(&self) -> Option<&'site FormWords> {
        self.settings.form_words.get(&self.language())
    }
}

impl<'site> ServiceContext<'site> {
    /// Returns the documents of the service.
    pub(super) fn documents(&self) -> &'site [ServiceDocument] {
        self.around.documents.get(self.id).map_or(&[], Vec::as_slice)
    }

    /// Returns the files of its folder that are published as they are.
    pub(super) fn attachments(&self) -> &'site [AttachedFile] {
        self.around.attachments.get(self.id).map_or(&[], Vec::as_slice)
    }
}

/// What the parts of a standard are resolved against.
pub(super) struct Scope<'site> {
    /// The service.
    pub(super) service: &'site ServiceContext<'site>,
    /// Its cases.
    pub(super) cases: CaseIds,
}
