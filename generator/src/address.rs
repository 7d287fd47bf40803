//! The addresses of what a site publishes.

use crate::model::{Edition, Page, PublicFile};

/// Makes addresses: paths below the base address, which may have a path of its own.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'site> {
    edition: &'site Edition,
    /// What stands before the paths: the origin of the site on pages that are somewhere else.
    origin: &'site str,
}

impl<'site> Addresses<'site> {
    /// Makes the addresses of a site in one language.
    #[must_use]
    pub const fn new(edition: &'site Edition) -> Self {
        Self { edition, origin: "" }
    }

    /// Makes the addresses as pages need them that are answered at the address of the handler.
    #[must_use]
    pub fn for_handler(edition: &'site Edition) -> Self {
        let facts = &edition.site.facts;
        let origin = facts.handler.as_ref().map_or("", |_| facts.base_url.origin());
        Self { edition, origin }
    }

    /// Makes the addresses of the site in another language, for pages in the same place.
    #[must_use]
    pub const fn of(&self, edition: &'site Edition) -> Self {
        Self { edition, origin: self.origin }
    }

    /// Returns the address of a page, or of the same in the main language if this one lacks it.
    #[must_use]
    pub fn page(&self, page: Page) -> String {
        self.file(&page.into())
    }

    /// Returns the address of a file, or of that in the main language if this one lacks it.
    #[must_use]
    pub fn file(&self, file: &PublicFile) -> String {
        let site = &self.edition.site;
        let base = match &site.translation {
            Some(own) if !self.edition.has(file) => &own.main_url,
            _ => &site.facts.base_url,
        };
        format!("{}{}/{}", self.origin, base.base_path(), file.path())
    }

    /// Returns the absolute form of an address that this made.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        let origin = self.edition.site.facts.base_url.origin();
        if self.origin.is_empty() { format!("{origin}{address}") } else { address.to_owned() }
    }
}
