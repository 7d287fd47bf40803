//! The addresses of the site's pages.

use crate::model::{Service, Site, WebUrl};

/// Makes addresses of pages: paths below the base address, which may have a path of its own.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'site> {
    base: &'site WebUrl,
}

impl<'site> Addresses<'site> {
    /// Makes the addresses of a site.
    #[must_use]
    pub const fn new(site: &'site Site) -> Self {
        Self { base: &site.base_url }
    }

    /// Returns the address of a page by its path in the site, such as `kominfo/`.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        format!("{}/{path}", self.base.base_path())
    }

    /// Returns the home page.
    #[must_use]
    pub fn home(&self) -> String {
        self.page("")
    }

    /// Returns the page that searches services.
    #[must_use]
    pub fn search(&self) -> String {
        self.page("cari/")
    }

    /// Returns the page that lists all services.
    #[must_use]
    pub fn services(&self) -> String {
        self.page("layanan/")
    }

    /// Returns the page of an agency.
    #[must_use]
    pub fn agency(&self, agency: &str) -> String {
        self.page(&format!("{agency}/"))
    }

    /// Returns the page of an agency's complaint form.
    #[must_use]
    pub fn complaint(&self, agency: &str) -> String {
        self.page(&format!("{agency}/pengaduan/"))
    }

    /// Returns the page of a service.
    #[must_use]
    pub fn service(&self, service: &Service) -> String {
        self.page(&format!("{}/", service.id))
    }

    /// Returns the page of a service's form.
    #[must_use]
    pub fn form(&self, service: &Service) -> String {
        self.page(&format!("{}/ajukan/", service.id))
    }

    /// Returns the poster of a service.
    #[must_use]
    pub fn poster(&self, service: &Service) -> String {
        self.page(&format!("{}/poster/", service.id))
    }

    /// Returns the absolute form of an address that this made.
    #[must_use]
    pub fn absolute(&self, page: &str) -> String {
        format!("{}{page}", self.base.origin())
    }
}
