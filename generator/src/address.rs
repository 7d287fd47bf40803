//! The addresses of the site's pages.

use crate::model::{Service, Site, WebUrl};

/// Makes addresses of pages: paths below the base address, which may have a path of its own.
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

    /// Returns the page that lists the services of a topic.
    #[must_use]
    pub fn topic(&self, topic: &str) -> String {
        self.page(&format!("layanan/topik/{topic}/"))
    }

    /// Returns the page that lists the services of an event of life.
    #[must_use]
    pub fn life_event(&self, event: &str) -> String {
        self.page(&format!("layanan/peristiwa/{event}/"))
    }

    /// Returns the first page that lists the services of an agency with very many.
    #[must_use]
    pub fn services_of(&self, agency: &str) -> String {
        self.page(&format!("layanan/instansi/{agency}/"))
    }

    /// Returns the page that tells how complete the standards are.
    #[must_use]
    pub fn completeness(&self) -> String {
        self.page("kelengkapan/")
    }

    /// Returns the page that tells it of one agency, where services are many.
    #[must_use]
    pub fn completeness_of(&self, agency: &str) -> String {
        self.page(&format!("kelengkapan/{agency}/"))
    }

    /// Returns the page of an agency.
    #[must_use]
    pub fn agency(&self, agency: &str) -> String {
        self.page(&format!("{agency}/"))
    }

    /// Returns the page of an agency's complaint form.
    #[must_use]
    pub fn complaint(&self, agency: &str) -> String {
        self.page_if(self.site.tells_complaint(agency), &format!("{agency}/pengaduan/"))
    }

    /// Returns the address of a page, or of the same in the main language if it is not told.
    fn page_if(&self, is_told: bool, path: &str) -> String {
        match &self.site.translation {
            Some(own) if !is_told => format!("{}/{path}", own.main_url.base_path()),
            _ => self.page(path),
        }
    }

    /// Returns the address of a file that all languages share.
    #[must_use]
    pub fn shared(&self, path: &str) -> String {
        self.page_if(false, path)
    }

    /// Returns the page of a service.
    #[must_use]
    pub fn service(&self, service: &Service) -> String {
        self.page_if(self.site.tells_service(&service.id), &format!("{}/", service.id))
    }

    /// Returns the page of a document of a service.
    #[must_use]
    pub fn document(&self, service: &Service, name: &str) -> String {
        let is_told = self.site.tells_document(&service.id, name);
        self.page_if(is_told, &format!("{}/{name}/", service.id))
    }

    /// Returns an ordinary page.
    #[must_use]
    pub fn article(&self, name: &str) -> String {
        self.page_if(self.site.tells_page(name), &format!("{name}/"))
    }

    /// Returns the path of a page in its site, of an address that this made.
    #[must_use]
    pub fn path<'page>(&self, page: &'page str) -> Option<&'page str> {
        page.strip_prefix(self.base.base_path())?.strip_prefix('/')
    }

    /// Returns the page of a service's form.
    #[must_use]
    pub fn form(&self, service: &Service) -> String {
        self.page_if(self.site.tells_form(&service.id), &format!("{}/ajukan/", service.id))
    }

    /// Returns the poster of a service.
    #[must_use]
    pub fn poster(&self, service: &Service) -> String {
        self.page_if(self.site.tells_service(&service.id), &format!("{}/poster/", service.id))
    }

    /// Returns the absolute form of an address that this made.
    #[must_use]
    pub fn absolute(&self, page: &str) -> String {
        format!("{}{page}", self.base.origin())
    }
}
