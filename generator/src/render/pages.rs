//! Each page: its template, its head, and what it shows.

use loket_form::view::FormView;
use serde::Serialize;
use tera::Value;

use super::error::RenderError;
use super::filling::{Filling, Unfilled, Values};
use super::form::FormParts;
use super::renderer::{Maker, render};
use crate::data;
use crate::model::{Agency, Page, PublicFile, Service, ServiceId};
use crate::view::{
    AgencyPage, ArticlePage, CompletenessPage, Fact, HomePage, Link, ListingPage, MissingPage,
    PageMeta, PosterCode, PosterPage, SearchPage, ServicePage, ServicesPage, ViewContext,
    description,
};

/// What a page is filled with; absent if there is no such page.
type Filled<Part> = Result<Option<Unfilled<Part>>, RenderError>;

/// Finds what pages show.
struct Pages<'maker, 'site, F> {
    maker: &'maker Maker<'site>,
    view: &'maker ViewContext<'site>,
    filling: &'maker F,
}

impl Maker<'_> {
    /// Renders the page of a file; absent if there is none.
    pub(super) fn page(&self, file: &PublicFile) -> Result<Option<Vec<u8>>, RenderError> {
        let Some(unfilled) = self.fill(file, &Values)? else { return Ok(None) };
        self.view.note(Fact::Frame);
        self.render(unfilled).map(Some)
    }

    /// Fills in the template of a page.
    pub(super) fn render(
        &self,
        Unfilled { template, parts }: Unfilled<Value>,
    ) -> Result<Vec<u8>, RenderError> {
        let mut context = self.shared.contexts.get(template).cloned().unwrap_or_default();
        for (name, part) in parts {
            context.insert_value(name, part);
        }
        render(&self.renderer.theme, template, &context)
    }

    /// Finds the template of a file that is a page, and what it is filled with.
    pub(super) fn fill<F: Filling>(&self, file: &PublicFile, filling: &F) -> Filled<F::Part> {
        let pages = Pages { maker: self, view: &self.view, filling };
        match file {
            PublicFile::Page(page) => pages.page(page),
            PublicFile::Moved(path) => pages.moved(path),
            _ => Ok(None),
        }
    }
}

impl<'site, F: Filling> Pages<'_, 'site, F> {
    fn filled(
        &self,
        template: &'static str,
        meta: &PageMeta,
        name: &'static str,
        shown: &impl Serialize,
    ) -> Filled<F::Part> {
        let parts = vec![("page", self.part(meta)?), (name, self.part(shown)?)];
        Ok(Some(Unfilled { template, parts }))
    }

    fn part(&self, shown: &impl Serialize) -> Result<F::Part, RenderError> {
        self.filling.part(shown)
    }

    fn page(&self, page: &Page) -> Filled<F::Part> {
        match page {
            Page::Home => self.home(page),
            Page::Missing => self.missing(),
            Page::Search => self.search(page),
            Page::Services => self.services(page),
            Page::Letter(initial, _) => {
                let title = &self.view.words.services.of_letter;
                self.lines(&title.replace("{letter}", &initial.label()), page)
            }
            Page::ServicesOf(agency, _) => {
                let Some(agency) = self.view.agency_card(agency) else { return Ok(None) };
                let title = &self.view.words.services.of_agency;
                self.lines(&title.replace("{agency}", agency.name), page)
            }
            Page::Topic(..) | Page::LifeEvent(..) => self.cards(page),
            Page::Completeness | Page::CompletenessOf(..) => self.completeness(page),
            Page::Agency(id) => self.agency(page, id),
            Page::Complaint(_) | Page::Form(_) => self.form(page),
            Page::Service(id) => self.service(page, id),
            Page::Poster(id) => self.poster(page, id),
            Page::Document(id, name) => self.document(page, id, name),
            Page::Article(name) => self.article(page, name),
        }
    }

    fn home(&self, page: &Page) -> Filled<F::Part> {
        let home = HomePage::new(self.view);
        let mut meta = PageMeta::new(self.view, &self.view.site().name, &home.intro, page);
        if self.view.has_feed() {
            let feed = self.view.file_url(&PublicFile::Feed);
            meta = meta.alternate("application/atom+xml", feed);
        }
        self.filled("home.html", &meta, "home", &home)
    }

    fn missing(&self) -> Filled<F::Part> {
        // The same page is not there either; where one begins is.
        let meta =
            PageMeta::unlisted(&self.view.words.missing).in_languages(self.view, &Page::Home);
        self.filled("404.html", &meta, "missing", &MissingPage::new(self.view))
    }

    /// Leads from the address that a page had before to where it is now.
    fn moved(&self, path: &str) -> Filled<F::Part> {
        let Some(PublicFile::Page(page)) = self.maker.edition.moved().get(path) else {
            return Ok(None);
        };
        let words = &self.view.words.moved;
        let meta = PageMeta::new(self.view, &words.title, &words.text, page)
            .moved_to(self.view.url(page.clone()));
        self.filled("moved.html", &meta, "moved", &self.view.absolute_url(page.clone()))
    }

    fn search(&self, page: &Page) -> Filled<F::Part> {
        let (title, description) = (&self.view.words.search, &self.view.words.descriptions.search);
        let meta = PageMeta::new(self.view, title, description, page).below(self.view, Vec::new());
        self.view.note(Fact::SearchIndex);
        let folder = self.maker.renderer.index(self.maker.edition)?.folder();
        self.filled("search.html", &meta, "search", &SearchPage::new(self.view, &folder))
    }

    fn article(&self, page: &Page, name: &str) -> Filled<F::Part> {
        let Some(article) = self.view.article(name) else { return Ok(None) };
        let description = description::page(self.view, &article.title, article.summary.as_deref());
        let meta = PageMeta::new(self.view, &article.title, &description, page)
            .below(self.view, Vec::new());
        self.filled("page.html", &meta, "article", &ArticlePage::new(article))
    }

    fn agency(&self, page: &Page, id: &str) -> Filled<F::Part> {
        let Some(agency) = self.view.agency(id) else { return Ok(None) };
        let description = description::agency(self.view, agency);
        let meta = PageMeta::new(self.view, &agency.name, &description, page)
            .below(self.view, Vec::new())
            .kept_by(self.view, agency);
        self.filled("agency.html", &meta, "agency", &AgencyPage::new(self.view, agency))
    }

    fn form(&self, page: &Page) -> Filled<F::Part> {
        let Some(parts) = FormParts::of(self.view, page) else { return Ok(None) };
        let around = self.part(&parts.page(self.view))?;
        let form = FormView::empty(&parts.form.form, self.view.locale);
        let form = match &self.view.site().handler {
            Some(handler) => form.posted_to(handler.origin()),
            None => form,
        };
        let form = self.part(&form)?;
        let meta = parts.meta(self.view, page);
        let parts = vec![("page", self.part(&meta)?), ("service", around), ("form", form)];
        Ok(Some(Unfilled { template: "form.html", parts }))
    }

    /// Finds a service with its agency.
    fn of(&self, id: &ServiceId) -> Option<(&'site Service, &'site Agency)> {
        self.view.service(id).zip(self.view.agency(id.agency()))
    }

    fn service(&self, page: &Page, id: &ServiceId) -> Filled<F::Part> {
        let Some((service, agency)) = self.of(id) else { return Ok(None) };
        let description = description::service(self.view, service);
        let meta = PageMeta::new(self.view, &service.full_title(), &description, page)
            .below(self.view, vec![Link::agency(self.view, agency)])
            .kept_by(self.view, agency)
            .of_service(self.view, service);
        let meta = match service.open_form() {
            Some(form) => meta.of_form(self.view, form),
            None => meta,
        };
        let meta =
            meta.alternate("application/json", self.view.file_url(&PublicFile::Record(id.clone())));
        let shown = ServicePage::new(self.view, service, agency);
        let poster = PosterCode::new(self.view, service, agency, &shown);
        let linked_data = data::linked_data(self.view, service, agency);
        let parts = vec![
            ("page", self.part(&meta)?),
            ("service", self.part(&shown)?),
            ("poster", self.part(&poster)?),
            ("linked_data_html", self.part(&linked_data)?),
        ];
        Ok(Some(Unfilled { template: "service.html", parts }))
    }

    fn poster(&self, page: &Page, id: &ServiceId) -> Filled<F::Part> {
        let Some((service, agency)) = self.of(id) else { return Ok(None) };
        let title = self.view.words.poster.title.replace("{title}", &service.full_title());
        let description = description::service(self.view, service);
        let meta = PageMeta::new(self.view, &title, &description, page)
            .below(self.view, Link::to_service(self.view, service, agency))
            .kept_by(self.view, agency)
            .copy_of(self.view, Page::Service(id.clone()));
        let shown = ServicePage::new(self.view, service, agency);
        let poster = PosterPage::new(self.view, service, agency, &shown);
        self.filled("poster.html", &meta, "poster", &poster)
    }

    fn document(&self, page: &Page, id: &ServiceId, name: &str) -> Filled<F::Part> {
        let Some((service, agency)) = self.of(id) else { return Ok(None) };
        let document = service.documents.iter().find(|document| document.name == name);
        let Some(document) = document else { return Ok(None) };
        let description = description::page(self.view, &document.title, None);
        let meta = PageMeta::new(self.view, &document.title, &description, page)
            .below(self.view, Link::to_service(self.view, service, agency))
            .kept_by(self.view, agency);
        self.filled("document.html", &meta, "article", &ArticlePage::of_document(document))
    }

    fn services(&self, page: &Page) -> Filled<F::Part> {
        let description = description::services(self.view);
        let title = &self.view.words.services.title;
        let meta = PageMeta::new(self.view, title, &description, page).below(self.view, Vec::new());
        self.filled("services.html", &meta, "services", &ServicesPage::new(self.view))
    }

    /// Fills a list of services whose order languages do not share.
    fn lines(&self, title: &str, page: &Page) -> Filled<F::Part> {
        let Some(listing) = ListingPage::lines(self.view, page) else { return Ok(None) };
        let meta = self.listing(title, page, &listing).in_one_language();
        self.filled("listing.html", &meta, "listing", &listing)
    }

    /// Fills a list of what belongs to a topic or an event of life.
    fn cards(&self, page: &Page) -> Filled<F::Part> {
        let Some((title, listing)) = ListingPage::cards(self.view, page) else { return Ok(None) };
        self.filled("listing.html", &self.listing(title, page, &listing), "listing", &listing)
    }

    fn listing(&self, title: &str, page: &Page, listing: &ListingPage) -> PageMeta {
        let words = self.view.words.services.title.clone();
        let all = Link { label: words, url: self.view.url(Page::Services) };
        let description = description::page(self.view, title, listing.lead.as_deref());
        PageMeta::new(self.view, title, &description, page).below(self.view, vec![all])
    }

    fn completeness(&self, page: &Page) -> Filled<F::Part> {
        let Some(shown) = CompletenessPage::new(self.view, page) else { return Ok(None) };
        let words = self.view.words.completeness.title.clone();
        let whole = Link { label: words, url: self.view.url(Page::Completeness) };
        let parents = if *page == Page::Completeness { Vec::new() } else { vec![whole] };
        let description = description::page(self.view, &shown.heading, None);
        let meta =
            PageMeta::new(self.view, &shown.heading, &description, page).below(self.view, parents);
        self.filled("completeness.html", &meta, "completeness", &shown)
    }
}
