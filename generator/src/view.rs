//! What the templates read: one `Serialize` struct a template, borrowed from the site.
//!
//! Views hold finished words in the language of the page; templates only arrange
//! them. A name that ends in `_html` is escaped already, every other name is text.

mod agency;
mod complaints;
mod completeness;
pub mod description;
mod diagram;
mod directory;
mod feedback;
mod form_page;
mod home;
mod inline;
mod languages;
mod notice;
mod page;
mod pager;
mod poster;
mod search;
mod service;
mod services;

use loket_form::language::Language;

use crate::address::Addresses;
use crate::model::{Page, PublicFile, ServiceId, Site};
use crate::theme::{Theme, ViewWords};

pub use agency::{AgencyPage, ContactView, SurveyView};
pub use complaints::{ComplaintStepView, ComplaintsView, DeadlineView, OfficerView};
pub use completeness::{
    AgencyScore, CompletenessPage, CompletenessPart, ScoreView, StandardGroup, StandardLine,
};
pub use diagram::DiagramView;
pub use directory::{AgencyLine, Directory, TopicGroup, TopicLine, TopicServices};
pub use feedback::Feedback;
pub use form_page::FormPage;
pub use home::{ComplaintWays, HomePage, MissingPage, ServiceCard, ServiceGroup};
pub use inline::InlineView;
pub use languages::{LanguageLink, Languages, Marks};
pub use notice::{NoticeItem, PrivacyNotice};
pub use page::{Alternate, ArticlePage, FooterLink, Frame, Link, LogoView, Mark, PageMeta};
pub use pager::{Pager, Part};
pub use poster::PosterPage;
pub use search::SearchPage;
pub(crate) use service::time_text;
pub use service::{
    CaseGroup, CaseView, ChannelView, ComponentView, CostView, DecreeView, InputView, ItemView,
    LifeView, OutcomeView, ProductView, QuestionView, RequirementView, ServiceLink, ServicePage,
    StepView, TimeView, WordsView,
};
pub use services::{
    ByInitial, CARDS_ON_A_PAGE, InitialGroup, LINES_ON_A_PAGE, ListedService, ListingPage,
    MOST_ON_ONE_PAGE, ServicesPage,
};

/// What every view is made with.
#[derive(Debug, Clone, Copy)]
pub struct ViewContext<'site> {
    /// The site.
    pub site: &'site Site,
    /// The theme, for styles.
    pub theme: &'site Theme,
    /// The words of the language.
    pub words: &'site ViewWords,
    addresses: Addresses<'site>,
    /// The site in the other language.
    pub counterpart: Option<&'site Site>,
}

impl<'site> ViewContext<'site> {
    /// Makes the context of one language; `None` if the theme lacks its words.
    #[must_use]
    pub fn new(site: &'site Site, theme: &'site Theme) -> Option<Self> {
        let words = theme.view_words(site.language)?;
        Some(Self { site, theme, words, addresses: Addresses::new(site), counterpart: None })
    }

    /// Adds the site in the other language.
    #[must_use]
    pub const fn beside(self, counterpart: Option<&'site Site>) -> Self {
        Self { counterpart, ..self }
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
        self.main_tag().filter(|_| !self.site.has(&page.into()))
    }

    /// Returns the tag of the main language, if the pages are in another one.
    #[must_use]
    pub fn main_tag(&self) -> Option<&'static str> {
        self.site.translation.as_ref().map(|own| own.main.tag())
    }

    /// Returns the tag of the main language, if a service has a key of it only.
    #[must_use]
    pub fn borrowed_of_service(&self, id: &ServiceId, key: &str) -> Option<&'static str> {
        let own = self.site.translation.as_ref()?;
        let is_borrowed = own.services.get(id).is_none_or(|borrowed| borrowed.contains(key));
        is_borrowed.then(|| own.main.tag())
    }

    /// Returns the tag of the main language, if an agency has a key of it only.
    #[must_use]
    pub fn borrowed_of_agency(&self, id: &str, key: &str) -> Option<&'static str> {
        let own = self.site.translation.as_ref()?;
        let is_borrowed = own.agencies.get(id).is_none_or(|borrowed| borrowed.contains(key));
        is_borrowed.then(|| own.main.tag())
    }

    /// Returns the site in the main language.
    #[must_use]
    pub fn main_site(&self) -> &'site Site {
        self.counterpart.filter(|_| self.site.translation.is_some()).unwrap_or(self.site)
    }

    /// Returns the tag of the main language, if the site has a key of it only.
    #[must_use]
    pub fn borrowed_of_site(&self, key: &str) -> Option<&'static str> {
        let own = self.site.translation.as_ref()?;
        own.site.contains(key).then(|| own.main.tag())
    }

    /// Returns the language of the pages.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.site.language
    }
}
