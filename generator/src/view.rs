//! What the templates read: one `Serialize` struct a template, borrowed from the site.
//!
//! Views hold finished words in the language of the page; templates only arrange
//! them. A name that ends in `_html` is escaped already, every other name is text.

mod agency;
mod announced;
mod cases;
mod complaints;
mod completeness;
mod contact;
mod context;
pub mod description;
mod directory;
mod fact;
mod feedback;
mod form_page;
mod glance;
mod home;
mod inline;
mod languages;
mod letter;
mod link;
mod notice;
mod page;
mod pager;
mod poster;
mod search;
mod service;
mod service_card;
mod service_line;
mod services;
mod words;

pub use agency::AgencyPage;
pub use announced::Announced;
pub use completeness::CompletenessPage;
pub use contact::ContactView;
pub use context::ViewContext;
pub use fact::Fact;
pub use form_page::FormPage;
pub use glance::Line;
pub use home::{HomePage, MissingPage};
pub use inline::InlineView;
pub use link::Link;
pub use page::{ArticlePage, Frame, Mark, PageMeta};
pub use poster::{PosterCode, PosterPage};
pub use search::{SearchPage, SearchRow};
pub use service::ServicePage;
pub(crate) use service::validity;
pub use services::{ListingPage, ServicesPage};
pub(crate) use words::channel_word;
