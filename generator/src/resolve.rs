//! From what is written to what is meant: values, references, what must be there.
//!
//! Everything that is wrong is reported; a site is made only if nothing is.

mod addresses;
mod agencies;
mod agency;
mod appearance;
mod at;
mod blanks;
mod cases;
mod complaint_form;
mod complaints;
mod context;
mod costs;
mod decree;
mod distinguishable;
mod doubt;
mod form;
mod form_fault;
mod items;
mod lifecycle;
mod moments;
mod moved;
mod pages;
mod parts;
mod plausible;
mod recipients;
mod report;
mod requirements;
mod security;
mod service;
mod settings;
mod shared_forms;
mod site;
mod sources;
mod step_names;
mod steps;
mod translation;
mod values;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, StandardFinding, ValueFinding};
use crate::markdown::LinkContext;
use crate::model::{Page, Service, ServiceId, Site, Status};
use crate::raw::site::{RawSite, RawYear};
use crate::source::{Attachment, SourceFile};

use at::At;
use context::SiteContext;
use doubt::Doubt;
use parts::{document, prose};
use report::Report;
use shared_forms::SharedForms;
use sources::Sources;
use written::Written;

pub use settings::{Drafts, Settings};

/// What became of content.
#[derive(Debug)]
pub struct Resolved {
    /// The site, as far as it could be read; absent if there is no `site.yaml`.
    pub site: Option<Site>,
    /// The site in each other language that something is translated into.
    pub others: BTreeMap<Language, Site>,
    /// The main language, as far as it could be read.
    pub language: Language,
    /// Everything that was found.
    pub diagnostics: Diagnostics,
}

/// Resolves content files to a site.
///
/// `content` is the folder as the user names it, for what is missing from it.
#[must_use]
pub fn resolve(
    content: &str,
    files: &[SourceFile],
    attachments: &[Attachment],
    settings: &Settings<'_>,
) -> Resolved {
    let drafts = settings.drafts;
    let mut languages = Sources::by_language(files);
    let mut sources = languages.remove(&None).unwrap_or_default();
    sources.attach(attachments);
    let written: Vec<Written<'_>> =
        sources.services.par_iter().map(|(id, file)| Written::parse(id, file)).collect();
    let with_page = written.iter().filter(|written| written.is_published(drafts));
    let with_page = with_page.map(|written| (written.id, written.content.1.body)).collect();
    let known = sources.known_paths(&with_page, &settings.template_ids);
    let mut diagnostics = Diagnostics::default();
    sources.report_clashes(&mut diagnostics);
    let Some(site_file) = sources.site else {
        let finding = FileFinding::MissingFile("site.yaml".to_owned());
        diagnostics.push(Diagnostic::of_file(content.to_owned(), finding));
        let (site, others) = (None, BTreeMap::new());
        return Resolved { site, others, language: Language::INDONESIAN, diagnostics };
    };
    let (raw_site, mut site) = site(site_file, settings, &mut diagnostics);
    if let Some(base_url) = settings.base_url {
        site.facts.base_url = base_url.clone();
    }
    if let Some(file) = sources.holidays {
        holidays(file, &mut site, &mut diagnostics);
    }
    let doubt = Doubt { site: doubt::may_lack(&diagnostics), ..Doubt::default() };
    let base_path = site.facts.base_url.base_path();
    let text = LinkContext { known: &known, base_path, elsewhere: None, page: None, folder: "/" };
    let agencies = agencies::resolve(&sources, &site, settings.today, text, &mut diagnostics);
    let documents = pages::documents(&sources, text, &mut diagnostics);
    let attachments = sources.attachments_by_service(&mut diagnostics);
    let forms = SharedForms::read(&sources, &mut diagnostics);
    forms.note_unused(&written, &mut diagnostics);
    let ids = sources.services.keys().cloned().collect();
    let around = SiteContext {
        site: &site,
        agencies: &agencies,
        forms: &forms,
        documents: &documents,
        attachments: &attachments,
        services: &ids,
        translates: None,
        doubt,
        settings,
        text,
    };
    let services = services(written, around, &mut diagnostics);
    blanks::check(&sources, &services, &mut diagnostics);
    let pages = pages::pages(&sources, text, &mut diagnostics);
    let years = plausible::missing_years(services.values(), &site.calendar, settings.today);
    let years = years.into_iter().map(|year| StandardFinding::NoHolidays(year).into());
    for finding in years.filter(|finding| doubt.knows(finding)) {
        let path = sources.holidays.unwrap_or(site_file).shown_path.clone();
        diagnostics.push(Diagnostic::of_file(path, finding));
    }
    let has_forms = services.values().any(|service| service.form.is_some());
    let services = published(services, drafts);
    let complaint_forms = complaint_form::resolve(&sources, &services, around, &mut diagnostics);
    recipients::check(&sources, (&services, &complaint_forms), around, &mut diagnostics);
    if !doubt.site && site.sender.is_none() && (has_forms || !complaint_forms.is_empty()) {
        let report = Report::new(site_file);
        At::top(&report).add(ValueFinding::Missing("mail"));
        diagnostics.append(report.into_diagnostics());
    }
    site.agencies = agencies.known;
    for (id, form) in complaint_forms {
        if let Some(agency) = site.agencies.get_mut(&id) {
            agency.complaint_form = Some(form);
        }
    }
    site.services = services;
    site.pages = pages;
    site.moved = moved::resolve(&sources, &site, settings.languages, &mut diagnostics);
    let language = site.language;
    let main = translation::Main {
        sources: &sources,
        raw: &raw_site,
        site: &site,
        attachments: &attachments,
        doubt,
        known: &known,
        forms: &forms,
        settings,
    };
    let is_broken = diagnostics.has_errors() || files.iter().any(|file| file.fault.is_some());
    let mut of_others = Diagnostics::default();
    let mut others = translation::resolve(content, &languages, &main, &mut of_others);
    if is_broken {
        let doubt = Doubt { original: true, ..doubt };
        of_others.retain(|one| doubt.knows(&one.finding));
        others.clear();
    }
    diagnostics.append(of_others);
    Resolved { site: Some(site), others, language, diagnostics }
}

fn site(
    file: &SourceFile,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> (RawSite, Site) {
    let pictures = settings.pictures;
    let mut report = Report::new(file);
    let raw = document::<RawSite>(file, &mut report);
    let top = At::top(&report);
    let mut site = site::resolve(&raw, settings, &top);
    if let Some(theme) = &raw.theme {
        site.facts.look = appearance::resolve(theme, pictures, &top.key("theme"));
    }
    let logo = raw.theme.as_ref().and_then(|theme| theme.logo.as_deref());
    diagnostics.append(report.into_diagnostics());
    for unused in pictures.iter().filter(|picture| Some(picture.name.as_str()) != logo) {
        diagnostics.push(Diagnostic::of_file(unused.shown_path.clone(), FileFinding::UnusedFile));
    }
    (raw, site)
}

fn holidays(file: &SourceFile, site: &mut Site, diagnostics: &mut Diagnostics) {
    let mut report = Report::new(file);
    let years = document::<Vec<RawYear>>(file, &mut report);
    site::resolve_holidays(&years, &mut site.calendar, &At::top(&report));
    diagnostics.append(report.into_diagnostics());
}

fn services(
    written: Vec<Written<'_>>,
    around: SiteContext<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ServiceId, Service> {
    let resolved: Vec<ResolvedService> =
        written.into_par_iter().map(|written| service(written, around)).collect();
    let mut services = BTreeMap::new();
    let mut of_shared_forms = Diagnostics::default();
    for ResolvedService { service, problems, of_shared_form } in resolved {
        services.extend(service.map(|service| (service.id.clone(), service)));
        diagnostics.append(problems);
        of_shared_forms.append_new(&of_shared_form);
    }
    diagnostics.append(of_shared_forms);
    services
}

/// What became of the file of a service.
struct ResolvedService {
    service: Option<Service>,
    problems: Diagnostics,
    /// What is wrong in the form that it shares; the other services find the same.
    of_shared_form: Diagnostics,
}

impl ResolvedService {
    fn new(service: Option<Service>, mut report: Report<'_>) -> Self {
        let of_shared_form = report.take_shared();
        Self { service, problems: report.into_diagnostics(), of_shared_form }
    }
}

fn service(written: Written<'_>, around: SiteContext<'_>) -> ResolvedService {
    let Written { id, content, mut report } = written;
    let (raw, parts) = content;
    let (folder, page) = (format!("/{}/", id.agency()), Page::Service(id.clone()));
    let body = prose(&parts, around.text.at(&folder, &page), &mut report);
    let Some(context) = around.of_service(id, &folder, &page) else {
        report.add_whole(FileFinding::UnknownAgency(id.agency().to_owned()));
        return ResolvedService::new(None, report);
    };
    report.set_doubt(around.doubt(id.agency()));
    let service = service::resolve(&context, &raw, body, &At::top(&report));
    ResolvedService::new(service, report)
}

/// Leaves out drafts that are only checked, and what refers to them.
fn published(
    mut services: BTreeMap<ServiceId, Service>,
    drafts: Drafts,
) -> BTreeMap<ServiceId, Service> {
    if drafts == Drafts::Checked {
        let is_draft = |_: &ServiceId, service: &mut Service| service.life.status == Status::Draft;
        let drafts: BTreeSet<ServiceId> =
            services.extract_if(.., is_draft).map(|(id, _)| id).collect();
        // What could not be read stays: a page that refers to it is known to lack it.
        for service in services.values_mut() {
            service.related.retain(|id| !drafts.contains(id));
            service.life.replaced_by.take_if(|id| drafts.contains(id));
        }
    }
    services
}
