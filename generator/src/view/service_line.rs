//! A service in a list of lines.

use serde::Serialize;

use super::ViewContext;
use crate::model::{Card, Page, full_title, listed_title};

/// A service in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct ListedService {
    /// The title, with the short code if there is one.
    pub title: String,
    /// The page.
    pub url: String,
    /// The agency that gives it.
    pub agency: String,
    /// The main language, if the title is in it.
    pub lang: Option<&'static str>,
    /// The main language, if the page is in it alone.
    pub page_lang: Option<&'static str>,
    /// The main language, if the name of the agency is in it.
    pub agency_lang: Option<&'static str>,
}

impl ListedService {
    /// Makes the lines of services.
    #[must_use]
    pub fn all(context: &ViewContext<'_>, cards: &[Card<'_>]) -> Vec<Self> {
        cards.iter().filter_map(|card| Self::new(context, card, card.full_title())).collect()
    }

    /// Makes the lines of services that are listed by letter: the words that tell them apart
    /// stand first.
    #[must_use]
    pub fn by_letter(context: &ViewContext<'_>, cards: &[Card<'_>]) -> Vec<Self> {
        let line = |card: &Card<'_>| {
            Self::new(context, card, full_title(&listed_title(card.title), card.code))
        };
        cards.iter().filter_map(line).collect()
    }

    fn new(context: &ViewContext<'_>, card: &Card<'_>, title: String) -> Option<Self> {
        let agency = context.agency_card(card.id.agency())?;
        let page = Page::Service(card.id.clone());
        Some(Self {
            title,
            url: context.url(page.clone()),
            agency: agency.name.to_owned(),
            lang: context.borrowed_of_service(card.id, "title"),
            page_lang: context.page_lang(page),
            agency_lang: context.borrowed_of_agency(agency.id, "name"),
        })
    }
}
