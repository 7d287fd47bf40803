//! The addresses that pages had before.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use loket_form::language::Language;

use super::at::At;
use super::report::Report;
use super::sources::Sources;
use crate::diagnostic::Diagnostics;
use crate::finding::{FileFinding, Finding, MovedFinding};
use crate::model::{Page, Site};
use crate::source::{SourceFile, role};

/// Finds the folders of pages that have moved, by what they were.
pub(super) fn resolve(
    sources: &Sources<'_>,
    site: &Site,
    languages: &BTreeSet<Language>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let mut pages = pages(sources, site);
    if pages.iter().all(|(.., texts)| texts.is_empty()) {
        return BTreeMap::new();
    }
    let there: BTreeSet<String> = pages.iter().map(|(page, ..)| page.path()).collect();
    let mut moved = BTreeMap::new();
    pages.retain(|(.., texts)| !texts.is_empty());
    for (page, file, texts) in pages {
        let mut report = Report::new(file);
        let parts = file.parts();
        report.set_data(parts.data, parts.data_offset);
        let top = At::top(&report);
        let at = top.key("moved_from");
        for text in texts {
            let Some(path) = at.value(folder(text, languages)) else { continue };
            if there.contains(&path) {
                at.add(MovedFinding::StillThere(path));
            } else if let Some(other) = moved.insert(path.clone(), page.path()) {
                at.add(MovedFinding::Twice { path, other });
            }
        }
        diagnostics.append(report.into_diagnostics());
    }
    moved
}

/// What may have moved, with its file and where it says that it was.
fn pages<'site>(
    sources: &Sources<'site>,
    site: &'site Site,
) -> Vec<(Page, &'site SourceFile, &'site [String])> {
    let services = site.services.iter().filter_map(|(id, service)| {
        let file = *sources.services.get(id)?;
        Some((Page::Service(id.clone()), file, service.life.moved_from.as_slice()))
    });
    let agencies = site.agencies.iter().filter_map(|(id, agency)| {
        let file = *sources.agencies.get(id.as_str())?;
        Some((Page::Agency(id.clone()), file, agency.moved_from.as_slice()))
    });
    let articles = site.pages.iter().filter_map(|page| {
        let file = *sources.pages.get(page.name.as_str())?;
        Some((Page::Article(page.name.clone()), file, page.moved_from.as_slice()))
    });
    let documents = site.services.values().flat_map(|service| {
        service.documents.iter().filter_map(|document| {
            let file = *sources.documents.get(&(service.id.clone(), document.name.as_str()))?;
            let page = Page::Document(service.id.clone(), document.name.clone());
            Some((page, file, document.moved_from.as_slice()))
        })
    });
    services.chain(agencies).chain(articles).chain(documents).collect()
}

/// Reads an address that a page had, with or without the slashes around it, as its folder.
fn folder(text: &str, languages: &BTreeSet<Language>) -> Result<String, Finding> {
    let path = text.trim_matches('/');
    // What had an address that a page can have could be the file of one.
    match role(Path::new(&format!("{path}.md")), languages) {
        Ok(Some(_)) => Ok(format!("{path}/")),
        Ok(None) | Err(Finding::File(FileFinding::UnusedFile)) => {
            Err(FileFinding::BadName(path.to_owned()).into())
        }
        Err(finding) => Err(finding),
    }
}
