//! The home page, and the page for an unknown address.

use serde::Serialize;

use super::ViewContext;
use super::directory::{Directory, count};
use super::link::PageLink;
use super::page::complaint_forms;
use crate::model::Page;

/// The home page: `home` in `home.html`.
#[derive(Debug, Clone, Serialize)]
pub struct HomePage {
    /// One or two sentences on what can be done here.
    pub intro: String,
    /// The main language, if those are in it.
    pub intro_lang: Option<&'static str>,
    /// How many services take requests through this site, in words; absent if none does.
    pub online: Option<String>,
    /// What there is.
    pub directory: Directory,
    /// Where to complain.
    pub complaints: ComplaintWays,
}

/// Where to complain, seen from the home page.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintWays {
    /// The complaint forms of the agencies; empty if there is none, or too many.
    pub forms: Vec<PageLink>,
    /// Whether the pages of agencies have more ways.
    pub agencies: bool,
}

/// The page for an unknown address: `missing` in `404.html`.
#[derive(Debug, Clone, Serialize)]
pub struct MissingPage {
    /// The page that searches services.
    pub search_url: String,
    /// The page that lists all services.
    pub list_url: String,
    /// The home page.
    pub home_url: String,
}

impl HomePage {
    /// Makes the home page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let (_, online) = context.counts();
        let words = &context.words;
        let intro = if online > 0 { &words.intro } else { &words.intro_offline };
        Self {
            intro: context.site().intro.as_ref().unwrap_or(intro).clone(),
            intro_lang: context.borrowed_of_site("intro"),
            online: (online > 0).then(|| count(context, online)),
            directory: Directory::new(context),
            complaints: ComplaintWays {
                forms: complaint_forms(context).unwrap_or_default(),
                agencies: !context.agencies().is_empty(),
            },
        }
    }
}

impl MissingPage {
    /// Makes the page for an unknown address.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let [search_url, list_url, home_url] =
            [Page::Search, Page::Services, Page::Home].map(|page| context.url(page));
        Self { search_url, list_url, home_url }
    }
}
