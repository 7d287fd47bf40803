//! The languages of a page: which others have it, and what it borrows.

use std::collections::BTreeMap;

use loket_form::language::Language;
use serde::Serialize;

use super::ViewContext;
use crate::address::Addresses;
use crate::model::Page;

/// The same page in all languages that have it; empty if there is but one.
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
    pub name: String,
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
        let editions = context.in_languages(page);
        if editions.len() < 2 {
            return Self::default();
        }
        let link = |(language, addresses): (Language, Addresses<'_>)| {
            let url = addresses.page(page.clone());
            LanguageLink {
                tag: language.tag(),
                name: context.name_of(language).to_owned(),
                absolute: addresses.absolute(&url),
                url,
                current: language == context.language(),
            }
        };
        let links: Vec<LanguageLink> = editions.into_iter().map(link).collect();
        let default_url = links.first().map(|link| link.absolute.clone());
        Self { links, default_url }
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
        keys: impl IntoIterator<Item = &'static str>,
        borrowed: impl Fn(&'static str) -> Option<&'static str>,
    ) -> Self {
        Self(keys.into_iter().map(|key| (key, borrowed(key).unwrap_or_default())).collect())
    }

    /// Returns the language of a part.
    #[must_use]
    pub fn of(&self, key: &str) -> &'static str {
        self.0.get(key).copied().unwrap_or_default()
    }
}
