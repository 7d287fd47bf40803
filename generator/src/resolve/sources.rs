//! The files of a site in one language, by what they are for.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, ReferenceFinding};
use crate::model::{AttachedFile, ServiceId};
use crate::source::{Attachment, Role, SourceFile};

/// The files of the main language, or the translations into another one.
#[derive(Default)]
pub(super) struct Sources<'file> {
    pub(super) site: Option<&'file SourceFile>,
    pub(super) holidays: Option<&'file SourceFile>,
    pub(super) agencies: BTreeMap<&'file str, &'file SourceFile>,
    pub(super) complaints: BTreeMap<&'file str, &'file SourceFile>,
    pub(super) services: BTreeMap<ServiceId, &'file SourceFile>,
    pub(super) documents: BTreeMap<(ServiceId, &'file str), &'file SourceFile>,
    pub(super) pages: BTreeMap<&'file str, &'file SourceFile>,
    pub(super) forms: BTreeMap<&'file str, &'file SourceFile>,
    /// What is published as it is, for all languages.
    pub(super) attachments: BTreeMap<ServiceId, Vec<&'file Attachment>>,
}

impl<'file> Sources<'file> {
    /// Sorts files by the language that they translate into; those of the main one have none.
    pub(super) fn by_language(files: &'file [SourceFile]) -> BTreeMap<Option<Language>, Self> {
        let mut languages: BTreeMap<Option<Language>, Self> = BTreeMap::new();
        for file in files {
            languages.entry(file.language).or_default().add(file);
        }
        languages
    }

    fn add(&mut self, file: &'file SourceFile) {
        match &file.role {
            Role::Site => self.site = Some(file),
            Role::Holidays => self.holidays = Some(file),
            Role::Agency(agency) => drop(self.agencies.insert(agency, file)),
            Role::Complaint(agency) => drop(self.complaints.insert(agency, file)),
            Role::Service(id) => drop(self.services.insert(id.clone(), file)),
            Role::Document(id, name) => drop(self.documents.insert((id.clone(), name), file)),
            Role::Page(name) => drop(self.pages.insert(name, file)),
            Role::Form(name) => drop(self.forms.insert(name, file)),
        }
    }

    /// Adds the files that are published as they are.
    pub(super) fn attach(&mut self, attachments: &'file [Attachment]) {
        for file in attachments {
            self.attachments.entry(file.service.clone()).or_default().push(file);
        }
    }

    /// Returns the attachments by their services; a folder without a service is reported.
    pub(super) fn attachments_by_service(
        &self,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<ServiceId, Vec<AttachedFile>> {
        let attached = |file: &&Attachment| AttachedFile {
            name: file.name.clone(),
            source: file.path.clone(),
        };
        let mut attachments = BTreeMap::new();
        for (id, files) in &self.attachments {
            if self.services.contains_key(id) {
                attachments.insert(id.clone(), files.iter().map(attached).collect());
                continue;
            }
            for file in files {
                let finding = Finding::Reference(ReferenceFinding::UnknownService(id.to_string()));
                diagnostics.push(Diagnostic::of_file(file.shown_path.clone(), finding));
            }
        }
        attachments
    }

    /// Returns every file.
    pub(super) fn files(&self) -> impl Iterator<Item = &'file SourceFile> {
        let named = [&self.agencies, &self.complaints, &self.pages, &self.forms];
        let named = named.into_iter().flat_map(BTreeMap::values);
        let files = named.chain(self.services.values()).chain(self.documents.values()).copied();
        self.site.into_iter().chain(self.holidays).chain(files)
    }

    /// Returns the translations of what the main language does not have.
    pub(super) fn without_counterpart(
        &self,
        main: &Self,
    ) -> impl Iterator<Item = &'file SourceFile> {
        let roles: BTreeSet<&Role> = main.files().map(|file| &file.role).collect();
        // Holidays are the same in every language.
        self.files().filter(move |file| file.role == Role::Holidays || !roles.contains(&file.role))
    }
}
