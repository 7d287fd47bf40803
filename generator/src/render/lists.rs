//! The pages that list services, and those that tell how complete standards are.

use rayon::prelude::*;

use super::{RenderError, Renderer, value};
use crate::model::{Agency, Service};
use crate::output::{OutputPath, Sink};
use crate::view::{
    ByInitial, CARDS_ON_A_PAGE, CompletenessPage, LINES_ON_A_PAGE, Link, ListingPage,
    MOST_ON_ONE_PAGE, PageMeta, Part, ServicesPage, TopicServices, description,
};

impl Renderer<'_> {
    /// Writes all lists.
    pub(super) fn lists(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let (services, completeness) =
            rayon::join(|| self.services(sink), || self.completeness(sink));
        services.and(completeness)?;
        let topics = TopicServices::topics(&self.view);
        let events = TopicServices::life_events(&self.view);
        topics.par_iter().chain(&events).try_for_each(|found| self.topic(found, sink))?;
        let agencies = self.view.site.agencies.par_iter();
        agencies.try_for_each(|(_, agency)| self.services_of(agency, sink))
    }

    /// Writes the list of all services, and the pages of each letter if they are many.
    fn services(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let services = ByInitial::new(&self.view);
        let url = self.view.addresses.services();
        let description = description::services(&self.view);
        let title = &self.view.words.services.title;
        let meta =
            PageMeta::new(&self.view, title, &description, &url).below(&self.view, Vec::new());
        let page = value(&ServicesPage::new(&self.view, &services))?;
        let path = OutputPath::of_page("layanan/")?;
        self.page(sink, path, "services.html", &meta, &[("services", page)])?;
        if !services.is_long() {
            return Ok(());
        }
        for (initial, services) in services.groups() {
            let words = &self.view.words.services.of_letter;
            let title = words.replace("{letter}", &initial.label());
            self.lines(&title, &initial.path(), services, sink)?;
        }
        Ok(())
    }

    /// Writes the list of the services of an agency that has too many for its own page.
    fn services_of(&self, agency: &Agency, sink: &dyn Sink) -> Result<(), RenderError> {
        let services = self.view.site.services_of(&agency.id);
        if services.len() <= MOST_ON_ONE_PAGE {
            return Ok(());
        }
        let words = &self.view.words.services.of_agency;
        let title = words.replace("{agency}", &agency.name);
        let services: Vec<(&Service, &Agency)> =
            services.into_iter().map(|service| (service, agency)).collect();
        self.lines(&title, &format!("layanan/instansi/{}/", agency.id), &services, sink)
    }

    fn lines(
        &self,
        title: &str,
        path: &str,
        services: &[(&Service, &Agency)],
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        for part in Part::cut(&self.view, path, services, LINES_ON_A_PAGE) {
            let page = ListingPage::lines(&self.view, part.items, part.pager);
            self.listing(title, &part.path, &page, sink)?;
        }
        Ok(())
    }

    /// Writes the services of a topic or an event of life.
    fn topic(&self, found: &TopicServices<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
        let TopicServices { topic, path, services, .. } = found;
        for part in Part::cut(&self.view, path, services, CARDS_ON_A_PAGE) {
            let page = ListingPage::cards(&self.view, found, part.items, part.pager);
            self.listing(&topic.name, &part.path, &page, sink)?;
        }
        Ok(())
    }

    fn listing(
        &self,
        title: &str,
        path: &str,
        page: &ListingPage,
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        let addresses = &self.view.addresses;
        let all = Link { label: self.view.words.services.title.clone(), url: addresses.services() };
        let description = description::page(&self.view, title, page.lead.as_deref());
        let meta = PageMeta::new(&self.view, title, &description, &addresses.page(path))
            .below(&self.view, vec![all]);
        // Lines stand in the order of their titles, which languages do not share.
        let meta = if page.lines.is_empty() { meta } else { meta.in_one_language() };
        let path = OutputPath::of_page(path)?;
        self.page(sink, path, "listing.html", &meta, &[("listing", value(page)?)])
    }

    /// Writes what the standards state of what the law demands.
    fn completeness(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let addresses = &self.view.addresses;
        let pages: Vec<_> = CompletenessPage::all(&self.view);
        pages.par_iter().try_for_each(|(agency, part)| {
            let url = addresses.page(&part.path);
            let whole = Link {
                label: self.view.words.completeness.title.clone(),
                url: addresses.completeness(),
            };
            let parents = if agency.is_some() { vec![whole] } else { Vec::new() };
            let description = description::page(&self.view, &part.page.heading, None);
            let meta = PageMeta::new(&self.view, &part.page.heading, &description, &url)
                .below(&self.view, parents);
            let path = OutputPath::of_page(&part.path)?;
            let page = value(&part.page)?;
            self.page(sink, path, "completeness.html", &meta, &[("completeness", page)])
        })
    }
}
