//! The addresses of what a site publishes.

use crate::model::{Edition, Page, PublicFile};

/// Makes addresses: paths below the base address, which may have a path of its own.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'site> {
    edition: &'site Edition,
}

impl<'site> Addresses<'site> {
    /// Makes the addresses of a site in one language.
    #[must_use]
    pub const fn new(edition: &'site Edition) -> Self {
        Self { edition }
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
        format!("{}/{}", base.base_path(), file.path())
    }

    /// Returns the absolute form of an address that this made.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.edition.site.facts.base_url.origin())
    }
}
