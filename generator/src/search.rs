//! The search index: small files, of which a query loads only the few that it needs.
//!
//! The script of the search page (`templates/assets/js/search.js`) reads them:
//!
//! - `contents.json`: how many services there are, and where each page of words begins;
//! - `k<n>.bin`: words by their root, with the services that have them;
//! - `w<n>.txt`, `e<n>.txt`: words by their beginnings and by their ends, to
//!   finish a word that is still typed and to find one that is typed wrongly;
//! - `d<n>.json`: what is shown of the services ([`SearchRow`]).
//!
//! The folder is named after the content of all of them, so that files of two
//! builds are never mixed and browsers may keep them for ever.

mod abbreviation;
mod page;
mod posting;

use std::collections::{BTreeMap, BTreeSet};

use aws_lc_rs::digest;
use loket_form::hex::hex;
use loket_form::language::Language;
use serde::Serialize;

use crate::model::{Agency, PublicFile, Service, Wording};
use crate::search_words;
use crate::view::{SearchRow, ViewContext};
use posting::{Postings, Weight};

/// How many services one page of them has: a query shows about ten, and those of
/// like titles stand together.
const SERVICES_PER_PAGE: usize = 8;
/// How large a page of words becomes before the next one begins, in bytes.
const PAGE_SIZE: usize = 2048;
/// A title of so few words says little but what it is about.
const SHORT_TITLE: usize = 4;

/// The search index of a site.
#[derive(Debug)]
pub struct SearchIndex {
    folder: String,
    files: BTreeMap<String, Vec<u8>>,
}

#[derive(Serialize)]
struct Contents<'pages> {
    /// How many services there are.
    services: usize,
    /// How many of them stand on a page.
    page: usize,
    /// Where each page of roots begins.
    k: &'pages [String],
    /// Where each page of beginnings begins.
    w: &'pages [String],
    /// Where each page of ends begins.
    e: &'pages [String],
}

impl SearchIndex {
    /// Makes the index of all services.
    #[must_use]
    pub fn new(context: &ViewContext<'_>) -> Self {
        let entries = entries(context);
        let postings = postings(&entries);
        let words: BTreeSet<&str> = postings.keys().map(|(_, word)| word.as_str()).collect();
        let ends: BTreeSet<String> =
            words.iter().map(|word| word.chars().rev().collect()).collect();
        let roots = page::roots(&postings, PAGE_SIZE);
        let beginnings = page::lists(words.iter().copied(), PAGE_SIZE);
        let ends = page::lists(ends.iter().map(String::as_str), PAGE_SIZE);
        let contents = Contents {
            services: entries.len(),
            page: SERVICES_PER_PAGE,
            k: &roots.starts,
            w: &beginnings.starts,
            e: &ends.starts,
        };
        let mut files = BTreeMap::new();
        files.insert("contents.json".to_owned(), json(&contents));
        files.extend(roots.files("k", "bin"));
        files.extend(beginnings.files("w", "txt"));
        files.extend(ends.files("e", "txt"));
        for (number, services) in entries.chunks(SERVICES_PER_PAGE).enumerate() {
            let rows: Vec<_> = services
                .iter()
                .map(|entry| SearchRow::new(context, entry.service, entry.agency))
                .collect();
            files.insert(format!("d{number}.json"), json(&rows));
        }
        let language = context.main_tag().map(|_| context.language());
        Self { folder: folder(&files, language), files }
    }

    /// Returns the folder of the index in the site, with a slash at its end.
    #[must_use]
    pub fn folder(&self) -> PublicFile {
        PublicFile::Asset(self.folder.clone())
    }

    /// Returns the files of the index.
    pub fn files(&self) -> impl Iterator<Item = (PublicFile, &[u8])> {
        let file = |name| PublicFile::Asset(format!("{}{name}", self.folder));
        self.files.iter().map(move |(name, content)| (file(name), content.as_slice()))
    }

    /// Finds a file of the index by its name among those that are named after their content.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name.strip_prefix(&self.folder)?).map(Vec::as_slice)
    }
}

/// A service of the index.
struct Entry<'site> {
    service: &'site Service,
    /// The service in the main language, if this is another one: people search for its words, too.
    original: Option<&'site Service>,
    agency: &'site Agency,
}

impl Entry<'_> {
    /// Gives every word of the service, with the most that it counts for.
    fn words(&self) -> BTreeMap<String, Weight> {
        let mut found = BTreeMap::new();
        let mut add = |weight: Weight, words: &[String]| {
            for word in words {
                let best = found.entry(word.clone()).or_insert(weight);
                *best = weight.max(*best);
            }
        };
        for service in [self.service].into_iter().chain(self.original) {
            let title = search_words::words(&service.title);
            let weight = if title.len() <= SHORT_TITLE { Weight::Best } else { Weight::Title };
            add(weight, &title);
            add(
                Weight::Best,
                &service.code.as_deref().map(search_words::words).unwrap_or_default(),
            );
            let mut meanings = abbreviation::meanings(&title);
            for keyword in &service.keywords {
                let words = search_words::words(keyword);
                meanings.extend(abbreviation::meanings(&words));
                add(Weight::Title, &words);
            }
            add(Weight::Meaning, &meanings);
        }
        for text in self.said_beside() {
            let words = search_words::words(text);
            add(Weight::Beside, &abbreviation::meanings(&words));
            add(Weight::Beside, &words);
        }
        found
    }

    /// What else people look for: what one receives, the app, the agency.
    fn said_beside(&self) -> impl Iterator<Item = &str> {
        let Self { service, agency, .. } = self;
        let products = service.products.iter().filter_map(|it| match &it.words {
            Wording::Line(line) => Some(line),
            Wording::Text(_) => None,
        });
        let channels = service.channels.iter().filter_map(|it| it.name.as_ref());
        let own = [service.summary.as_ref(), Some(&agency.name), agency.short_name.as_ref()];
        own.into_iter().flatten().chain(products).chain(channels).map(String::as_str)
    }
}

/// Services in the order of their titles: like ones stand together, on few pages.
fn entries<'site>(context: &ViewContext<'site>) -> Vec<Entry<'site>> {
    let original =
        |service: &Service| context.main_tag().and_then(|_| context.main_service(&service.id));
    let entry = |(service, agency)| Entry { service, original: original(service), agency };
    let mut entries: Vec<_> = context.services().into_iter().map(entry).collect();
    entries.sort_by_cached_key(|entry| (entry.service.title.to_lowercase(), &entry.service.id));
    entries
}

fn postings(entries: &[Entry<'_>]) -> Postings {
    let mut postings = Postings::new();
    for (number, entry) in (0u32..).zip(entries) {
        for (word, weight) in entry.words() {
            let key = (search_words::root(&word).to_owned(), word);
            postings.entry(key).or_default().insert(number, weight);
        }
    }
    postings
}

/// Names the folder of the index; those of two languages never share one.
fn folder(files: &BTreeMap<String, Vec<u8>>, language: Option<Language>) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(language.map_or("", Language::tag).as_bytes());
    for (name, file) in files {
        context.update(name.as_bytes());
        context.update(&(file.len() as u64).to_le_bytes());
        context.update(file);
    }
    let hash = context.finish();
    format!("search.{}/", hex(hash.as_ref().get(..8).unwrap_or_default()))
}

/// Strings and numbers can always be written as JSON.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
