//! Views to pages: the site on all cores, and the handler's bundle.

mod lists;
mod machines;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Mutex;

use loket_form::bundle::{
    Bundle, CaseEntry, FORMAT, FormEntry, Manifest, Recipient, Rehearsal, Surroundings,
    TemplateValue,
};
use loket_form::calendar::DueRule;
use loket_form::id::FormId;
use loket_form::view::FormView;
use loket_handler::HandlerError;
use rayon::prelude::*;
use serde::Serialize;
use tera::Context;

use crate::model::{
    Agency, Case, Page, ProcessingTime, PublicFile, Service, ServiceDocument, ServiceForm, Site,
    StatedValue,
};
use crate::output::{OutputError, OutputPath, OutputPathError, Sink};
use crate::search::SearchIndex;
use crate::source::read_attachment;
use crate::theme::{Asset, ICON, PAGES, Theme};
use crate::view::{
    AgencyPage, ArticlePage, ContactView, FormPage, Frame, HomePage, InlineView, Link, Mark,
    MissingPage, PageMeta, PosterPage, SearchPage, ServicePage, ViewContext, description,
    time_text,
};
use crate::{data, headers};

/// The templates that the handler renders.
const HANDLERS: [&str; 7] = [
    "form.html",
    "receipt.html",
    "problem.html",
    "mail/agency.id.txt",
    "mail/agency.en.txt",
    "mail/acknowledgement.id.txt",
    "mail/acknowledgement.en.txt",
];

/// A page could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The template did not fit the view.
    #[error("the template `{template}` cannot be rendered: {source}")]
    Template {
        /// Which template.
        template: &'static str,
        /// Why, with the place in the template.
        source: Box<tera::Error>,
    },
    /// The page has no possible path.
    #[error(transparent)]
    Path(#[from] OutputPathError),
    /// The page could not be kept.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file of a service could not be read.
    #[error("cannot read `{}`", path.display())]
    Attachment {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The handler cannot answer with what was made for it.
    #[error("the form handler cannot use this site")]
    Handler(#[from] HandlerError),
    /// A view could not be written as JSON.
    #[error("a view cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The theme has no words for the language of the site.
    #[error("the theme has no words for the language of the site")]
    NoWords,
}

/// Renders the pages of a site with a theme.
pub struct Renderer<'site> {
    view: ViewContext<'site>,
    /// The picture in the browser's tab.
    icon: Asset,
    /// The logo in the header.
    logo: Option<Asset>,
    /// What all pages of a template share, made once.
    shared: BTreeMap<&'static str, Context>,
    /// The pages that were made and may be listed.
    listed: Mutex<BTreeSet<data::ListedPage>>,
}

impl<'site> Renderer<'site> {
    /// Makes a renderer of one language; `counterpart` is the site in the other.
    ///
    /// # Errors
    /// If the theme has no words for the language of the site, or its icon cannot be made.
    pub fn new(
        site: &'site Site,
        counterpart: Option<&'site Site>,
        theme: &'site Theme,
    ) -> Result<Self, RenderError> {
        let view = ViewContext::new(site, theme).ok_or(RenderError::NoWords)?.beside(counterpart);
        // All languages share the picture of the main one.
        let icon = icon(view.main_site(), theme)?;
        let logo = view.main_site().look.logo.as_ref();
        let logo = logo.map(|it| Asset::new("logo", it.ending, it.content.clone()));
        let frame = Frame::new(&view, &icon, logo.as_ref());
        let mut shared = BTreeMap::new();
        for template in PAGES {
            let mut context = Context::new();
            context.insert("lang", site.language.tag());
            context.insert("words", theme.words(site.language));
            context.insert("site", &frame);
            context.insert("inline", &InlineView::new(theme, template));
            shared.insert(template, context);
        }
        Ok(Self { view, icon, logo, shared, listed: Mutex::default() })
    }

    /// Renders every page and what holds for the whole site into a sink, on all cores.
    ///
    /// # Errors
    /// If a template does not fit its view, or the sink refuses a page.
    pub fn site(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let (pages, machines) = rayon::join(|| self.pages(sink), || self.machines(sink));
        pages.and(machines)
    }

    /// Renders every page into a sink, on all cores.
    ///
    /// # Errors
    /// If a template does not fit its view, or the sink refuses a page.
    pub fn pages(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let site = self.view.site;
        let has = |page: Page| site.has(&page.into());
        let services = site.services.par_iter().map(|(_, it)| it);
        let services = services.filter(|it| has(Page::Service(it.id.clone())));
        let services = || services.try_for_each(|it| self.service(it, sink));
        let agencies = || site.agencies.par_iter().try_for_each(|(_, it)| self.agency(it, sink));
        let pages = site.pages.par_iter().filter(|it| has(Page::Article(it.name.clone())));
        let pages = || pages.try_for_each(|it| self.article(it, sink));
        // These know every service: on a large site they take as long as hundreds of others.
        let lists = || rayon::join(|| self.home(sink).and(self.missing(sink)), || self.lists(sink));
        let of_all = || rayon::join(lists, || self.search(sink));
        let (((home, lists), search), (services, (agencies, pages))) =
            rayon::join(of_all, || rayon::join(services, || rayon::join(agencies, pages)));
        let ends = [home, lists, search, services, agencies, pages];
        ends.into_iter().collect()
    }

    fn home(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let home = HomePage::new(&self.view);
        let page = Page::Home;
        let mut meta = PageMeta::new(&self.view, &self.view.site.name, &home.intro, &page);
        if data::has_feed(&self.view) {
            meta = meta.alternate("application/atom+xml", self.view.file_url(&PublicFile::Feed));
        }
        self.page(sink, page, "home.html", &meta, &[("home", value(&home)?)])
    }

    fn missing(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let missing = value(&MissingPage::new(&self.view))?;
        // The same page is not there either; where one begins is.
        let meta =
            PageMeta::unlisted(&self.view.words.missing).in_languages(&self.view, &Page::Home);
        self.page(sink, Page::Missing, "404.html", &meta, &[("missing", missing)])
    }

    fn search(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let index = SearchIndex::new(&self.view);
        let description = &self.view.words.descriptions.search;
        let page = Page::Search;
        let meta = PageMeta::new(&self.view, &self.view.words.search, description, &page)
            .below(&self.view, Vec::new());
        let search = value(&SearchPage::new(&self.view, &index.folder()))?;
        self.page(sink, page, "search.html", &meta, &[("search", search)])?;
        for (file, content) in index.into_files() {
            sink.put(OutputPath::of(&file)?, content)?;
        }
        Ok(())
    }

    fn article(
        &self,
        article: &crate::model::OrdinaryPage,
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        let page = Page::Article(article.name.clone());
        let description = description::page(&self.view, &article.title, article.summary.as_deref());
        let meta = PageMeta::new(&self.view, &article.title, &description, &page)
            .below(&self.view, Vec::new());
        let article = value(&ArticlePage::new(article))?;
        self.page(sink, page, "page.html", &meta, &[("article", article)])
    }

    fn agency(&self, agency: &Agency, sink: &dyn Sink) -> Result<(), RenderError> {
        let page = Page::Agency(agency.id.clone());
        let description = description::agency(&self.view, agency);
        let meta = PageMeta::new(&self.view, &agency.name, &description, &page)
            .below(&self.view, Vec::new())
            .kept_by(&self.view, agency);
        let view = value(&AgencyPage::new(&self.view, agency))?;
        self.page(sink, page, "agency.html", &meta, &[("agency", view)])?;
        self.complaint_form(agency, sink)
    }

    fn complaint_form(&self, agency: &Agency, sink: &dyn Sink) -> Result<(), RenderError> {
        let Some(parts) = ComplaintParts::of(self.view.site, agency) else {
            return Ok(());
        };
        let page = Page::Complaint(agency.id.clone());
        let around = value(&parts.page(&self.view))?;
        let form = value(&FormView::empty(&parts.form.form))?;
        let meta = self.complaint_meta(&parts);
        self.page(sink, page, "form.html", &meta, &[("service", around), ("form", form)])
    }

    fn complaint_meta(&self, parts: &ComplaintParts<'_>) -> PageMeta {
        let page = Page::Complaint(parts.agency.id.clone());
        let description = description::complaint(&self.view, parts.agency);
        PageMeta::new(&self.view, parts.form.form.title(), &description, &page)
            .below(&self.view, vec![self.agency_link(parts.agency)])
            .kept_by(&self.view, parts.agency)
    }

    fn complaint_entry(&self, parts: &ComplaintParts<'_>) -> Result<FormEntry, RenderError> {
        let ComplaintParts { agency, form, .. } = parts;
        // Several classes have several times, and nobody knows yet which it is.
        let due = match agency.complaints.deadlines.as_slice() {
            [only] => match &only.time {
                StatedValue::Value(duration) => duration.due_rule(),
                StatedValue::Text(_) => None,
            },
            _ => None,
        };
        let receipt = PageMeta::unlisted(&self.view.words.complaint_sent)
            .below(&self.view, vec![self.agency_link(agency)])
            .kept_by(&self.view, agency);
        Ok(FormEntry {
            form: form.form.clone(),
            original: self.original(&Page::Complaint(agency.id.clone())),
            recipient: Recipient {
                name: agency.name.clone(),
                addresses: agency.complaint_addresses().to_vec(),
            },
            due,
            time: None,
            cases: BTreeMap::new(),
            service_url: self.view.url(Page::Agency(agency.id.clone())),
            form_url: self.view.url(Page::Complaint(agency.id.clone())),
            channels: ContactView::new(&self.view, agency).lines(&self.view),
            service: TemplateValue::new(&parts.page(&self.view))?,
            form_page: TemplateValue::new(&self.complaint_meta(parts))?,
            receipt_page: TemplateValue::new(&receipt)?,
        })
    }

    fn service(&self, service: &Service, sink: &dyn Sink) -> Result<(), RenderError> {
        let Some(agency) = self.view.site.agencies.get(service.id.agency()) else {
            return Ok(());
        };
        let meta = self.service_meta(service, agency);
        let page = ServicePage::new(&self.view, service, agency);
        let linked_data = value(&data::linked_data(&self.view, service, agency))?;
        let parts = [("service", value(&page)?), ("linked_data_html", linked_data)];
        self.page(sink, Page::Service(service.id.clone()), "service.html", &meta, &parts)?;
        self.record(service, agency, sink)?;
        self.poster(service, agency, &page, sink)?;
        let has = |it: &&ServiceDocument| {
            self.view.site.has(&Page::Document(service.id.clone(), it.name.clone()).into())
        };
        for document in service.documents.iter().filter(has) {
            self.document(service, agency, document, sink)?;
        }
        // All languages share the files of the main one.
        let is_main = self.view.site.translation.is_none();
        for file in service.attachments.iter().filter(|_| is_main) {
            let public = PublicFile::Attachment(service.id.clone(), file.name.clone());
            let error = |source| RenderError::Attachment { path: file.source.clone(), source };
            sink.put(OutputPath::of(&public)?, read_attachment(&file.source).map_err(error)?)?;
        }
        let Some(parts) = FormParts::of(self.view.site, service, agency) else {
            return Ok(());
        };
        let page = Page::Form(service.id.clone());
        let around = value(&parts.page(&self.view))?;
        let form = value(&FormView::empty(&parts.form.form))?;
        let meta = self.form_meta(service, agency);
        self.page(sink, page, "form.html", &meta, &[("service", around), ("form", form)])
    }

    fn poster(
        &self,
        service: &Service,
        agency: &Agency,
        page: &ServicePage,
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        let title = self.view.words.poster.title.replace("{title}", &service.full_title());
        let own = Page::Poster(service.id.clone());
        let description = description::service(&self.view, service);
        let meta = PageMeta::new(&self.view, &title, &description, &own)
            .below(&self.view, self.parents_of_form(service, agency))
            .kept_by(&self.view, agency)
            .copy_of(&self.view, Page::Service(service.id.clone()));
        let poster = value(&PosterPage::new(&self.view, service, agency, page))?;
        self.page(sink, own, "poster.html", &meta, &[("poster", poster)])
    }

    fn document(
        &self,
        service: &Service,
        agency: &Agency,
        document: &ServiceDocument,
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        let page = Page::Document(service.id.clone(), document.name.clone());
        let description = description::page(&self.view, &document.title, None);
        let meta = PageMeta::new(&self.view, &document.title, &description, &page)
            .below(&self.view, self.parents_of_form(service, agency))
            .kept_by(&self.view, agency);
        let article = value(&ArticlePage::of_document(document))?;
        let parts = [("article", article)];
        self.page(sink, page, "document.html", &meta, &parts)
    }

    fn service_meta(&self, service: &Service, agency: &Agency) -> PageMeta {
        let page = Page::Service(service.id.clone());
        let record = self.view.file_url(&PublicFile::Record(service.id.clone()));
        let life = &service.life;
        let description = description::service(&self.view, service);
        PageMeta::new(&self.view, &service.full_title(), &description, &page)
            .below(&self.view, vec![self.agency_link(agency)])
            .kept_by(&self.view, agency)
            .modified(life.reviewed_on.max(life.valid_from))
            .alternate("application/json", record)
    }

    fn form_meta(&self, service: &Service, agency: &Agency) -> PageMeta {
        let title = format!("{}: {}", self.view.words.form, service.full_title());
        let page = Page::Form(service.id.clone());
        let description = description::service(&self.view, service);
        PageMeta::new(&self.view, &title, &description, &page)
            .below(&self.view, self.parents_of_form(service, agency))
            .kept_by(&self.view, agency)
    }

    fn parents_of_form(&self, service: &Service, agency: &Agency) -> Vec<Link> {
        let page = Link {
            label: service.code.clone().unwrap_or_else(|| service.title.clone()),
            url: self.view.url(Page::Service(service.id.clone())),
        };
        vec![self.agency_link(agency), page]
    }

    fn agency_link(&self, agency: &Agency) -> Link {
        let label = agency.short_name.clone().unwrap_or_else(|| agency.name.clone());
        Link { label, url: self.view.url(Page::Agency(agency.id.clone())) }
    }

    fn page(
        &self,
        sink: &dyn Sink,
        page: Page,
        template: &'static str,
        meta: &PageMeta,
        parts: &[(&'static str, tera::Value)],
    ) -> Result<(), RenderError> {
        let error = |source| RenderError::Template { template, source: Box::new(source) };
        let mut context = self.shared.get(template).cloned().unwrap_or_default();
        context.insert("page", meta);
        for (name, part) in parts {
            context.insert_value(*name, part.clone());
        }
        let html = self.view.theme.tera().render(template, &context).map_err(error)?;
        sink.put(OutputPath::of(&page.into())?, html.into_bytes())?;
        self.note(meta);
        Ok(())
    }

    /// Makes the handler's bundle, with the forms of the other language, and checks that the
    /// handler can answer with it; absent if there is no form.
    ///
    /// # Errors
    /// If a template does not fit what the handler shows.
    pub fn bundle(&self, other: Option<&Self>) -> Result<Option<Bundle>, RenderError> {
        let site = self.view.site;
        let Some(sender) = site.sender.clone() else {
            return Ok(None);
        };
        let mut forms = self.forms()?;
        let mut surroundings = BTreeMap::from([(site.language, self.surroundings()?)]);
        if let Some(other) = other {
            forms.extend(other.forms()?);
            surroundings.insert(other.view.site.language, other.surroundings()?);
        }
        if forms.is_empty() {
            return Ok(None);
        }
        let theme = self.view.theme;
        let inline = |page: &str| -> Result<_, RenderError> {
            Ok((page.to_owned(), TemplateValue::new(&InlineView::new(theme, page))?))
        };
        let pages = HANDLERS.into_iter().filter(|name| PAGES.contains(name));
        let manifest = Manifest {
            format: FORMAT,
            origin: site.base_url.origin().to_owned(),
            sender,
            calendar: site.calendar.clone(),
            policy: self.policy(),
            language: site.language,
            inline: pages.map(inline).collect::<Result<_, _>>()?,
            surroundings,
            forms,
        };
        let templates = theme.templates_of(&HANDLERS);
        let mut bundle = Bundle { manifest, templates, rehearsal: Rehearsal::Due };
        loket_handler::rehearse(&mut bundle)?;
        Ok(Some(bundle))
    }

    /// The policy of the pages where they are published.
    fn policy(&self) -> String {
        headers::published(self.view.theme.policy(&[]), &self.view.site.base_url)
    }

    /// The forms that can be filled in in the language of the site.
    fn forms(&self) -> Result<BTreeMap<FormId, FormEntry>, RenderError> {
        let site = self.view.site;
        let parts = |service: &'site Service| {
            let agency = site.agencies.get(service.id.agency());
            agency.and_then(|agency| FormParts::of(site, service, agency))
        };
        let entry = |parts: FormParts<'_>| Ok((parts.form.form.id().clone(), self.entry(&parts)?));
        let forms = site.services.par_iter().map(|(_, it)| it).filter_map(parts).map(entry);
        let mut forms = forms.collect::<Result<BTreeMap<_, _>, RenderError>>()?;
        for parts in site.agencies.values().filter_map(|it| ComplaintParts::of(site, it)) {
            forms.insert(parts.form.form.id().clone(), self.complaint_entry(&parts)?);
        }
        Ok(forms)
    }

    /// Names the form in the main language, if this is another one.
    fn original(&self, page: &Page) -> Option<FormId> {
        let translation = self.view.site.translation.as_ref();
        translation.and_then(|_| FormId::parse(page.path().trim_end_matches('/')).ok())
    }

    /// Returns the cases that a form asks for, with the time that each takes.
    fn cases(&self, service: &Service, form: &ServiceForm) -> BTreeMap<String, CaseEntry> {
        if form.form.case_question().is_none() {
            return BTreeMap::new();
        }
        let entry = |(index, case): (usize, &Case)| {
            let time = service.time_of_case(index);
            let entry = CaseEntry {
                name: case.name.clone(),
                due: time.and_then(due_rule),
                time: time.map(|time| time_text(&self.view, time)),
            };
            (case.id.clone(), entry)
        };
        service.cases.iter().enumerate().map(entry).collect()
    }

    fn surroundings(&self) -> Result<Surroundings, RenderError> {
        Ok(Surroundings {
            words: TemplateValue::new(self.view.theme.words(self.view.site.language))?,
            site: TemplateValue::new(&Frame::new(&self.view, &self.icon, self.logo.as_ref()))?,
            problem: TemplateValue::new(&PageMeta::unlisted("").below(&self.view, Vec::new()))?,
        })
    }

    fn entry(&self, parts: &FormParts<'_>) -> Result<FormEntry, RenderError> {
        let FormParts { service, agency, form, .. } = parts;
        let due = service.single_time().and_then(due_rule);
        let page = parts.page(&self.view);
        let receipt = PageMeta::unlisted(&self.view.words.receipt)
            .below(&self.view, self.parents_of_form(service, agency))
            .kept_by(&self.view, agency);
        Ok(FormEntry {
            form: form.form.clone(),
            original: self.original(&Page::Service(service.id.clone())),
            recipient: Recipient {
                name: agency.name.clone(),
                addresses: agency.form_addresses.clone(),
            },
            due,
            time: page.time.clone(),
            cases: self.cases(service, form),
            service_url: self.view.url(Page::Service(service.id.clone())),
            form_url: self.view.url(Page::Form(service.id.clone())),
            channels: ContactView::new(&self.view, agency).lines(&self.view),
            service: TemplateValue::new(&page)?,
            form_page: TemplateValue::new(&self.form_meta(service, agency))?,
            receipt_page: TemplateValue::new(&receipt)?,
        })
    }
}

/// Returns the rule of the due date; absent for a time that is text.
fn due_rule(time: &ProcessingTime) -> Option<DueRule> {
    match &time.time {
        StatedValue::Value(duration) => duration.due_rule(),
        StatedValue::Text(_) => None,
    }
}

/// A service that can be applied for, with all that its form needs.
struct FormParts<'site> {
    service: &'site Service,
    agency: &'site Agency,
    form: &'site ServiceForm,
    privacy: &'site crate::model::PrivacyStatement,
}

impl<'site> FormParts<'site> {
    /// Returns the parts of a form that can be filled in in the language of the site.
    fn of(site: &'site Site, service: &'site Service, agency: &'site Agency) -> Option<Self> {
        let form = service.open_form()?;
        if !site.has(&Page::Form(service.id.clone()).into()) {
            return None;
        }
        let privacy = agency.privacy.as_ref()?;
        Some(Self { service, agency, form, privacy })
    }

    fn page(&self, view: &ViewContext<'_>) -> FormPage {
        FormPage::new(view, self.service, self.form, self.agency, self.privacy)
    }
}

/// The complaint form of an agency, with all that it needs.
struct ComplaintParts<'site> {
    agency: &'site Agency,
    form: &'site ServiceForm,
    privacy: &'site crate::model::PrivacyStatement,
}

impl<'site> ComplaintParts<'site> {
    /// Returns the parts of a form that can be filled in in the language of the site.
    fn of(site: &'site Site, agency: &'site Agency) -> Option<Self> {
        let form = agency.complaint_form.as_ref()?;
        if !site.has(&Page::Complaint(agency.id.clone()).into()) {
            return None;
        }
        let privacy = agency.privacy.as_ref()?;
        Some(Self { agency, form, privacy })
    }

    fn page(&self, view: &ViewContext<'_>) -> FormPage {
        FormPage::of_complaint(view, self.form, self.agency, self.privacy)
    }
}

/// Renders the mark of a site into a file that is named after it.
fn icon(site: &Site, theme: &Theme) -> Result<Asset, RenderError> {
    let error = |source| RenderError::Template { template: ICON, source: Box::new(source) };
    let mut context = Context::new();
    context.insert("site", &Mark::new(site));
    let picture = theme.tera().render(ICON, &context).map_err(error)?;
    Ok(Asset::new("ikon", "svg", picture))
}

fn value(view: &impl Serialize) -> Result<tera::Value, RenderError> {
    tera::Value::try_from_serializable(view)
        .map_err(|source| RenderError::Template { template: "view", source: Box::new(source) })
}
