//! The site in its second language: translations laid over the main language.
//!
//! It is made only of a main site without errors. So whatever is wrong here is
//! wrong in a translation, and is told at its place there.

pub(super) mod form;
mod untranslated;

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;

use super::report::{At, Report};
use super::shared_forms::SharedForms;
use super::{
    Drafts, Settings, Sources, Written, agency, body, complaint_form, data, document, page,
    service, service_document, site,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::Finding;
use crate::markdown::{KnownPaths, LinkContext};
use crate::model::{
    Agency, Borrowed, OrdinaryPage, Service, ServiceDocument, ServiceId, Site, Translation, WebUrl,
};
use crate::raw::RawPage;
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
    /// Its paths.
    pub(super) known: &'site KnownPaths,
    /// The forms that its services share.
    pub(super) forms: &'site SharedForms<'file>,
    /// What both are resolved with.
    pub(super) settings: &'site Settings<'site>,
}

/// Makes the site in the second language; `None` if nothing is translated.
pub(super) fn resolve(
    content: &str,
    files: &[SourceFile],
    main: &Main<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let mut second = None;
    for language in Language::ALL {
        let of_language = || files.iter().filter(|file| file.language == Some(language));
        if language == main.site.language {
            for file in of_language() {
                let finding = Finding::MainLanguage(language);
                diagnostics.push(file.diagnostic(None, finding));
            }
        } else if of_language().next().is_some() {
            let own = Sources::of(files, &[], Some(language));
            second = Second::make(content, language, main, &own, diagnostics);
        }
    }
    second
}

/// The second site in the making.
struct Second<'run, 'file> {
    main: &'run Main<'run, 'file>,
    own: &'run Sources<'file>,
    base_url: WebUrl,
    known: KnownPaths,
    forms: SharedForms<'file>,
    diagnostics: &'run mut Diagnostics,
}

impl<'run, 'file> Second<'run, 'file> {
    fn make(
        content: &str,
        language: Language,
        main: &'run Main<'run, 'file>,
        own: &'run Sources<'file>,
        diagnostics: &'run mut Diagnostics,
    ) -> Option<Site> {
        let Some(file) = own.site else {
            let name = match language {
                Language::Id => "site.id.yaml",
                Language::En => "site.en.yaml",
            };
            diagnostics.push(Diagnostic::of_file(content.to_owned(), Finding::MissingFile(name)));
            return None;
        };
        let main_url = main.site.base_url.clone();
        let base = format!("{}{}/{language}", main_url.origin(), main_url.base_path());
        let base_url = WebUrl::parse(&base).ok()?;
        // A translation of what has no page has none either.
        let with_page: BTreeSet<&ServiceId> =
            main.site.services.iter().map(|service| &service.id).collect();
        let translated = own.services.iter().filter(|(id, _)| with_page.contains(id));
        let written: Vec<Written<'_>> =
            translated.map(|(id, file)| Written::parse(id, file)).collect();
        let known = own.known_paths(&written, Drafts::Shown, &main.settings.template_ids);
        let forms = SharedForms::translated(main.forms, own, diagnostics);
        let mut second =
            Second { main, own, base_url: base_url.clone(), known, forms, diagnostics };
        second.report_lonely();
        let (mut site, borrowed) = second.site(file, language);
        site.language = language;
        site.base_url = base_url;
        site.calendar = main.site.calendar.clone();
        let (mut agencies, agencies_borrowed) = second.agencies(&site.government);
        let (documents, own_documents) = second.documents();
        let services = second.services(&site, &agencies, &documents);
        let complaints = second.complaints(language, &mut agencies, &services);
        let (pages, own_pages) = second.pages();
        site.translation = Some(Translation {
            main: main.site.language,
            main_url,
            site: borrowed,
            services: services
                .iter()
                .filter_map(|(service, borrowed)| {
                    borrowed.clone().map(|borrowed| (service.id.clone(), borrowed))
                })
                .collect(),
            agencies: agencies_borrowed,
            complaints,
            pages: own_pages,
            documents: own_documents,
        });
        site.services = services.into_iter().map(|(service, _)| service).collect();
        site.agencies = agencies;
        site.pages = pages;
        Some(site)
    }

    /// Reports translations of what is not there.
    fn report_lonely(&mut self) {
        let main = self.main.sources;
        let agencies = self
            .own
            .agencies
            .iter()
            .filter(|(id, _)| !main.agencies.iter().any(|(other, _)| other == id));
        let services = self
            .own
            .services
            .iter()
            .filter(|(id, _)| !main.services.iter().any(|(other, _)| other == id));
        let documents = self.own.documents.iter().filter(|(id, name, _)| {
            !main.documents.iter().any(|(other, other_name, _)| (other, other_name) == (id, name))
        });
        let pages = self
            .own
            .pages
            .iter()
            .filter(|(name, _)| !main.pages.iter().any(|(other, _)| other == name));
        let forms = self
            .own
            .forms
            .iter()
            .filter(|(name, _)| !main.forms.iter().any(|(other, _)| other == name));
        let complaints = self
            .own
            .complaints
            .iter()
            .filter(|(id, _)| !main.complaints.iter().any(|(other, _)| other == id));
        let files = agencies
            .map(|(_, file)| *file)
            .chain(services.map(|(_, file)| *file))
            .chain(documents.map(|(_, _, file)| *file))
            .chain(pages.map(|(_, file)| *file))
            .chain(forms.map(|(_, file)| *file))
            .chain(complaints.map(|(_, file)| *file))
            .chain(self.own.holidays);
        for file in files {
            self.diagnostics.push(file.diagnostic(None, Finding::NoCounterpart));
        }
    }

    /// What a text of a file in a folder may link to, and the page that shows it.
    fn text<'here>(&'here self, folder: &'here str, page: &'here str) -> LinkContext<'here> {
        LinkContext {
            page: self.known.page(page),
            known: &self.known,
            base_path: self.base_url.base_path(),
            elsewhere: Some((self.main.known, self.main.site.base_url.base_path())),
            folder,
        }
    }

    fn site(&mut self, file: &SourceFile, language: Language) -> (Site, Borrowed) {
        let mut report = Report::new(file);
        let own = document::<RawSite>(file, &mut report);
        let fixed = [
            ("base_url", own.base_url.is_some()),
            ("language", own.language.is_some()),
            ("time_zone", own.time_zone.is_some()),
            ("working_days", own.working_days.is_some()),
            ("cut_off", own.cut_off.is_some()),
            ("mail", own.mail.is_some()),
            ("security", own.security.is_some()),
            ("theme", own.theme.is_some()),
        ];
        untranslated::note_main_only(&fixed, &mut report);
        self.diagnostics.append(report.into_diagnostics());
        let (raw, borrowed) = self.main.raw.overlaid(own);
        let translated = |id: &ServiceId| self.own.services.iter().any(|(own, _)| own == id);
        let services = self.main.site.services.iter().map(|service| service.id.clone());
        let left = services.filter(|id| !translated(id));
        let left = left.map(|id| format!("{id}.{language}.md")).collect();
        let mut notes = Report::new(file);
        untranslated::note_of_site(&borrowed, left, &mut notes);
        self.diagnostics.append(notes.into_diagnostics());
        let mut report = Report::new(file);
        let look = self.main.site.look.clone();
        let site = Site { look, ..site::resolve(&raw, &mut report) };
        self.diagnostics.append(report.into_diagnostics().errors());
        (site, borrowed)
    }

    fn agencies(
        &mut self,
        government: &str,
    ) -> (BTreeMap<String, Agency>, BTreeMap<String, Borrowed>) {
        let mut agencies = self.main.site.agencies.clone();
        let mut all_borrowed = BTreeMap::new();
        for (id, file) in &self.main.sources.agencies {
            let main = document::<RawAgency>(file, &mut Report::new(file));
            let own_file =
                self.own.agencies.iter().find(|(other, _)| other == id).map(|(_, file)| *file);
            let mut read = Report::new(own_file.unwrap_or(file));
            let own = own_file.map(|file| document::<RawAgency>(file, &mut read));
            let own = own.unwrap_or_default();
            let fixed = untranslated::fixed_of_agency(&own);
            let (raw, borrowed) = main.overlaid(own);
            if own_file.is_some() {
                untranslated::note_main_only(&fixed, &mut read);
                untranslated::note_of_agency(&borrowed, &mut read);
                self.diagnostics.append(read.into_diagnostics());
            }
            let mut report = Report::new(own_file.unwrap_or(file));
            let page = format!("/{id}/");
            let text = self.text(&page, &page);
            let agency = agency::resolve(id, &raw, government, text, &mut report);
            self.diagnostics.append(report.into_diagnostics().errors());
            // It stays as it is unless it is translated, which needs the titles of services.
            let complaint_form =
                self.main.site.agencies.get(*id).and_then(|main| main.complaint_form.clone());
            agencies.insert((*id).to_owned(), Agency { complaint_form, ..agency });
            all_borrowed.insert((*id).to_owned(), borrowed);
        }
        (agencies, all_borrowed)
    }

    /// The documents of services, and which of them are translated.
    #[expect(clippy::type_complexity, reason = "two maps that are made together")]
    fn documents(
        &mut self,
    ) -> (BTreeMap<ServiceId, Vec<ServiceDocument>>, BTreeSet<(ServiceId, String)>) {
        let services = self.main.site.services.iter();
        let mut documents: BTreeMap<ServiceId, Vec<ServiceDocument>> =
            services.map(|service| (service.id.clone(), service.documents.clone())).collect();
        let mut own = BTreeSet::new();
        for (id, name, file) in &self.own.documents {
            let (folder, page) = (format!("/{id}/"), format!("/{id}/{name}/"));
            let mut report = Report::new(file);
            let text = self.text(&folder, &page);
            let document = service_document(name, file, text, &mut report);
            self.diagnostics.append(report.into_diagnostics());
            let mut known = documents.get_mut(id).into_iter().flatten();
            let main = known.find(|document| document.name == *name);
            if let Some(main) = main {
                *main = document;
                own.insert((id.clone(), (*name).to_owned()));
            }
        }
        (documents, own)
    }

    /// The services: translated ones with what they borrow, the others as they are.
    fn services(
        &mut self,
        site: &Site,
        agencies: &BTreeMap<String, Agency>,
        documents: &BTreeMap<ServiceId, Vec<ServiceDocument>>,
    ) -> Vec<(Service, Option<Borrowed>)> {
        let ids: BTreeSet<ServiceId> =
            self.main.site.services.iter().map(|service| service.id.clone()).collect();
        let mut services = Vec::new();
        for main in &self.main.site.services {
            let own = self.own.services.iter().find(|(id, _)| *id == main.id);
            let sources = self.main.sources.services.iter().find(|(id, _)| *id == main.id);
            let translated = match (own, sources, agencies.get(main.id.agency())) {
                (Some((_, own)), Some((_, file)), Some(agency)) => {
                    let folder = format!("/{}/", main.id.agency());
                    let page = format!("/{}/", main.id);
                    let context = service::Context {
                        id: &main.id,
                        agency,
                        forms: &self.forms,
                        documents: documents.get(&main.id).map_or(&[], Vec::as_slice),
                        attachments: &main.attachments,
                        language: site.language,
                        text: self.text(&folder, &page),
                        services: &ids,
                        topics: &site.topics,
                        life_events: &site.life_events,
                        main_language: Some(self.main.site.language),
                        agency_is_sure: true,
                        case_question: self.main.settings.case_question(site.language),
                        today: self.main.settings.today,
                    };
                    let (service, found) = translate(&context, main, self.main.forms, file, own);
                    self.diagnostics.append(found);
                    service
                }
                _ => None,
            };
            services.push(match translated {
                Some((service, borrowed)) => (service, Some(borrowed)),
                None => (main.clone(), None),
            });
        }
        services
    }

    /// Puts translated complaint forms in the place of the main ones; returns their agencies.
    fn complaints(
        &mut self,
        language: Language,
        agencies: &mut BTreeMap<String, Agency>,
        services: &[(Service, Option<Borrowed>)],
    ) -> BTreeSet<String> {
        let main_language = self.main.site.language;
        let mut translated = BTreeSet::new();
        for (id, own_file) in &self.own.complaints {
            let main = self.main.sources.complaints.iter().find(|(other, _)| other == id);
            let (Some((_, file)), Some(agency)) = (main, agencies.get_mut(*id)) else {
                continue;
            };
            let main = document::<RawForm>(file, &mut Report::new(file));
            let mut report = Report::new(own_file);
            let own = document::<RawForm>(own_file, &mut report);
            let services = services.iter().map(|(service, borrowed)| {
                let is_own = borrowed.as_ref().is_some_and(|keys| !keys.contains("title"));
                (service, (!is_own).then_some(main_language))
            });
            let raw = form::in_other_words(&main, &own, &At::TOP, &mut report);
            let context = complaint_form::Context {
                agency,
                agency_is_sure: true,
                language,
                text: self.text("/", ""),
                translates: Some(main_language),
                services: complaint_form::options(id, services, language),
            };
            let form = raw.and_then(|raw| complaint_form::of_agency(context, &raw, &mut report));
            self.diagnostics.append(report.into_diagnostics());
            if let Some(form) = form {
                agency.complaint_form = Some(form);
                translated.insert((*id).to_owned());
            }
        }
        translated
    }

    fn pages(&mut self) -> (Vec<OrdinaryPage>, BTreeSet<String>) {
        let mut own_pages = BTreeSet::new();
        let mut pages = self.main.site.pages.clone();
        for page in &mut pages {
            let own = self.own.pages.iter().find(|(name, _)| *name == page.name);
            let article = own.map(|(name, file)| self.article(file, &format!("/{name}/")));
            if let Some((title, body, summary)) = article {
                own_pages.insert(page.name.clone());
                *page = OrdinaryPage { name: page.name.clone(), title, summary, body };
            }
        }
        (pages, own_pages)
    }

    /// Reads a translated page: its title, its text and its summary.
    fn article(
        &mut self,
        file: &SourceFile,
        address: &str,
    ) -> (String, crate::html::Html, Option<String>) {
        let mut report = Report::new(file);
        let (raw, body) = page::<RawPage>(file, self.text("/", address), &mut report);
        let title = report.required(&At::TOP, "title", raw.title.as_deref());
        self.diagnostics.append(report.into_diagnostics());
        (title, body, raw.summary)
    }
}

/// Translates one service.
fn translate(
    context: &service::Context<'_>,
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
        Some(body(&parts, context.text, &mut report))
    };
    untranslated::note_fixed(&own_raw, &mut report);
    let tries_form = own_raw.form.is_some();
    let (mut main_raw, _) = data::<RawService>(file, &mut Report::new(file));
    let forms = (main_raw.form.take(), own_raw.form.take());
    let form = form::of_service(forms, (main_forms, context.forms), &mut report);
    let has_form = form.is_some();
    let (mut raw, mut borrowed) = main_raw.overlaid(own_raw);
    // What is wrong with a form has been told.
    if !has_form && !tries_form && main.form.is_some() {
        borrowed.insert("form");
    }
    raw.form = form;
    if own_body.is_none() && !main.body.as_str().is_empty() {
        borrowed.insert("body");
    }
    borrowed.retain(|key| untranslated::has_words(main, key));
    untranslated::note_of_service(&borrowed, &mut report);
    // What comes of the main language has been told there.
    let mut found = Report::new(own);
    found.set_data(parts.data, parts.data_offset);
    let body = own_body.unwrap_or_else(|| main.body.clone());
    let service = service::resolve(context, &raw, body, &mut found);
    let service = service.map(|service| {
        // A form that is not translated is the main one, at its own address.
        let form = if has_form { service.form } else { main.form.clone() };
        Service { form, ..service }
    });
    if let Some(service) = &service {
        untranslated::note_differences(main, service, &mut found);
    }
    let mut diagnostics = report.into_diagnostics();
    diagnostics.append(found.into_diagnostics().errors());
    (service.map(|service| (service, borrowed)), diagnostics)
}
