//! The languages of a page: where it is told in another one, and what it borrows.

use std::collections::BTreeMap;

use loket_form::language::Language;
use serde::Serialize;

use super::ViewContext;
use crate::address::Addresses;
use crate::model::{Borrowed, Page, Site};

/// The same page in all languages that it is told in; empty if there is but one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Languages {
    /// Each language, the main one first.
    pub links: Vec<LanguageLink>,
    /// The page for those who read none of them: that in the main language.
    pub default_url: Option<String>,
}

/// A page in one language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// The tag, such as `en`.
    pub tag: &'static str,
    /// The language in its own words.
    pub name: &'static str,
    /// The path.
    pub url: String,
    /// The whole address.
    pub absolute: String,
    /// Whether it is this page.
    pub current: bool,
}

impl Languages {
    /// Finds a page of this site in all languages.
    #[must_use]
    pub fn new(context: &ViewContext<'_>, page: &Page) -> Self {
        let file = page.clone().into();
        let Some(other) = context.counterpart.filter(|other| other.has(&file)) else {
            return Self::default();
        };
        if !context.site.has(&file) {
            return Self::default();
        }
        let link = |site: &Site| {
            let addresses = Addresses::new(site);
            let url = addresses.file(&file);
            LanguageLink {
                tag: site.language.tag(),
                name: name(site.language),
                absolute: addresses.absolute(&url),
                url,
                current: site.language == context.site.language,
            }
        };
        let is_main = context.site.translation.is_none();
        let sites = if is_main { [context.site, other] } else { [other, context.site] };
        let links: Vec<LanguageLink> = sites.into_iter().map(link).collect();
        let default_url = links.first().map(|link| link.absolute.clone());
        Self { links, default_url }
    }
}

const fn name(language: Language) -> &'static str {
    match language {
        Language::Id => "Bahasa Indonesia",
        Language::En => "English",
    }
}

/// The languages of parts of a page by their keys; empty for those in the language of the page.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Marks(BTreeMap<&'static str, &'static str>);

impl Marks {
    /// Marks those keys that are borrowed of the main language.
    #[must_use]
    pub fn new(
        site: &Site,
        borrowed: Option<&Borrowed>,
        keys: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        let main = site.translation.as_ref().map(|own| own.main.tag());
        let mark = |key: &'static str| {
            let is_borrowed = borrowed.is_some_and(|borrowed| borrowed.contains(key));
            (key, main.filter(|_| is_borrowed).unwrap_or_default())
        };
        Self(keys.into_iter().map(mark).collect())
    }

    /// Returns the language of a part.
    #[must_use]
    pub fn of(&self, key: &str) -> &'static str {
        self.0.get(key).copied().unwrap_or_default()
    }
}
