//! What a list shows of a service.

use serde::Serialize;

use super::ViewContext;
use super::glance::{FactView, Line};
use crate::model::{Card, Page};

/// A service in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceCard {
    /// The title.
    pub title: String,
    /// The short code, such as `LOCK`.
    pub code: Option<String>,
    /// The page.
    pub url: String,
    /// One sentence on what it is for.
    pub summary: Option<String>,
    /// The agency that gives it, where a list has those of several.
    pub agency: Option<String>,
    /// How long it takes; absent if not stated.
    pub time: Option<Line>,
    /// What it costs; absent if not stated.
    pub cost: Option<Line>,
    /// Whether there is a form to send from here.
    pub online: bool,
    /// The main language, if the title is in it.
    pub lang: Option<&'static str>,
    /// The main language, if the summary is in it.
    pub summary_lang: Option<&'static str>,
    /// The main language, if the page is in it alone.
    pub page_lang: Option<&'static str>,
}

impl ServiceCard {
    pub(super) fn all(context: &ViewContext<'_>, cards: &[Card<'_>]) -> Vec<Self> {
        cards.iter().map(|card| Self::new(context, card)).collect()
    }

    /// Makes the card of a service.
    pub(super) fn new(context: &ViewContext<'_>, card: &Card<'_>) -> Self {
        let page = Page::Service(card.id.clone());
        Self {
            title: card.title.to_owned(),
            code: card.code.map(str::to_owned),
            url: context.url(page.clone()),
            summary: card.summary.map(str::to_owned),
            agency: None,
            time: FactView::time(context, card.standard).any.line(),
            cost: FactView::cost(context, card.standard).any.line(),
            online: card.is_online,
            lang: context.borrowed_of_service(card.id, "title"),
            summary_lang: context.borrowed_of_service(card.id, "summary"),
            page_lang: context.page_lang(page),
        }
    }
}
