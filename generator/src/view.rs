//! What the templates read: one `Serialize` struct a template, borrowed from the site.
//!
//! Views hold finished words in the language of the page; templates only arrange
//! them. A name that ends in `_html` is escaped already, every other name is text.

mod agency;
mod complaints;
mod completeness;
mod context;
pub mod description;
mod diagram;
mod directory;
mod fact;
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

pub use agency::{AgencyPage, ContactView, SurveyView};
pub use complaints::{ComplaintStepView, ComplaintsView, DeadlineView, OfficerView};
pub use completeness::{AgencyScore, CompletenessPage, ScoreView, StandardGroup, StandardLine};
pub use context::{SiteFacts, ViewContext};
pub use diagram::DiagramView;
pub use directory::{AgencyLine, Directory, TopicGroup, TopicLine};
pub use fact::Fact;
pub use feedback::Feedback;
pub use form_page::FormPage;
pub use home::{ComplaintWays, HomePage, MissingPage, ServiceCard, ServiceGroup};
pub use inline::InlineView;
pub use languages::{LanguageLink, Languages, Marks};
pub use notice::{NoticeItem, PrivacyNotice};
pub use page::{Alternate, ArticlePage, FooterLink, Frame, Link, LogoView, Mark, PageMeta};
pub use pager::Pager;
pub use poster::PosterPage;
pub use search::SearchPage;
pub(crate) use service::time_text;
pub use service::{
    CaseGroup, CaseView, ChannelView, ComponentView, CostView, DecreeView, InputView, ItemView,
    LifeView, OutcomeView, ProductView, QuestionView, RequirementView, ServiceLink, ServicePage,
    StepView, TimeView, WordsView,
};
pub use services::{InitialGroup, ListedService, ListingPage, ServicesPage};
