//! The page that searches services.

use serde::Serialize;

use super::ViewContext;
use crate::model::{Page, PublicFile};

/// The page that searches services: `search` in `search.html`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    /// Its own address, which the box sends words to.
    pub url: String,
    /// The folder of the index, which the script reads.
    pub index_url: String,
    /// A page that lists all services, for those without the script.
    pub list_url: String,
}

impl SearchPage {
    /// Makes the page.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, index_folder: &PublicFile) -> Self {
        Self {
            url: context.url(Page::Search),
            index_url: context.file_url(index_folder),
            list_url: context.url(Page::Services),
        }
    }
}
