//! The pages that list services, and those that tell how complete standards are.

use rayon::prelude::*;

use super::{RenderError, Renderer, value};
use crate::model::{Agency, Page, Service};
use crate::output::Sink;
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
        let description = description::services(&self.view);
        let title = &self.view.words.services.title;
        let meta = PageMeta::new(&self.view, title, &description, &Page::Services)
            .below(&self.view, Vec::new());
        let view = value(&ServicesPage::new(&self.view, &services))?;
        self.page(sink, Page::Services, "services.html", &meta, &[("services", view)])?;
        if !services.is_long() {
            return Ok(());
        }
        for (initial, services) in services.groups() {
            let words = &self.view.words.services.of_letter;
            let title = words.replace("{letter}", &initial.label());
            self.lines(&title, &Page::Letter(initial, 1), services, sink)?;
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
        self.lines(&title, &Page::ServicesOf(agency.id.clone(), 1), &services, sink)
    }

    fn lines(
        &self,
        title: &str,
        page: &Page,
        services: &[(&Service, &Agency)],
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        for part in Part::cut(&self.view, page, services, LINES_ON_A_PAGE) {
            let view = ListingPage::lines(&self.view, part.items, part.pager);
            self.listing(title, part.page, &view, sink)?;
        }
        Ok(())
    }

    /// Writes the services of a topic or an event of life.
    fn topic(&self, found: &TopicServices<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
        let TopicServices { topic, page, services, .. } = found;
        for part in Part::cut(&self.view, page, services, CARDS_ON_A_PAGE) {
            let view = ListingPage::cards(&self.view, found, part.items, part.pager);
            self.listing(&topic.name, part.page, &view, sink)?;
        }
        Ok(())
    }

    fn listing(
        &self,
        title: &str,
        page: Page,
        view: &ListingPage,
        sink: &dyn Sink,
    ) -> Result<(), RenderError> {
        let title_of_all = self.view.words.services.title.clone();
        let all = Link { label: title_of_all, url: self.view.url(Page::Services) };
        let description = description::page(&self.view, title, view.lead.as_deref());
        let meta =
            PageMeta::new(&self.view, title, &description, &page).below(&self.view, vec![all]);
        // Lines stand in the order of their titles, which languages do not share.
        let meta = if view.lines.is_empty() { meta } else { meta.in_one_language() };
        self.page(sink, page, "listing.html", &meta, &[("listing", value(view)?)])
    }

    /// Writes what the standards state of what the law demands.
    fn completeness(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let pages: Vec<_> = CompletenessPage::all(&self.view);
        pages.par_iter().try_for_each(|(agency, part)| {
            let whole = Link {
                label: self.view.words.completeness.title.clone(),
                url: self.view.url(Page::Completeness),
            };
            let parents = if agency.is_some() { vec![whole] } else { Vec::new() };
            let description = description::page(&self.view, &part.view.heading, None);
            let meta = PageMeta::new(&self.view, &part.view.heading, &description, &part.page)
                .below(&self.view, parents);
            let view = [("completeness", value(&part.view)?)];
            self.page(sink, part.page.clone(), "completeness.html", &meta, &view)
        })
    }
}
