//! The addresses of what a site publishes.

use crate::model::{Page, PublicFile, Site, WebUrl};

/// Makes addresses: paths below the base address, which may have a path of its own.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'site> {
    base: &'site WebUrl,
    site: &'site Site,
}

impl<'site> Addresses<'site> {
    /// Makes the addresses of a site.
    #[must_use]
    pub const fn new(site: &'site Site) -> Self {
        Self { base: &site.base_url, site }
    }

    /// Returns the address of a page, or of the same in the main language if this one lacks it.
    #[must_use]
    pub fn page(&self, page: Page) -> String {
        self.file(&page.into())
    }

    /// Returns the address of a file, or of that in the main language if this one lacks it.
    #[must_use]
    pub fn file(&self, file: &PublicFile) -> String {
        let base = match &self.site.translation {
            Some(own) if !self.site.has(file) => &own.main_url,
            _ => self.base,
        };
        format!("{}/{}", base.base_path(), file.path())
    }

    /// Returns the absolute form of an address that this made.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.base.origin())
    }
}
