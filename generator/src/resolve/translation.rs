//! The site in other languages: translations laid over the main language.
//!
//! They are made only of a main site without errors. So whatever is wrong here is
//! wrong in a translation, and is told at its place there.

mod form;
mod untranslated;

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;
use rayon::prelude::*;

use super::agencies::Agencies;
use super::at::At;
use super::context::{ServiceContext, SiteContext};
use super::doubt::Doubt;
use super::moments::Moments;
use super::parts::{data, document, prose};
use super::report::Report;
use super::settings::Settings;
use super::shared_forms::SharedForms;
use super::sources::Sources;
use super::{agency, complaint_form, pages, service, site};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{FileFinding, Finding, TranslationFinding};
use crate::markdown::{KnownPaths, LinkContext};
use crate::model::{
    Agency, AttachedFile, Borrowed, OrdinaryPage, Page, Service, ServiceDocument, ServiceForm,
    ServiceId, Site, SiteFacts, Translation, WebUrl,
};
use crate::raw::agency::RawAgency;
use crate::raw::form::RawForm;
use crate::raw::service::RawService;
use crate::raw::site::RawSite;
use crate::source::SourceFile;

/// What translations are laid over.
pub(super) struct Main<'site, 'file> {
    /// The files of the main language.
    pub(super) sources: &'site Sources<'file>,
    /// `site.yaml`.
    pub(super) raw: &'site RawSite,
    /// The site that they make.
    pub(super) site: &'site Site,
    /// The files of its services that are published as they are.
    pub(super) attachments: &'site BTreeMap<ServiceId, Vec<AttachedFile>>,
    /// What could not be read whole of it.
    pub(super) doubt: Doubt,
    /// Its paths.
    pub(super) known: &'site KnownPaths,
    /// The forms that its services share.
    pub(super) forms: &'site SharedForms<'file>,
    /// What all languages are resolved with.
    pub(super) settings: &'site Settings<'site>,
}

/// Makes the site in each language that something is translated into.
pub(super) fn resolve(
    content: &str,
    languages: &BTreeMap<Option<Language>, Sources<'_>>,
    main: &Main<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Language, Site> {
    let mut sites = BTreeMap::new();
    let languages = languages.iter().filter_map(|(language, own)| Some(((*language)?, own)));
    for (language, own) in languages {
        if language == main.site.language {
            for file in own.files() {
                diagnostics.push(file.diagnostic(None, TranslationFinding::MainLanguage(language)));
            }
        } else if let Some(file) = own.site {
            let translation = Translator { language, main, own, diagnostics };
            sites.extend(translation.site(file).map(|site| (language, site)));
        } else {
            let finding = Finding::File(FileFinding::MissingFile(format!("site.{language}.yaml")));
            diagnostics.push(Diagnostic::of_file(content.to_owned(), finding));
        }
    }
    sites
}

/// Makes the site in one language.
struct Translator<'run, 'file> {
    language: Language,
    main: &'run Main<'run, 'file>,
    own: &'run Sources<'file>,
    diagnostics: &'run mut Diagnostics,
}

impl Translator<'_, '_> {
    fn site(mut self, file: &SourceFile) -> Option<Site> {
        let Main { sources, site: main, settings, .. } = *self.main;
        for file in self.own.without_counterpart(sources) {
            self.diagnostics.push(file.diagnostic(None, TranslationFinding::NoCounterpart));
        }
        let base = format!(
            "{}{}/{}",
            main.facts.base_url.origin(),
            main.facts.base_url.base_path(),
            self.language
        );
        let base_url = WebUrl::parse(&base).ok()?;
        // A translation of what has no page has none either.
        let with_page = self.own.services.iter().filter(|(id, _)| main.services.contains_key(id));
        let with_page = with_page.map(|(id, file)| (id, file.parts().body)).collect();
        let known = self.own.known_paths(&with_page, &settings.template_ids);
        let text = LinkContext {
            known: &known,
            base_path: base_url.base_path(),
            elsewhere: Some((self.main.known, main.facts.base_url.base_path())),
            page: None,
            folder: "/",
        };
        let forms = form::shared(self.main.forms, self.own, self.diagnostics);
        let (site, borrowed) = self.site_file(file);
        let (mut agencies, agencies_borrowed) = self.agencies(&site.facts.government, text);
        let (documents, own_documents) = self.documents(text);
        let ids = main.services.keys().cloned().collect();
        let around = SiteContext {
            site: &site,
            agencies: &agencies,
            forms: &forms,
            documents: &documents,
            attachments: self.main.attachments,
            services: &ids,
            translates: Some(main.language),
            doubt: self.main.doubt,
            settings,
            text,
        };
        let (services, services_borrowed) = self.services(around);
        let complaint_forms = self.complaint_forms(&services, &services_borrowed, around);
        let complaints = complaint_forms.iter().map(|(agency, _)| agency.clone()).collect();
        for (id, form) in complaint_forms {
            if let Some(agency) = agencies.known.get_mut(&id) {
                agency.complaint_form = Some(form);
            }
        }
        let (pages, own_pages) = self.pages(text);
        let translation = Translation {
            main: main.language,
            main_url: main.facts.base_url.clone(),
            site: borrowed,
            services: services_borrowed,
            agencies: agencies_borrowed,
            complaints,
            pages: own_pages,
            documents: own_documents,
        };
        Some(Site {
            facts: SiteFacts { base_url, ..site.facts },
            services,
            agencies: agencies.known,
            pages,
            translation: Some(translation),
            ..site
        })
    }

    /// Reads `site.yaml` in the language.
    fn site_file(&mut self, file: &SourceFile) -> (Site, Borrowed) {
        let mut report = Report::new(file);
        let own = document::<RawSite>(file, &mut report);
        At::top(&report).note_keys(own.fixed(), TranslationFinding::MainOnly);
        untranslated::note_end(own.notice.as_ref(), &At::top(&report));
        self.diagnostics.append(report.into_diagnostics());
        let main = self.main.site;
        let (raw, borrowed) = self.main.raw.overlaid(own);
        let left = main.services.keys().filter(|id| !self.own.services.contains_key(id));
        let left: Vec<String> = left.map(|id| format!("{id}.{}.md", self.language)).collect();
        let notes = Report::new(file);
        untranslated::note(RawSite::words(), &borrowed, &At::top(&notes));
        if !left.is_empty() {
            At::top(&notes).add(TranslationFinding::UntranslatedServices(left));
        }
        self.diagnostics.append(notes.into_diagnostics());
        let report = Report::new(file);
        let site = site::resolve(&raw, self.main.settings, &At::top(&report));
        let site = Site {
            language: self.language,
            calendar: main.calendar.clone(),
            moved: main.moved.clone(),
            facts: SiteFacts { look: main.facts.look.clone(), ..site.facts },
            ..site
        };
        self.diagnostics.append(report.into_diagnostics().errors());
        (site, borrowed)
    }

    fn agencies(
        &mut self,
        government: &str,
        text: LinkContext<'_>,
    ) -> (Agencies, BTreeMap<String, Borrowed>) {
        // What is wrong in an agency is told in the main language; nothing of it is in doubt here.
        let mut agencies =
            Agencies { known: self.main.site.agencies.clone(), unsure: BTreeSet::new() };
        let Main { site, settings, .. } = *self.main;
        let moments = Moments { zone: site.calendar.zone, today: settings.today };
        let mut all_borrowed = BTreeMap::new();
        for (id, file) in &self.main.sources.agencies {
            let main = document::<RawAgency>(file, &mut Report::new(file));
            let own_file = self.own.agencies.get(id);
            let mut read = Report::new(own_file.unwrap_or(file));
            let own = own_file.map(|file| document::<RawAgency>(file, &mut read));
            let own = own.unwrap_or_default();
            At::top(&read).note_keys(own.fixed(), TranslationFinding::MainOnly);
            untranslated::note_end(own.notice.as_ref(), &At::top(&read));
            let (raw, borrowed) = main.overlaid(own);
            if own_file.is_some() {
                untranslated::note(RawAgency::words(), &borrowed, &At::top(&read));
                self.diagnostics.append(read.into_diagnostics());
            }
            let report = Report::new(own_file.unwrap_or(file));
            let (folder, page) = (format!("/{id}/"), Page::Agency((*id).to_owned()));
            let text = text.at(&folder, &page);
            let agency = agency::resolve(id, &raw, (government, moments), text, &At::top(&report));
            self.diagnostics.append(report.into_diagnostics().errors());
            // It stays as it is unless it is translated, which needs the titles of services.
            let complaint_form =
                self.main.site.agencies.get(*id).and_then(|main| main.complaint_form.clone());
            agencies.known.insert((*id).to_owned(), Agency { complaint_form, ..agency });
            all_borrowed.insert((*id).to_owned(), borrowed);
        }
        (agencies, all_borrowed)
    }

    /// The documents of services, and which of them are translated.
    #[expect(clippy::type_complexity, reason = "two maps that are made together")]
    fn documents(
        &mut self,
        text: LinkContext<'_>,
    ) -> (BTreeMap<ServiceId, Vec<ServiceDocument>>, BTreeSet<(ServiceId, String)>) {
        let services = self.main.site.services.iter();
        let mut documents: BTreeMap<ServiceId, Vec<ServiceDocument>> =
            services.map(|(id, service)| (id.clone(), service.documents.clone())).collect();
        let mut own = BTreeSet::new();
        for ((id, name), file) in &self.own.documents {
            let document = pages::document(id, name, file, text, self.diagnostics);
            let mut known = documents.get_mut(id).into_iter().flatten();
            let main = known.find(|document| document.name == *name);
            if let Some(main) = main {
                *main = document;
                own.insert((id.clone(), (*name).to_owned()));
            }
        }
        (documents, own)
    }

    /// The services, and what the translated ones borrow; the others are as they were.
    fn services(
        &mut self,
        around: SiteContext<'_>,
    ) -> (BTreeMap<ServiceId, Service>, BTreeMap<ServiceId, Borrowed>) {
        let Main { site, sources, forms, .. } = *self.main;
        let translate = |(id, own): (&ServiceId, &&SourceFile)| {
            let (main, file) = (site.services.get(id)?, sources.services.get(id)?);
            let (folder, page) = (format!("/{}/", id.agency()), Page::Service(id.clone()));
            let context = around.of_service(id, &folder, &page)?;
            Some((id.clone(), translate(&context, main, forms, file, own)))
        };
        let translated: Vec<_> = self.own.services.par_iter().filter_map(translate).collect();
        let mut services = site.services.clone();
        let mut all_borrowed = BTreeMap::new();
        for (id, (service, found)) in translated {
            self.diagnostics.append(found);
            if let Some((service, borrowed)) = service {
                services.insert(id.clone(), service);
                all_borrowed.insert(id, borrowed);
            }
        }
        (services, all_borrowed)
    }

    /// Translates complaint forms; returns them with their agencies.
    fn complaint_forms(
        &mut self,
        services: &BTreeMap<ServiceId, Service>,
        borrowed: &BTreeMap<ServiceId, Borrowed>,
        around: SiteContext<'_>,
    ) -> Vec<(String, ServiceForm)> {
        let mut forms = Vec::new();
        for (id, own_file) in &self.own.complaints {
            let file = self.main.sources.complaints.get(id);
            let (Some(file), Some(agency)) = (file, around.agencies.known.get(*id)) else {
                continue;
            };
            let main = document::<RawForm>(file, &mut Report::new(file));
            let mut report = Report::new(own_file);
            let own = document::<RawForm>(own_file, &mut report);
            let services = services.iter().map(|(id, service)| {
                let is_own = borrowed.get(id).is_some_and(|keys| !keys.contains("title"));
                (service, around.translates.filter(|_| !is_own))
            });
            let options = complaint_form::options(id, services, around);
            let raw = form::in_other_words(&main, &own, &At::top(&report));
            let form = raw.and_then(|raw| {
                complaint_form::of_agency(around, agency, options, &raw, &At::top(&report))
            });
            self.diagnostics.append(report.into_diagnostics());
            forms.extend(form.map(|form| ((*id).to_owned(), form)));
        }
        forms
    }

    /// The pages, and which of them are translated.
    fn pages(&mut self, text: LinkContext<'_>) -> (Vec<OrdinaryPage>, BTreeSet<String>) {
        let mut own_pages = BTreeSet::new();
        let mut pages = self.main.site.pages.clone();
        for page in &mut pages {
            if let Some(file) = self.own.pages.get(page.name.as_str()) {
                *page = pages::page(&page.name, file, text, self.diagnostics);
                if !page.moved_from.is_empty() {
                    let finding = TranslationFinding::MainOnly("moved_from");
                    self.diagnostics.push(file.diagnostic(None, finding));
                }
                own_pages.insert(page.name.clone());
            }
        }
        (pages, own_pages)
    }
}

/// Translates one service.
fn translate(
    context: &ServiceContext<'_>,
    main: &Service,
    main_forms: &SharedForms<'_>,
    file: &SourceFile,
    own: &SourceFile,
) -> (Option<(Service, Borrowed)>, Diagnostics) {
    let mut report = Report::new(own);
    let (mut own_raw, parts) = data::<RawService>(own, &mut report);
    let own_body = if parts.body.trim().is_empty() {
        None
    } else {
        Some(prose(&parts, context.text, &mut report))
    };
    At::top(&report).note_keys(own_raw.fixed(), TranslationFinding::MainOnly);
    untranslated::note_end(own_raw.notice.as_ref(), &At::top(&report));
    let tries_form = own_raw.form.is_some();
    let (mut main_raw, _) = data::<RawService>(file, &mut Report::new(file));
    let forms = (main_raw.form.take(), own_raw.form.take());
    let forms_by_name = (main_forms, context.around.forms);
    let form = form::of_service(forms, forms_by_name, &At::top(&report).key("form"));
    let has_form = form.is_some();
    let (mut raw, mut borrowed) = main_raw.overlaid(own_raw);
    // What is wrong with a form has been told.
    if !has_form && !tries_form && main.form.is_some() {
        borrowed.insert("form");
    }
    raw.form = form;
    if own_body.is_none() && !main.body.source.is_empty() {
        borrowed.insert("body");
    }
    borrowed.retain(|key| untranslated::has_words(main, key));
    untranslated::note(RawService::words().chain(["body"]), &borrowed, &At::top(&report));
    // What comes of the main language has been told there.
    let mut found = Report::new(own);
    found.set_doubt(context.around.doubt(context.id.agency()));
    found.set_data(parts.data, parts.data_offset);
    let body = own_body.unwrap_or_else(|| main.body.clone());
    let service = service::resolve(context, &raw, body, &At::top(&found));
    let service = service.map(|service| {
        // A form that is not translated is the main one, at its own address.
        let form = if has_form { service.form } else { main.form.clone() };
        Service { form, ..service }
    });
    if let Some(service) = &service {
        untranslated::note_differences(main, service, &At::top(&found));
    }
    let mut diagnostics = report.into_diagnostics();
    diagnostics.append(found.into_diagnostics().errors());
    (service.map(|service| (service, borrowed)), diagnostics)
}
