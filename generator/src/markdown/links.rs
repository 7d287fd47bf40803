//! Where links of a text lead: to pages and files of the site, to places on them, or elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;

/// What a text may link to: the pages of a site with their places, and its files.
#[derive(Debug, Clone, Default)]
pub struct KnownPaths {
    pages: BTreeMap<String, BTreeSet<String>>,
    common: BTreeSet<String>,
}

impl FromIterator<String> for KnownPaths {
    fn from_iter<I: IntoIterator<Item = String>>(paths: I) -> Self {
        let pages = paths.into_iter().map(|path| (path, BTreeSet::new())).collect();
        Self { pages, common: BTreeSet::new() }
    }
}

impl KnownPaths {
    /// Adds places of a page, by their ids.
    pub fn add_places(&mut self, page: &str, ids: impl IntoIterator<Item = String>) {
        if let Some(places) = self.pages.get_mut(page) {
            places.extend(ids);
        }
    }

    /// Adds the ids that templates give to parts of pages.
    pub fn add_common(&mut self, ids: impl IntoIterator<Item = String>) {
        self.common.extend(ids);
    }

    /// Tells whether a template gives this id to a part of a page.
    pub(super) fn is_common(&self, id: &str) -> bool {
        self.common.contains(id)
    }

    fn likely(&self, path: &str) -> Option<String> {
        crate::finding::likely(path, self.pages.keys().map(String::as_str)).map(str::to_owned)
    }
}

/// Where a text stands, and what it may link to.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'site> {
    /// What it may link to.
    pub known: &'site KnownPaths,
    /// The path that the addresses of the site begin with.
    pub base_path: &'site str,
    /// The pages of the main language with the beginning of their addresses, for what
    /// has no translation; absent in the main language.
    pub elsewhere: Option<(&'site KnownPaths, &'site str)>,
    /// The folder that its file lies in, as `/kominfo/`: relative links begin there, as on GitHub.
    pub folder: &'site str,
}

impl Surroundings<'_> {
    /// Finds where a link leads, as the page must write it.
    ///
    /// `own` are the ids of the text itself.
    pub(super) fn link(&self, target: &str, own: &[String]) -> Result<String, Finding> {
        if let Some(id) = target.strip_prefix('#') {
            let exists = own.iter().any(|one| one == id) || self.known.is_common(id);
            return if exists {
                Ok(target.to_owned())
            } else {
                Err(unknown_place(target, id, own))
            };
        }
        if let Some(scheme) = scheme(target) {
            let is_safe = matches!(scheme, "http" | "https" | "mailto" | "tel");
            return if is_safe {
                Ok(target.to_owned())
            } else {
                Err(Finding::Link(target.to_owned()))
            };
        }
        if target.starts_with("//") || target.contains('\\') || target.is_empty() {
            return Err(Finding::Link(target.to_owned()));
        }
        self.local(target)
    }

    /// Finds the language that has a page; this one if none does.
    fn site_of(&self, page: &str) -> (&KnownPaths, &str) {
        let own = (self.known, self.base_path);
        let has = |known: &KnownPaths| known.pages.contains_key(page);
        self.elsewhere.filter(|(known, _)| !has(self.known) && has(known)).unwrap_or(own)
    }

    /// Returns the address of a page of the site, and whether it is in the main language only.
    #[must_use]
    pub fn address(&self, page: &str) -> (String, bool) {
        let (known, base_path) = self.site_of(page);
        (format!("{base_path}{page}"), !std::ptr::eq(known, self.known))
    }

    fn local(&self, target: &str) -> Result<String, Finding> {
        let (path, id) = match target.split_once('#') {
            Some((path, id)) => (path, Some(id)),
            None => (target, None),
        };
        let unknown = |meant| Finding::UnknownPage { target: target.to_owned(), meant };
        let path = absolute(self.folder, path).ok_or_else(|| unknown(None))?;
        // A file has its path, a page the path of its folder.
        let is_file = self.known.pages.contains_key(&path);
        let page = if is_file { path } else { page_of(&path) };
        let (known, base_path) = self.site_of(&page);
        let places = known.pages.get(&page).ok_or_else(|| unknown(known.likely(&page)))?;
        match id {
            None => Ok(format!("{base_path}{page}")),
            Some(id) if places.contains(id) || known.is_common(id) => {
                Ok(format!("{base_path}{page}#{id}"))
            }
            Some(id) => Err(unknown_place(target, id, &places.iter().cloned().collect::<Vec<_>>())),
        }
    }
}

fn unknown_place(target: &str, id: &str, known: &[String]) -> Finding {
    Finding::UnknownPlace { target: target.to_owned(), id: id.to_owned(), known: known.to_vec() }
}

/// The scheme of an address (RFC 3986); a colon further behind makes none.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = !scheme.is_empty()
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}

/// Makes a path absolute; `None` if it leaves the site.
fn absolute(folder: &str, path: &str) -> Option<String> {
    let path = path.split('?').next().unwrap_or_default();
    let whole = if path.starts_with('/') { path.to_owned() } else { format!("{folder}{path}") };
    let mut segments: Vec<&str> = Vec::new();
    for segment in whole.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => drop(segments.pop()?),
            _ => segments.push(segment),
        }
    }
    Some(format!("/{}", segments.join("/")))
}

/// The address of the page that a path means: `/kominfo/lock.md` is `/kominfo/lock/`.
fn page_of(path: &str) -> String {
    match path.strip_suffix(".md").or_else(|| path.strip_suffix("/agency.yaml")) {
        Some(page) => format!("{page}/"),
        None if path.ends_with('/') => path.to_owned(),
        None => format!("{path}/"),
    }
}
