//! The addresses of all pages, and those that two pages would have.

use std::collections::BTreeMap;

use super::Sources;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding};
use crate::markdown::{KnownPaths, heading_ids};
use crate::model::ServiceId;
use crate::source::SourceFile;

impl Sources<'_> {
    /// The paths of all pages that the site will have, with the places on them.
    ///
    /// `services` are those that have a page, with their texts.
    pub(super) fn known_paths(
        &self,
        services: &BTreeMap<&ServiceId, &str>,
        template_ids: &[String],
    ) -> KnownPaths {
        let shown = services;
        let agencies = self.agencies.keys().map(|agency| format!("/{agency}/"));
        let services = shown
            .keys()
            .flat_map(|id| ["", "ajukan/", "poster/"].map(|end| format!("/{id}/{end}")));
        let complaints = self.complaints.keys().map(|agency| format!("/{agency}/pengaduan/"));
        // What lies beside a draft is not published either.
        let documents = self.documents.keys().filter(|(id, _)| shown.contains_key(id));
        let documents = documents.map(|(id, name)| format!("/{id}/{name}/"));
        let pages = self.pages.keys().map(|name| format!("/{name}/"));
        let attachments = self.attachments.iter().filter(|(id, _)| shown.contains_key(id));
        let attachments = attachments
            .flat_map(|(id, files)| files.iter().map(move |file| format!("/{id}/{}", file.name)));
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
        for (id, text) in shown {
            add(&format!("/{id}/"), text);
        }
        for ((id, name), file) in &self.documents {
            add(&format!("/{id}/{name}/"), file.parts().body);
        }
        for (name, file) in &self.pages {
            add(&format!("/{name}/"), file.parts().body);
        }
        known
    }

    /// Reports files whose pages would have the address of another page.
    pub(super) fn report_clashes(&self, diagnostics: &mut Diagnostics) {
        let mut taken: BTreeMap<&str, &SourceFile> = BTreeMap::new();
        for (name, file) in self.agencies.iter().chain(&self.pages) {
            if let Some(other) = taken.insert(name, file) {
                let other = other.shown_path.clone();
                let finding =
                    Finding::File(FileFinding::SameAddress { path: format!("/{name}/"), other });
                diagnostics.push(Diagnostic::of_file(file.shown_path.clone(), finding));
            }
        }
    }
}
