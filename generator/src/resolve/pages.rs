//! Pages that are texts of their own: ordinary ones, and the documents of services.

use std::collections::BTreeMap;

use super::parts::{body, data};
use super::report::{At, Report};
use super::sources::Sources;
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
        let mut report = Report::new(file);
        let (folder, page) = (format!("/{id}/"), Page::Document(id.clone(), (*name).to_owned()));
        if sources.services.contains_key(id) {
            let document = document(name, file, text.at(&folder, &page), &mut report);
            documents.entry(id.clone()).or_default().push(document);
        } else {
            report.add_whole(ReferenceFinding::UnknownService(id.to_string()));
        }
        diagnostics.append(report.into_diagnostics());
    }
    documents
}

/// Resolves one document; absent if its file could not be used at all.
pub(super) fn document<'file>(
    name: &str,
    file: &'file SourceFile,
    text: LinkContext<'_>,
    report: &mut Report<'file>,
) -> ServiceDocument {
    let (raw, parts) = data::<RawPage>(file, report);
    let title = report.required(&At::TOP, "title", raw.title.as_deref());
    let rendered = markdown::render_document(parts.body, text);
    for (position, finding) in rendered.findings {
        report.add_at(position.below(parts.body_offset), finding);
    }
    let blanks = rendered.blanks.into_iter();
    ServiceDocument {
        name: name.to_owned(),
        title,
        body: rendered.html,
        blanks: blanks.map(|blank| blank.below(parts.body_offset)).collect(),
    }
}

/// Resolves the ordinary pages.
pub(super) fn pages(
    sources: &Sources<'_>,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<OrdinaryPage> {
    let mut pages = Vec::new();
    for (name, file) in &sources.pages {
        let mut report = Report::new(file);
        pages.push(page(name, file, text, &mut report));
        diagnostics.append(report.into_diagnostics());
    }
    pages
}

/// Resolves one page.
pub(super) fn page<'file>(
    name: &str,
    file: &'file SourceFile,
    text: LinkContext<'_>,
    report: &mut Report<'file>,
) -> OrdinaryPage {
    let address = Page::Article(name.to_owned());
    let (raw, parts) = data::<RawPage>(file, report);
    let body = body(&parts, text.at("/", &address), report);
    let title = report.required(&At::TOP, "title", raw.title.as_deref());
    OrdinaryPage { name: name.to_owned(), title, summary: raw.summary, body }
}
