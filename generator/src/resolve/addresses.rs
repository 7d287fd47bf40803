//! The addresses of all pages, and those that two pages would have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drafts, Sources, Written};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::Finding;
use crate::markdown::{KnownPaths, heading_ids};
use crate::model::ServiceId;
use crate::source::SourceFile;

impl Sources<'_> {
    /// The paths of all pages that the site will have, with the places on them.
    pub(super) fn known_paths(
        &self,
        written: &[Written<'_>],
        drafts: Drafts,
        template_ids: &[String],
    ) -> KnownPaths {
        let published = || written.iter().filter(|written| written.is_published(drafts));
        let agencies = self.agencies.iter().map(|(agency, _)| format!("/{agency}/"));
        let services = published().flat_map(|written| {
            ["", "ajukan/", "poster/"].map(|end| format!("/{}/{end}", written.id))
        });
        let complaints = self.complaints.iter().map(|(agency, _)| format!("/{agency}/pengaduan/"));
        // What lies beside a draft is not published either.
        let shown: BTreeSet<&ServiceId> = published().map(|written| written.id).collect();
        let documents = self.documents.iter().filter(|(id, ..)| shown.contains(id));
        let documents = documents.map(|(id, name, _)| format!("/{id}/{name}/"));
        let pages = self.pages.iter().map(|(name, _)| format!("/{name}/"));
        let attachments = self.attachments.iter().filter(|(id, _)| shown.contains(id));
        let attachments = attachments.map(|(id, file)| format!("/{id}/{}", file.name));
        let made = ["/", "/cari/", "/kelengkapan/", "/layanan/"].map(str::to_owned);
        let mut known: KnownPaths = agencies
            .chain(complaints)
            .chain(services)
            .chain(documents)
            .chain(pages)
            .chain(attachments)
            .chain(made)
            .collect();
        known.add_common(template_ids.iter().cloned());
        let mut add = |path: &str, text: &str| {
            let ids = heading_ids(text, &known);
            known.add_places(path, ids);
        };
        for service in published() {
            add(&format!("/{}/", service.id), service.content.1.body);
        }
        let body = |file: &SourceFile| file.parts().body.to_owned();
        for (id, name, file) in &self.documents {
            add(&format!("/{id}/{name}/"), &body(file));
        }
        for (name, file) in &self.pages {
            add(&format!("/{name}/"), &body(file));
        }
        known
    }

    /// Reports files whose pages would have the address of another page.
    pub(super) fn report_clashes(&self, diagnostics: &mut Diagnostics) {
        let mut taken: BTreeMap<&str, &SourceFile> = BTreeMap::new();
        for (name, file) in self.agencies.iter().chain(&self.pages) {
            if let Some(other) = taken.insert(name, file) {
                let other = other.shown_path.clone();
                let finding = Finding::SameAddress { path: format!("/{name}/"), other };
                diagnostics.push(Diagnostic::of_file(file.shown_path.clone(), finding));
            }
        }
    }
}
