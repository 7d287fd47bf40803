//! What one gets.

use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;
use super::super::words::WordsView;
use crate::model::Product;

/// What one gets.
#[derive(Debug, Clone, Serialize)]
pub struct ProductView {
    /// What it is.
    pub words: WordsView,
    /// How long it is valid.
    pub valid: Option<WordsView>,
    /// What its holder has to do later.
    pub duties: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
    /// The web page about it.
    pub link: Option<Link>,
}

impl ProductView {
    pub(super) fn new(context: &ViewContext<'_>, product: &Product) -> Self {
        let valid = product.valid.as_ref();
        Self {
            words: WordsView::wording(&product.words),
            valid: valid.map(|valid| WordsView::validity(valid, context.locale)),
            duties: product.duties.clone(),
            note: product.note.clone(),
            link: product.link.as_ref().map(Link::website),
        }
    }
}
