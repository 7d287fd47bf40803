//! How far a site in a second language is told in that language.

use std::collections::{BTreeMap, BTreeSet};

use loket_form::language::Language;

use super::{ServiceId, WebUrl};

/// Keys of a file that stay in the main language.
pub type Borrowed = BTreeSet<&'static str>;

/// What a site in a second language has of its own, and what it borrows.
///
/// Something that has no translation has no page in this language: its page in
/// the main language stands for it.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The main language.
    pub main: Language,
    /// Where the site in the main language is.
    pub main_url: WebUrl,
    /// What `site.yaml` borrows.
    pub site: Borrowed,
    /// The services that are translated, with what they borrow.
    pub services: BTreeMap<ServiceId, Borrowed>,
    /// What agencies borrow; those that are not translated borrow everything.
    pub agencies: BTreeMap<String, Borrowed>,
    /// The agencies whose complaint form is translated.
    pub complaints: BTreeSet<String>,
    /// The pages that are translated.
    pub pages: BTreeSet<String>,
    /// The documents of services that are translated, by service and name.
    pub documents: BTreeSet<(ServiceId, String)>,
}
