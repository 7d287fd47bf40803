//! The addresses of all pages, and those that two pages would have.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::sources::Sources;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding};
use crate::markdown::{KnownPaths, heading_ids};
use crate::model::{Page, PublicFile, ServiceId};
use crate::source::SourceFile;

impl Sources<'_> {
    /// The files that texts may link to, with the places on the pages among them.
    ///
    /// `services` are those that have a page, with their texts.
    pub(super) fn known_paths(
        &self,
        services: &BTreeMap<&ServiceId, &str>,
        template_ids: &[String],
    ) -> KnownPaths {
        let agencies = self.agencies.keys().map(|agency| Page::Agency((*agency).to_owned()));
        let complaints = self.complaints.keys().map(|agency| Page::Complaint((*agency).to_owned()));
        // Nobody knows yet which of them have a form.
        let of_services = services.keys().flat_map(|id| {
            [Page::Service, Page::Form, Page::Poster].map(|page| page((*id).clone()))
        });
        // What lies beside a draft is not published either.
        let documents = self.documents.keys().filter(|(id, _)| services.contains_key(id));
        let documents = documents.map(document);
        let articles = self.pages.keys().map(|name| Page::Article((*name).to_owned()));
        let attachments = self.attachments.iter().filter(|(id, _)| services.contains_key(id));
        let attachments = attachments.flat_map(|(id, files)| {
            files.iter().map(|file| PublicFile::Attachment(id.clone(), file.name.clone()))
        });
        let mut known: KnownPaths = [Page::Home, Page::Search, Page::Completeness, Page::Services]
            .into_iter()
            .chain(agencies)
            .chain(complaints)
            .chain(of_services)
            .chain(documents)
            .chain(articles)
            .map(PublicFile::Page)
            .chain(attachments)
            .collect();
        known.add_common(template_ids.iter().cloned());
        let of_services: Vec<_> = services
            .par_iter()
            .map(|(id, text)| (Page::Service((*id).clone()), heading_ids(text, &known)))
            .collect();
        for (page, ids) in of_services {
            known.add_places(page, ids);
        }
        let mut add = |page: Page, text: &str| {
            let ids = heading_ids(text, &known);
            known.add_places(page, ids);
        };
        for (document_id, file) in &self.documents {
            add(document(document_id), file.parts().body);
        }
        for (name, file) in &self.pages {
            add(Page::Article((*name).to_owned()), file.parts().body);
        }
        known
    }

    /// Reports files whose pages would have the address of another page.
    pub(super) fn report_clashes(&self, diagnostics: &mut Diagnostics) {
        let mut taken: BTreeMap<&str, &SourceFile> = BTreeMap::new();
        for (name, file) in self.agencies.iter().chain(&self.pages) {
            if let Some(other) = taken.insert(name, file) {
                let other = other.shown_path.clone();
                let path = format!("/{}", Page::Article((*name).to_owned()).path());
                let finding = Finding::File(FileFinding::SameAddress { path, other });
                diagnostics.push(Diagnostic::of_file(file.shown_path.clone(), finding));
            }
        }
    }
}

fn document((id, name): &(ServiceId, &str)) -> Page {
    Page::Document(id.clone(), (*name).to_owned())
}
