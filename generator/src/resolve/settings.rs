//! What content is resolved with, beside its files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use loket_form::language::Language;

use crate::model::{FormWords, WebUrl};
use crate::source::Picture;

/// Whether standards that are being written are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They are checked, but have no pages.
    Checked,
    /// They have pages, for their editor to look at.
    Shown,
}

/// What content is resolved with, beside its files.
#[derive(Debug, Clone)]
pub struct Settings<'run> {
    /// The address of the site, in place of the one in `site.yaml`.
    pub base_url: Option<&'run WebUrl>,
    /// Whether standards that are being written have pages.
    pub drafts: Drafts,
    /// The day that counts as today.
    pub today: Date,
    /// The languages that there are words for.
    pub languages: &'run BTreeSet<Language>,
    /// What forms ask that nobody wrote, in each language; empty if the words could not be read.
    pub form_words: BTreeMap<Language, FormWords>,
    /// The ids that templates give to parts of pages.
    pub template_ids: Vec<String>,
    /// The pictures of the whole site.
    pub pictures: &'run [Picture],
}
