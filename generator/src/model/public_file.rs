//! Which files a site publishes, pages among them, and where each one lives.

use super::{Page, ServiceId, Site, changes};

/// A file that a site publishes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublicFile {
    /// A page.
    Page(Page),
    /// The page at an address that another page had before.
    Moved(String),
    /// The record of a service for programs, beside its page.
    Record(ServiceId),
    /// A file of a service that is published as it is.
    Attachment(ServiceId, String),
    /// A file that is named after its content, such as the logo or a part of the search index.
    Asset(String),
    /// The records of all services.
    Records,
    /// The services as a table.
    Table,
    /// The services as linked data.
    Catalogue,
    /// The JSON Schema of a record.
    RecordSchema,
    /// The feed of changes.
    Feed,
    /// What programs may do here.
    Robots,
    /// Whom to tell of a security hole.
    Security,
    /// The list of all pages, for search engines.
    Sitemap,
    /// A part of that list, from 1, where pages are very many.
    SitemapPart(usize),
    /// The headers that a static host should send.
    Headers,
    /// Where a static host should send those who ask for an old address.
    Redirects,
}

/// The files that have one path in every site.
const FIXED: [PublicFile; 10] = [
    PublicFile::Records,
    PublicFile::Table,
    PublicFile::Catalogue,
    PublicFile::RecordSchema,
    PublicFile::Feed,
    PublicFile::Robots,
    PublicFile::Security,
    PublicFile::Sitemap,
    PublicFile::Headers,
    PublicFile::Redirects,
];

impl From<Page> for PublicFile {
    fn from(page: Page) -> Self {
        Self::Page(page)
    }
}

impl PublicFile {
    /// How many pages one list for search engines may have, by the protocol.
    pub const SITEMAP_LIMIT: usize = 50_000;

    /// Returns what a site publishes beside its pages, but for the files that are named after
    /// their content.
    #[must_use]
    pub fn beside_pages(site: &Site) -> Vec<Self> {
        if let Some(own) = &site.translation {
            // All languages share the others.
            return own.services.keys().cloned().map(Self::Record).collect();
        }
        let mut files =
            vec![Self::Records, Self::Table, Self::Catalogue, Self::RecordSchema, Self::Headers];
        files.push(Self::Sitemap);
        if !site.moved.is_empty() {
            files.push(Self::Redirects);
        }
        for (id, service) in &site.services {
            files.push(Self::Record(id.clone()));
            let attachments = service.attachments.iter();
            files.extend(attachments.map(|file| Self::Attachment(id.clone(), file.name.clone())));
        }
        if site.services.values().any(|service| !changes(service).is_empty()) {
            files.push(Self::Feed);
        }
        // These hold for a whole host: below a path nobody looks for them.
        if site.facts.base_url.base_path().is_empty() {
            files.push(Self::Robots);
            files.extend(site.facts.security.as_ref().map(|_| Self::Security));
        }
        files
    }

    /// Returns whether search engines may list it.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        matches!(self, Self::Page(page) if page.is_listed())
    }

    /// Returns the path in the site by which it is asked for.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Page(page) => page.path(),
            Self::Moved(path) => path.clone(),
            Self::Record(id) => format!("{id}/index.json"),
            Self::Attachment(id, name) => format!("{id}/{name}"),
            Self::Asset(name) => format!("assets/{name}"),
            Self::Records => "data/services.json".to_owned(),
            Self::Table => "data/services.csv".to_owned(),
            Self::Catalogue => "data/catalogue.jsonld".to_owned(),
            Self::RecordSchema => "data/service.schema.json".to_owned(),
            Self::Feed => "perubahan.atom".to_owned(),
            Self::Robots => "robots.txt".to_owned(),
            Self::Security => ".well-known/security.txt".to_owned(),
            Self::Sitemap => "sitemap.xml".to_owned(),
            Self::SitemapPart(number) => format!("sitemap-{number}.xml"),
            Self::Headers => "_headers".to_owned(),
            Self::Redirects => "_redirects".to_owned(),
        }
    }

    /// Finds the file that a path can only be of; `is_agency` as in [`Page::parse`].
    #[must_use]
    pub fn parse(path: &str, is_agency: impl Fn(&str) -> bool) -> Option<Self> {
        if let Some(fixed) = FIXED.iter().find(|file| file.path() == path) {
            return Some(fixed.clone());
        }
        if let Some(page) = Page::parse(path, is_agency) {
            return Some(Self::Page(page));
        }
        let segments: Vec<&str> = path.split('/').collect();
        let id = |agency: &str, name: &str| ServiceId::new(agency.to_owned(), name.to_owned());
        match *segments.as_slice() {
            ["assets", ref name @ ..] => Some(Self::Asset(name.join("/"))),
            [agency, name, "index.json"] => Some(Self::Record(id(agency, name))),
            [agency, name, file] => Some(Self::Attachment(id(agency, name), file.to_owned())),
            [name] => {
                let number = name.strip_prefix("sitemap-")?.strip_suffix(".xml")?;
                number.parse().ok().map(Self::SitemapPart).filter(|file| file.path() == path)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_path() {
        let id = ServiceId::new("dinas".to_owned(), "akta".to_owned());
        let others = [
            PublicFile::Page(Page::Home),
            PublicFile::Page(Page::Missing),
            PublicFile::Record(id.clone()),
            PublicFile::Attachment(id, "surat.pdf".to_owned()),
            PublicFile::Asset("logo.0f3a.svg".to_owned()),
            PublicFile::Asset("search.0f3a/k0.bin".to_owned()),
            PublicFile::SitemapPart(2),
        ];
        for file in FIXED.into_iter().chain(others) {
            assert_eq!(PublicFile::parse(&file.path(), |_| true), Some(file.clone()), "{file:?}");
        }
    }

    #[test]
    fn a_path_of_no_file_finds_none() {
        for path in ["kominfo", "sitemap-02.xml", "sitemap-x.xml", "a/b/c/d.pdf", "data/x.json"] {
            assert_eq!(PublicFile::parse(path, |_| true), None, "{path}");
        }
    }
}
