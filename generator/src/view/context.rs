//! What views may ask of a site, and what was asked.

use std::collections::BTreeSet;

use loket_form::calendar::Zone;
use loket_form::language::Language;
use loket_form::locale::Locale;

use super::fact::{Fact, Reads};
use crate::address::Addresses;
use crate::completeness::StandardCompleteness;
use crate::model::{
    Agency, AgencyCard, Card, Edition, Editions, Initial, OrdinaryPage, Page, Part, PublicFile,
    Service, ServiceId, SiteFacts,
};
use crate::theme::{Theme, ViewWords};

/// What a page is made of: the words of its language, and the answers to its questions.
///
/// Views know nothing of the site but what they ask here, so it is known what a page was made
/// of. Where a page is, and what is borrowed of the main language, is asked together with what
/// has the page, and counts as a part of that.
#[derive(Debug)]
pub struct ViewContext<'site> {
    /// The words of the language.
    pub words: &'site ViewWords,
    /// How the language is written.
    pub locale: &'site Locale,
    theme: &'site Theme,
    editions: &'site Editions,
    edition: &'site Edition,
    addresses: Addresses<'site>,
    reads: Reads,
}

impl<'site> ViewContext<'site> {
    /// Begins a page in one language; `None` if the theme lacks its words.
    #[must_use]
    pub fn new(
        editions: &'site Editions,
        edition: &'site Edition,
        theme: &'site Theme,
    ) -> Option<Self> {
        let language = edition.site.language;
        let (words, locale) = (theme.view_words(language)?, theme.locale(language)?);
        let addresses = Addresses::new(edition);
        let reads = Reads::default();
        Some(Self { words, locale, theme, editions, edition, addresses, reads })
    }

    /// Makes what is answered by the handler, which may be at another address.
    #[must_use]
    pub fn for_handler(self) -> Self {
        Self { addresses: Addresses::for_handler(self.edition), ..self }
    }

    /// Ends the page; returns what it was made of.
    #[must_use]
    pub fn into_reads(self) -> BTreeSet<Fact> {
        self.reads.into_facts()
    }

    /// Notes what a page is made of that was made before.
    pub fn note(&self, fact: Fact) {
        self.reads.note(fact);
    }

    /// Returns what `site.yaml` says.
    #[must_use]
    pub fn site(&self) -> &'site SiteFacts {
        self.reads.note(Fact::Site);
        &self.edition.site.facts
    }

    /// Returns the time zone of its agencies.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.reads.note(Fact::Site);
        self.edition.site.calendar.zone
    }

    /// Returns the difference of its clocks to UTC.
    #[must_use]
    pub fn utc_offset(&self) -> &'static str {
        self.zone().utc_offset()
    }

    /// Returns what it says in the main language.
    #[must_use]
    pub fn main_site(&self) -> &'site SiteFacts {
        self.reads.note(Fact::Site);
        &self.editions.main().site.facts
    }

    /// Returns the language of the page.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.edition.site.language
    }

    /// Returns what a language is called in its own words.
    #[must_use]
    pub fn name_of(&self, language: Language) -> &'site str {
        self.theme.locale(language).map_or("", |locale| &locale.name)
    }

    /// Returns the tag of the main language, if the page is in another one.
    #[must_use]
    pub fn main_tag(&self) -> Option<&'static str> {
        self.edition.site.translation.as_ref().map(|own| own.main.tag())
    }

    /// Returns an agency.
    #[must_use]
    pub fn agency(&self, id: &str) -> Option<&'site Agency> {
        self.reads.note(Fact::Agency(id.to_owned()));
        self.edition.site.agencies.get(id)
    }

    /// Returns what others show of an agency.
    #[must_use]
    pub fn agency_card(&self, id: &str) -> Option<AgencyCard<'site>> {
        self.reads.note(Fact::AgencyCard(id.to_owned()));
        self.edition.site.agencies.get(id).map(AgencyCard::of)
    }

    /// Returns all agencies in the order of their folders, as others show them.
    #[must_use]
    pub fn agencies(&self) -> Vec<AgencyCard<'site>> {
        self.reads.note(Fact::Services);
        self.edition.site.agencies.keys().filter_map(|id| self.agency_card(id)).collect()
    }

    /// Returns a service.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&'site Service> {
        self.reads.note(Fact::Service(id.clone()));
        self.edition.site.services.get(id)
    }

    /// Returns a service as the main language has it.
    #[must_use]
    pub fn main_service(&self, id: &ServiceId) -> Option<&'site Service> {
        self.reads.note(Fact::Service(id.clone()));
        self.editions.main().site.services.get(id)
    }

    /// Returns all services with their agencies, in the order of their ids.
    #[must_use]
    pub fn services(&self) -> Vec<(&'site Service, &'site Agency)> {
        self.reads.note(Fact::Services);
        let services = self.edition.site.services.keys();
        services.filter_map(|id| self.service(id).zip(self.agency(id.agency()))).collect()
    }

    /// Notes that something was made of the titles of all services of an agency, as the
    /// options of its complaint form.
    pub fn note_services_of(&self, agency: &str) {
        let services = self.editions.main().site.services.keys();
        let own = services.filter(|id| id.agency() == agency);
        own.for_each(|id| self.reads.note(Fact::Card(id.clone())));
    }

    /// Returns what others show of a service.
    #[must_use]
    pub fn card(&self, id: &ServiceId) -> Option<Card<'site>> {
        self.reads.note(Fact::Card(id.clone()));
        self.edition.site.services.get(id).map(Card::of)
    }

    /// Returns how many services there are, and how many of them take requests from here.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        self.reads.note(Fact::Services);
        let services = &self.edition.site.services;
        (services.len(), services.values().filter(|it| it.open_form().is_some()).count())
    }

    /// Returns how many services a list has, which is named by its first page.
    #[must_use]
    pub fn length(&self, list: &Page) -> usize {
        self.reads.note(Fact::List(list.clone()));
        self.edition.lists.services(list).len()
    }

    /// Returns the services of a list, which is named by its first page.
    #[must_use]
    pub fn listed(&self, list: &Page) -> Vec<Card<'site>> {
        self.reads.note(Fact::List(list.clone()));
        self.cards(self.edition.lists.services(list))
    }

    /// Returns the part of a list that a page shows.
    #[must_use]
    pub fn part(&self, page: &Page) -> Option<Part<Vec<Card<'site>>>> {
        self.reads.note(Fact::List(page.part(1)));
        let Part { items, number, count } = self.edition.lists.part(page)?;
        Some(Part { items: self.cards(items), number, count })
    }

    fn cards(&self, services: &[ServiceId]) -> Vec<Card<'site>> {
        services.iter().filter_map(|id| self.card(id)).collect()
    }

    /// Returns the letters that services begin with, and how many services can be asked for.
    #[must_use]
    pub fn initials(&self) -> (Vec<Initial>, usize) {
        self.reads.note(Fact::Services);
        (self.edition.lists.initials().collect(), self.edition.lists.count())
    }

    /// Returns what a service states of what the law demands.
    #[must_use]
    pub fn standard(&self, id: &ServiceId) -> Option<StandardCompleteness> {
        self.reads.note(Fact::Standard(id.clone()));
        self.edition.site.services.get(id).map(StandardCompleteness::of)
    }

    /// Returns an ordinary page.
    #[must_use]
    pub fn article(&self, name: &str) -> Option<&'site OrdinaryPage> {
        self.reads.note(Fact::Article(name.to_owned()));
        self.edition.site.pages.iter().find(|page| page.name == name)
    }

    /// Returns all ordinary pages.
    #[must_use]
    pub fn articles(&self) -> Vec<&'site OrdinaryPage> {
        self.edition.site.pages.iter().filter_map(|page| self.article(&page.name)).collect()
    }

    /// Returns whether there is a feed of changes.
    #[must_use]
    pub fn has_feed(&self) -> bool {
        self.reads.note(Fact::Services);
        self.edition.has(&PublicFile::Feed)
    }

    /// Returns the pages of all languages that search engines may list, with their addresses.
    #[must_use]
    pub fn listed_pages(&self) -> Vec<(Addresses<'site>, &'site Page)> {
        self.reads.note(Fact::Services);
        let pages = self
            .editions
            .all()
            .flat_map(|edition| edition.files().map(move |file| (Addresses::new(edition), file)));
        let listed = pages.filter_map(|(addresses, file)| match file {
            PublicFile::Page(page) if page.is_listed() => Some((addresses, page)),
            _ => None,
        });
        listed.collect()
    }

    /// Returns the languages that have a page, the main one first, with its addresses there.
    #[must_use]
    pub fn in_languages(&self, page: &Page) -> Vec<(Language, Addresses<'site>)> {
        self.reads.note(Fact::Languages(page.clone()));
        let file = page.clone().into();
        let editions = self.editions.all().filter(|edition| edition.has(&file));
        editions.map(|edition| (edition.site.language, self.addresses.of(edition))).collect()
    }

    /// Returns the address of a page; that in the main language, if this one lacks it.
    #[must_use]
    pub fn url(&self, page: Page) -> String {
        self.file_url(&page.into())
    }

    /// Returns the address of a file; that in the main language, if this one lacks it.
    #[must_use]
    pub fn file_url(&self, file: &PublicFile) -> String {
        self.addresses.file(file)
    }

    /// Returns the address of a page with the name of the host.
    #[must_use]
    pub fn absolute_url(&self, page: Page) -> String {
        self.absolute(&self.url(page))
    }

    /// Returns an address of the site with the name of the host.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        self.addresses.absolute(address)
    }

    /// Returns the tag of the main language, if a page is in it alone.
    #[must_use]
    pub fn page_lang(&self, page: Page) -> Option<&'static str> {
        self.main_tag().filter(|_| !self.edition.has(&page.into()))
    }

    /// Returns the tag of the main language, if the site has a key of it only.
    #[must_use]
    pub fn borrowed_of_site(&self, key: &str) -> Option<&'static str> {
        let own = self.edition.site.translation.as_ref()?;
        own.site.contains(key).then(|| own.main.tag())
    }

    /// Returns the tag of the main language, if a service has a key of it only.
    #[must_use]
    pub fn borrowed_of_service(&self, id: &ServiceId, key: &str) -> Option<&'static str> {
        let own = self.edition.site.translation.as_ref()?;
        let is_borrowed = own.services.get(id).is_none_or(|borrowed| borrowed.contains(key));
        is_borrowed.then(|| own.main.tag())
    }

    /// Returns the tag of the main language, if an agency has a key of it only.
    #[must_use]
    pub fn borrowed_of_agency(&self, id: &str, key: &str) -> Option<&'static str> {
        let own = self.edition.site.translation.as_ref()?;
        let is_borrowed = own.agencies.get(id).is_none_or(|borrowed| borrowed.contains(key));
        is_borrowed.then(|| own.main.tag())
    }
}
