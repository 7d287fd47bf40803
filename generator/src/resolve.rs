//! From what is written to what is meant: values, references, what must be there.
//!
//! Everything that is wrong is reported; a site is made only if nothing is.

mod agency;
mod cases;
mod complaints;
mod costs;
mod form;
mod items;
mod life;
mod report;
mod requirements;
mod service;
mod site;
mod steps;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::Finding;
use crate::html::Html;
use crate::markdown::{self, KnownPaths};
use crate::model::{
    Agency, OrdinaryPage, Service, ServiceDocument, ServiceId, Site, Status, WebUrl,
};
use crate::raw::agency::RawAgency;
use crate::raw::service::RawService;
use crate::raw::site::{RawSite, RawYear};
use crate::raw::{self, RawPage};
use crate::source::{Parts, Role, SourceFile};

use report::{At, Report};

/// The sources of a site by what they are for.
struct Sources<'file> {
    site: Option<&'file SourceFile>,
    holidays: Option<&'file SourceFile>,
    agencies: Vec<(&'file str, &'file SourceFile)>,
    services: Vec<(ServiceId, &'file SourceFile)>,
    documents: Vec<(ServiceId, &'file str, &'file SourceFile)>,
    pages: Vec<(&'file str, &'file SourceFile)>,
}

impl<'file> Sources<'file> {
    fn of(files: &'file [SourceFile]) -> Self {
        let mut sources = Self {
            site: None,
            holidays: None,
            agencies: Vec::new(),
            services: Vec::new(),
            documents: Vec::new(),
            pages: Vec::new(),
        };
        for file in files {
            match &file.role {
                Role::Site => sources.site = Some(file),
                Role::Holidays => sources.holidays = Some(file),
                Role::Agency(agency) => sources.agencies.push((agency, file)),
                Role::Service { agency, service } => {
                    sources.services.push((ServiceId::new(agency.clone(), service.clone()), file));
                }
                Role::Document { agency, service, document } => {
                    let id = ServiceId::new(agency.clone(), service.clone());
                    sources.documents.push((id, document, file));
                }
                Role::Page(name) => sources.pages.push((name, file)),
            }
        }
        sources
    }

    /// The paths of all pages that the site will have.
    fn known_paths(&self, written: &[Written<'_>], drafts: Drafts) -> KnownPaths {
        let agencies = self.agencies.iter().map(|(agency, _)| format!("/{agency}/"));
        let published = written.iter().filter(|written| written.is_published(drafts));
        let services = published
            .flat_map(|written| [format!("/{}/", written.id), format!("/{}/ajukan/", written.id)]);
        let pages = self.pages.iter().map(|(name, _)| format!("/{name}/"));
        agencies.chain(services).chain(pages).chain(["/".to_owned()]).collect()
    }
}

/// Whether standards that are being written are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They are checked, but have no pages.
    Checked,
    /// They have pages, for their editor to look at.
    Shown,
}

/// The file of a service, read but not understood yet.
struct Written<'file> {
    id: &'file ServiceId,
    /// Its data and parts; absent if they could not be used at all.
    content: Option<(RawService, Parts<'file>)>,
    report: Report<'file>,
}

impl<'file> Written<'file> {
    fn parse(id: &'file ServiceId, file: &'file SourceFile) -> Self {
        let mut report = Report::new(file);
        let content = data(file, &mut report);
        Self { id, content, report }
    }

    fn is_published(&self, drafts: Drafts) -> bool {
        let is_draft = |(raw, _): &(RawService, _)| life::status(raw) == Status::Draft;
        drafts == Drafts::Shown || !self.content.as_ref().is_some_and(is_draft)
    }
}

/// What became of content.
#[derive(Debug)]
pub struct Resolved {
    /// The site; absent if there is any error.
    pub site: Option<Site>,
    /// The main language, as far as it could be read.
    pub language: Language,
    /// Everything that was found.
    pub diagnostics: Diagnostics,
}

/// Resolves content files to a site.
///
/// `content` is the folder as the user names it, for what is missing from it;
/// `base_url` takes the place of the address in `site.yaml`.
#[must_use]
pub fn resolve(
    content: &str,
    files: &[SourceFile],
    base_url: Option<&WebUrl>,
    drafts: Drafts,
) -> Resolved {
    let sources = Sources::of(files);
    let written: Vec<Written<'_>> =
        sources.services.par_iter().map(|(id, file)| Written::parse(id, file)).collect();
    let known = sources.known_paths(&written, drafts);
    let mut diagnostics = Diagnostics::default();
    let Some(site_file) = sources.site else {
        let finding = Finding::MissingFile("site.yaml");
        diagnostics.push(Diagnostic::of_file(content.to_owned(), finding));
        return Resolved { site: None, language: Language::default(), diagnostics };
    };
    let years = sources.holidays.map(|file| document::<Vec<RawYear>>(file, &mut diagnostics));
    let raw_site = document::<RawSite>(site_file, &mut diagnostics);
    let mut site = site::resolve(site_file, &raw_site, &mut diagnostics);
    if let Some(base_url) = base_url {
        site.base_url = base_url.clone();
    }
    if let (Some(file), Some(years)) = (sources.holidays, &years) {
        site::resolve_holidays(file, years, &mut site.calendar, &mut diagnostics);
    }
    let text = TextContext { known: &known, base_path: site.base_url.base_path() };
    let agencies = agencies(&sources, &site.government, text, &mut diagnostics);
    let documents = documents(&sources, text, &mut diagnostics);
    let services = services(written, &agencies, &documents, &site, text, &mut diagnostics);
    let pages = pages(&sources, text, &mut diagnostics);
    if site.sender.is_none() && services.iter().any(|service| service.form.is_some()) {
        let mut report = Report::new(site_file);
        report.add(&At::TOP, Finding::Missing("mail"));
        diagnostics.append(report.into_diagnostics());
    }
    site.agencies = agencies;
    site.services = published(services, drafts);
    site.pages = pages;
    let language = site.language;
    Resolved { site: (!diagnostics.has_errors()).then_some(site), language, diagnostics }
}

/// What a Markdown text may link to.
#[derive(Clone, Copy)]
struct TextContext<'site> {
    known: &'site KnownPaths,
    base_path: &'site str,
}

/// Reads a file that is data alone; what cannot be read counts as left out.
fn document<T: serde::de::DeserializeOwned + Default>(
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> T {
    let (raw, problems) = raw::parse(file, &file.text, 0);
    diagnostics.append(problems);
    raw.unwrap_or_default()
}

fn agencies(
    sources: &Sources<'_>,
    government: &str,
    text: TextContext<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Agency> {
    let mut agencies = BTreeMap::new();
    for (id, file) in &sources.agencies {
        let raw = document::<RawAgency>(file, diagnostics);
        let mut report = Report::new(file);
        agencies.insert((*id).to_owned(), agency::resolve(id, &raw, government, text, &mut report));
        diagnostics.append(report.into_diagnostics());
    }
    agencies
}

fn services(
    written: Vec<Written<'_>>,
    agencies: &BTreeMap<String, Agency>,
    documents: &BTreeMap<ServiceId, Vec<ServiceDocument>>,
    site: &Site,
    text: TextContext<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Service> {
    let ids: BTreeSet<ServiceId> = written.iter().map(|written| written.id.clone()).collect();
    let resolved: Vec<(Option<Service>, Diagnostics)> = written
        .into_par_iter()
        .map(|Written { id, content, mut report }| {
            let Some((raw, parts)) = content else {
                return (None, report.into_diagnostics());
            };
            let body = body(parts, text, &mut report);
            let Some(agency) = agencies.get(id.agency()) else {
                report.add_whole(Finding::UnknownAgency(id.agency().to_owned()));
                return (None, report.into_diagnostics());
            };
            let context = service::Context {
                id,
                agency,
                documents: documents.get(id).map_or(&[], Vec::as_slice),
                language: site.language,
                base_path: site.base_url.base_path(),
                text,
                services: &ids,
                topics: &site.topics,
                life_events: &site.life_events,
            };
            (service::resolve(&context, &raw, body, &mut report), report.into_diagnostics())
        })
        .collect();
    let mut services = Vec::with_capacity(resolved.len());
    for (service, problems) in resolved {
        services.extend(service);
        diagnostics.append(problems);
    }
    services
}

/// Leaves out drafts that are only checked, and what refers to them.
fn published(mut services: Vec<Service>, drafts: Drafts) -> Vec<Service> {
    if drafts == Drafts::Checked {
        services.retain(|service| service.life.status != Status::Draft);
        let ids: BTreeSet<ServiceId> = services.iter().map(|service| service.id.clone()).collect();
        for service in &mut services {
            service.related.retain(|id| ids.contains(id));
            service.life.replaced_by.take_if(|id| !ids.contains(id));
        }
    }
    services
}

/// Resolves the documents of services, by their service.
fn documents(
    sources: &Sources<'_>,
    text: TextContext<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ServiceId, Vec<ServiceDocument>> {
    let mut documents: BTreeMap<ServiceId, Vec<ServiceDocument>> = BTreeMap::new();
    let services: BTreeSet<&ServiceId> = sources.services.iter().map(|(id, _)| id).collect();
    for (id, name, file) in &sources.documents {
        let mut report = Report::new(file);
        if !services.contains(id) {
            report.add_whole(Finding::UnknownService(id.to_string()));
        } else if let Some((raw, body)) = page::<RawPage>(file, text, &mut report) {
            let title = report.required(&At::TOP, "title", raw.title.as_deref());
            let document = ServiceDocument { name: (*name).to_owned(), title, body };
            documents.entry(id.clone()).or_default().push(document);
        }
        diagnostics.append(report.into_diagnostics());
    }
    documents
}

fn pages(
    sources: &Sources<'_>,
    text: TextContext<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<OrdinaryPage> {
    let mut pages = Vec::new();
    for (name, file) in &sources.pages {
        let mut report = Report::new(file);
        if let Some((raw, body)) = page::<RawPage>(file, text, &mut report) {
            let title = report.required(&At::TOP, "title", raw.title.as_deref());
            pages.push(OrdinaryPage {
                name: (*name).to_owned(),
                title,
                summary: raw.summary,
                body,
            });
        }
        diagnostics.append(report.into_diagnostics());
    }
    pages
}

/// Reads a file of data and text; `None` if it has no data that could be used.
fn page<'file, T: serde::de::DeserializeOwned>(
    file: &'file SourceFile,
    text: TextContext<'_>,
    report: &mut Report<'file>,
) -> Option<(T, Html)> {
    let (raw, parts) = data(file, report)?;
    Some((raw, body(parts, text, report)))
}

/// Reads the data of a file; `None` if there is nothing that could be used.
fn data<'file, T: serde::de::DeserializeOwned>(
    file: &'file SourceFile,
    report: &mut Report<'file>,
) -> Option<(T, Parts<'file>)> {
    let parts = match file.parts() {
        Ok(parts) => parts,
        Err(finding) => {
            report.add_at(crate::place::Position::START, finding);
            return None;
        }
    };
    report.set_data(parts.data, parts.data_offset);
    let (raw, problems) = raw::parse(file, parts.data, parts.data_offset);
    report.append(problems);
    raw.map(|raw| (raw, parts))
}

/// Renders the text of a file.
fn body(parts: Parts<'_>, text: TextContext<'_>, report: &mut Report<'_>) -> Html {
    let (body, findings) = markdown::render(parts.body, text.known, text.base_path);
    for (position, finding) in findings {
        report.add_at(position.below(parts.body_offset), finding);
    }
    body
}
