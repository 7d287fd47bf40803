//! Pages that are texts of their own: ordinary ones, and the documents of services.

use std::collections::BTreeMap;

use super::at::At;
use super::parts::{body, data};
use super::report::Report;
use super::sources::Sources;
use super::values::texts;
use crate::diagnostic::Diagnostics;
use crate::finding::ReferenceFinding;
use crate::markdown::{self, LinkContext};
use crate::model::{OrdinaryPage, Page, ServiceDocument, ServiceId};
use crate::raw::RawPage;
use crate::source::SourceFile;

/// Resolves the documents of services, by their service.
pub(super) fn documents(
    sources: &Sources<'_>,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ServiceId, Vec<ServiceDocument>> {
    let mut documents: BTreeMap<ServiceId, Vec<ServiceDocument>> = BTreeMap::new();
    for ((id, name), file) in &sources.documents {
        if sources.services.contains_key(id) {
            let document = document(id, name, file, text, diagnostics);
            documents.entry(id.clone()).or_default().push(document);
        } else {
            diagnostics
                .push(file.diagnostic(None, ReferenceFinding::UnknownService(id.to_string())));
        }
    }
    documents
}

/// Resolves one document.
pub(super) fn document(
    id: &ServiceId,
    name: &str,
    file: &SourceFile,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> ServiceDocument {
    let (folder, page) = (format!("/{id}/"), Page::Document(id.clone(), name.to_owned()));
    let mut report = Report::new(file);
    let (raw, parts) = data::<RawPage>(file, &mut report);
    let rendered = markdown::render_document(parts.body, text.at(&folder, &page));
    for (position, finding) in rendered.findings {
        report.add_at(position.below(parts.body_offset), finding);
    }
    let title = At::top(&report).required("title", raw.title.as_deref());
    diagnostics.append(report.into_diagnostics());
    let blanks = rendered.blanks.into_iter();
    let blanks = blanks.map(|blank| blank.below(parts.body_offset)).collect();
    let moved_from = texts(raw.moved_from.as_ref());
    ServiceDocument { name: name.to_owned(), title, moved_from, body: rendered.html, blanks }
}

/// Resolves the ordinary pages.
pub(super) fn pages(
    sources: &Sources<'_>,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<OrdinaryPage> {
    sources.pages.iter().map(|(name, file)| page(name, file, text, diagnostics)).collect()
}

/// Resolves one page.
pub(super) fn page(
    name: &str,
    file: &SourceFile,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> OrdinaryPage {
    let address = Page::Article(name.to_owned());
    let mut report = Report::new(file);
    let (raw, parts) = data::<RawPage>(file, &mut report);
    let body = body(&parts, text.at("/", &address), &mut report);
    let title = At::top(&report).required("title", raw.title.as_deref());
    diagnostics.append(report.into_diagnostics());
    let moved_from = texts(raw.moved_from.as_ref());
    OrdinaryPage { name: name.to_owned(), title, summary: raw.summary, moved_from, body }
}
