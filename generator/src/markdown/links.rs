//! Where links of a text lead: to pages and files of the site, to places on them, or elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::address::Address;

use crate::finding::{Finding, TextFinding, ValueFinding};
use crate::model::{Page, PublicFile, Way};

/// What a text may link to: the pages of a site with their places, and its files.
#[derive(Debug, Clone, Default)]
pub struct KnownPaths {
    files: BTreeMap<PublicFile, BTreeSet<String>>,
    common: BTreeSet<String>,
}

impl FromIterator<PublicFile> for KnownPaths {
    fn from_iter<I: IntoIterator<Item = PublicFile>>(files: I) -> Self {
        let files = files.into_iter().map(|file| (file, BTreeSet::new())).collect();
        Self { files, common: BTreeSet::new() }
    }
}

impl KnownPaths {
    /// Adds places of a page, by their ids.
    pub fn add_places(&mut self, page: Page, ids: impl IntoIterator<Item = String>) {
        if let Some(places) = self.files.get_mut(&page.into()) {
            places.extend(ids);
        }
    }

    /// Adds the ids that templates give to parts of pages.
    pub fn add_common(&mut self, ids: impl IntoIterator<Item = String>) {
        self.common.extend(ids);
    }

    /// Returns a page that there is: a draft has none.
    #[must_use]
    pub fn page<'page>(&self, page: &'page Page) -> Option<&'page Page> {
        Some(page).filter(|page| self.has((*page).clone()))
    }

    fn has(&self, file: impl Into<PublicFile>) -> bool {
        self.files.contains_key(&file.into())
    }

    /// Returns whether a template gives this id to a part of a page, or to a step.
    pub(super) fn is_common(&self, id: &str) -> bool {
        self.common.contains(id) || Way::is_anchor(id)
    }

    fn likely(&self, path: &str) -> Option<String> {
        let paths: BTreeSet<String> =
            self.files.keys().map(|file| format!("/{}", file.path())).collect();
        crate::finding::likely(path, paths.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// Where a text stands, and what it may link to.
#[derive(Debug, Clone, Copy)]
pub struct LinkContext<'site> {
    /// What it may link to.
    pub known: &'site KnownPaths,
    /// The path that the addresses of the site begin with.
    pub base_path: &'site str,
    /// The pages of the main language with the beginning of their addresses, for what
    /// has no translation; absent in the main language.
    pub elsewhere: Option<(&'site KnownPaths, &'site str)>,
    /// The page of the site that shows the text; absent if several do.
    pub page: Option<&'site Page>,
    /// The folder that its file lies in, as `/kominfo/`: relative links begin there, as on GitHub.
    pub folder: &'site str,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Destination {
    /// As the page must write it.
    pub(super) address: String,
    /// What is to be seen when pages are rendered.
    pub(super) unsettled: Option<Finding>,
}

impl Destination {
    const fn sure(address: String) -> Self {
        Self { address, unsettled: None }
    }
}

impl<'site> LinkContext<'site> {
    /// Moves to a text of a file in a folder, shown by a page if there is one.
    #[must_use]
    pub fn at<'here>(self, folder: &'here str, page: &'here Page) -> LinkContext<'here>
    where
        'site: 'here,
    {
        LinkContext { page: self.known.page(page), folder, ..self }
    }

    /// Finds where a link leads.
    ///
    /// `own` are the ids of the text itself.
    pub(super) fn link(&self, target: &str, own: &[String]) -> Result<Destination, Finding> {
        if let Some(id) = target.strip_prefix('#') {
            return self.place(target, &decoded(id), own);
        }
        let is_odd = || target.starts_with("//") || target.contains('\\') || target.is_empty();
        match scheme(target) {
            Some("http" | "https" | "mailto" | "tel") => Ok(Destination::sure(target.to_owned())),
            None if !is_odd() => self.local(target),
            _ => Err(Finding::Text(TextFinding::Link(target.to_owned()))),
        }
    }

    /// Finds a place of the page that shows the text.
    fn place(&self, target: &str, id: &str, own: &[String]) -> Result<Destination, Finding> {
        let file = self.page.map(|page| PublicFile::Page(page.clone()));
        let places = file.and_then(|file| self.known.files.get(&file));
        let is_heading =
            own.iter().any(|one| one == id) || places.is_some_and(|places| places.contains(id));
        if !is_heading && !self.known.is_common(id) {
            return Err(unknown_place(target, id, own));
        }
        let page = self.page.filter(|_| !is_heading);
        let unsettled = page.map(|page| {
            Finding::Text(TextFinding::Unsettled {
                target: target.to_owned(),
                page: format!("{}/{}", self.base_path, page.path()),
                id: Some(id.to_owned()),
            })
        });
        Ok(Destination { address: target.to_owned(), unsettled })
    }

    /// Finds the language that has a file; this one if none does.
    fn site_of(&self, file: &PublicFile) -> (&KnownPaths, &str) {
        let own = (self.known, self.base_path);
        let has = |known: &KnownPaths| known.files.contains_key(file);
        let is_there = |known: &KnownPaths| is_shared(file) || !has(self.known) && has(known);
        self.elsewhere.filter(|(known, _)| is_there(known)).unwrap_or(own)
    }

    /// Returns the address of a page of the site, and whether it is in the main language only.
    #[must_use]
    pub fn address(&self, page: Page) -> (String, bool) {
        let page = page.into();
        let (known, base_path) = self.site_of(&page);
        (format!("{base_path}/{}", page.path()), !std::ptr::eq(known, self.known))
    }

    /// Finds what a path means that is a file of the site, or else that of a page.
    fn file_at(&self, path: &str) -> Option<PublicFile> {
        let is_known = |file: &PublicFile| {
            let mut all = [Some(self.known), self.elsewhere.map(|(known, _)| known)].into_iter();
            all.any(|known| known.is_some_and(|known| known.files.contains_key(file)))
        };
        let is_agency = |name: &str| is_known(&Page::Agency(name.to_owned()).into());
        let parse = |path: &str| PublicFile::parse(path.strip_prefix('/')?, is_agency);
        // A file has its path, a page the path of its folder.
        let made = || [path, &page_of(path)].into_iter().find_map(|it| parse(it).filter(is_made));
        parse(path).filter(is_known).or_else(made).or_else(|| parse(&page_of(path)))
    }

    fn local(&self, target: &str) -> Result<Destination, Finding> {
        let (path, id) = match target.split_once('#') {
            Some((path, id)) => (path, Some(decoded(id))),
            None => (target, None),
        };
        let id = id.as_deref();
        let unknown =
            |meant| Finding::Text(TextFinding::UnknownPage { target: target.to_owned(), meant });
        let path = absolute(self.folder, path).ok_or_else(|| unknown(None))?;
        let is_no_page = || unknown(self.known.likely(&page_of(&path)));
        let file = self.file_at(&path).ok_or_else(is_no_page)?;
        let (known, base_path) = self.site_of(&file);
        let nowhere = BTreeSet::new();
        let places = known.files.get(&file).or_else(|| is_made(&file).then_some(&nowhere));
        let places = places.ok_or_else(is_no_page)?;
        let page = format!("{base_path}/{}", file.path());
        // Only some services and agencies have a form, and its places are made of what it asks.
        let is_form = matches!(file, PublicFile::Page(Page::Form(_) | Page::Complaint(_)));
        let is_open = is_form || is_made(&file);
        let address = match id {
            None => page.clone(),
            Some(id) if is_open || places.contains(id) || known.is_common(id) => {
                format!("{page}#{id}")
            }
            Some(id) => {
                let places: Vec<String> = places.iter().cloned().collect();
                return Err(unknown_place(target, id, &places));
            }
        };
        let id = id.filter(|id| !places.contains(*id)).map(str::to_owned);
        let unsettled = (is_open || id.is_some())
            .then(|| Finding::Text(TextFinding::Unsettled { target: target.to_owned(), page, id }));
        Ok(Destination { address, unsettled })
    }
}

/// Returns whether the build makes it of all content: only then one knows whether it is there.
const fn is_made(file: &PublicFile) -> bool {
    match file {
        PublicFile::Page(page) => matches!(
            page,
            Page::Letter(..)
                | Page::Topic(..)
                | Page::LifeEvent(..)
                | Page::ServicesOf(..)
                | Page::CompletenessOf(..)
        ),
        PublicFile::Moved(_)
        | PublicFile::Attachment(..)
        | PublicFile::Asset(_)
        | PublicFile::Headers
        | PublicFile::Redirects => false,
        _ => true,
    }
}

/// Returns whether all languages have it together, beside the main one.
const fn is_shared(file: &PublicFile) -> bool {
    is_made(file) && !matches!(file, PublicFile::Page(_) | PublicFile::Record(_))
}

/// Decodes an id as browsers write it into an address, such as `caf%C3%A9`.
fn decoded(id: &str) -> String {
    let digit = |sign: u8| u8::try_from(char::from(sign).to_digit(16)?).ok();
    let (mut bytes, mut rest) = (Vec::with_capacity(id.len()), id.as_bytes());
    while let [first, after @ ..] = rest {
        let escaped = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                digit(*high).zip(digit(*low)).map(|(high, low)| (high * 16 + low, after))
            }
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| id.to_owned())
}

fn unknown_place(target: &str, id: &str, known: &[String]) -> Finding {
    Finding::Text(TextFinding::UnknownPlace {
        target: target.to_owned(),
        id: id.to_owned(),
        known: known.to_vec(),
    })
}

/// The scheme of an address (RFC 3986); a later colon makes none.
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

/// Returns what is wrong with a link that sends a mail or calls a number.
pub(super) fn wrong_contact(target: &str) -> Option<Finding> {
    if let Some(address) = target.strip_prefix("mailto:") {
        // A mail may go to several (RFC 6068).
        let mut addresses = address.split('?').next().unwrap_or_default().split(',');
        let wrong = addresses.find(|address| Address::parse(address).is_err());
        return wrong.map(|address| Finding::Value(ValueFinding::Address(address.to_owned())));
    }
    let number = target.strip_prefix("tel:")?;
    let is_number = number.strip_prefix('+').unwrap_or(number);
    let is_number = is_number.chars().all(|sign| sign.is_ascii_digit() || "-.()".contains(sign))
        && is_number.chars().any(|sign| sign.is_ascii_digit());
    (!is_number).then(|| Finding::Value(ValueFinding::Telephone(number.to_owned())))
}
