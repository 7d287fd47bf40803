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
    /// What has moved, by the path that it had.
    moved: BTreeMap<String, PublicFile>,
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
        let mut files: BTreeSet<_> = pages.chain(PublicFile::beside_pages(&site)).collect();
        let moved = moved(&site, &files);
        let is_page = |file: &PublicFile| matches!(file, PublicFile::Page(_));
        let pages = moved.iter().filter(|(_, file)| is_page(file));
        files.extend(pages.map(|(path, _)| PublicFile::Moved(path.clone())));
        Self { site, lists, files, moved }
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

    /// Returns what has moved, by the path that it had.
    #[must_use]
    pub const fn moved(&self) -> &BTreeMap<String, PublicFile> {
        &self.moved
    }

    /// Finds what has a path in this language.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<PublicFile> {
        if self.moved.contains_key(path) {
            return Some(PublicFile::Moved(path.to_owned()));
        }
        PublicFile::parse(path, |name| self.site.agencies.contains_key(name))
    }

    /// Returns the folder that its files are in: none for the main language.
    #[must_use]
    pub fn folder(&self) -> String {
        let translation = self.site.translation.as_ref();
        translation.map(|_| format!("{}/", self.site.language)).unwrap_or_default()
    }
}

/// Finds what stands in the folder of a page that has moved: all of it has moved.
fn moved(site: &Site, files: &BTreeSet<PublicFile>) -> BTreeMap<String, PublicFile> {
    if site.moved.is_empty() {
        return BTreeMap::new();
    }
    let paths: BTreeMap<String, &PublicFile> =
        files.iter().map(|file| (file.path(), file)).collect();
    let mut moved = BTreeMap::new();
    // A page inside that says itself where it was comes behind its folder, and is asked first.
    for (old, folder) in site.moved.iter().rev() {
        let inside = paths.range(folder.clone()..).take_while(|(path, _)| path.starts_with(folder));
        for (path, file) in inside {
            let old = path.replacen(folder, old, 1);
            if !paths.contains_key(&old) {
                moved.entry(old).or_insert_with(|| (*file).clone());
            }
        }
    }
    moved
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
