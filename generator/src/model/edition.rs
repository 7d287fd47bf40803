//! A site in all its languages, and what each of them publishes.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;

use super::{Lists, Page, PublicFile, Site};

/// A site in one language, with what follows from it.
#[derive(Debug)]
pub struct Edition {
    /// The site.
    pub site: Site,
    /// The lists by which its services are found.
    pub lists: Lists,
    /// What it publishes, but for the files that are named after their content.
    files: BTreeSet<PublicFile>,
}

/// A site in all its languages.
#[derive(Debug)]
pub struct Editions {
    main: Edition,
    others: BTreeMap<Language, Edition>,
}

impl Edition {
    fn new(site: Site) -> Self {
        let lists = Lists::of(&site);
        let pages = Page::fixed(&site).into_iter().chain(lists.pages()).map(PublicFile::Page);
        let files = pages.chain(PublicFile::beside_pages(&site)).collect();
        Self { site, lists, files }
    }

    /// Returns what the site publishes in this language, but for the files that are named
    /// after their content.
    pub fn files(&self) -> impl Iterator<Item = &PublicFile> {
        self.files.iter()
    }

    /// Returns the pages that can be filled in.
    pub fn form_pages(&self) -> impl Iterator<Item = &Page> {
        self.files.iter().filter_map(|file| match file {
            PublicFile::Page(page @ (Page::Form(_) | Page::Complaint(_))) => Some(page),
            _ => None,
        })
    }

    /// Returns whether the site publishes a file in this language.
    #[must_use]
    pub fn has(&self, file: &PublicFile) -> bool {
        self.files.contains(file)
    }

    /// Finds what has a path in this language.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<PublicFile> {
        PublicFile::parse(path, |name| self.site.agencies.contains_key(name))
    }

    /// Returns the folder that its files are in: none for the main language.
    #[must_use]
    pub fn folder(&self) -> String {
        let translation = self.site.translation.as_ref();
        translation.map(|_| format!("{}/", self.site.language)).unwrap_or_default()
    }
}

impl Editions {
    /// Puts a site beside its translations.
    #[must_use]
    pub fn new(main: Site, others: impl IntoIterator<Item = Site>) -> Self {
        let others = others.into_iter().map(|site| (site.language, Edition::new(site)));
        let mut editions = Self { main: Edition::new(main), others: others.collect() };
        let listed = editions.all().flat_map(Edition::files).filter(|file| file.is_listed());
        let parts = listed.count().div_ceil(PublicFile::SITEMAP_LIMIT);
        let parts = (1..=parts).filter(|_| parts > 1).map(PublicFile::SitemapPart);
        editions.main.files.extend(parts);
        editions
    }

    /// Returns the site in its main language.
    #[must_use]
    pub const fn main(&self) -> &Edition {
        &self.main
    }

    /// Returns the site in every language, the main one first.
    pub fn all(&self) -> impl Iterator<Item = &Edition> {
        std::iter::once(&self.main).chain(self.others.values())
    }

    /// Returns the site in the language that a path begins with, and the rest of the path.
    #[must_use]
    pub fn at<'path>(&self, path: &'path str) -> (&Edition, &'path str) {
        let in_language = path.split_once('/').and_then(|(first, rest)| {
            let edition = self.others.get(&first.parse().ok()?)?;
            Some((edition, rest))
        });
        in_language.unwrap_or((&self.main, path))
    }
}
