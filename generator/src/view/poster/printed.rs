//! The sections of a sheet, as the template prints them.

use serde::Serialize;

use super::super::service::ServicePage;
use super::unbroken::unbroken;
use crate::html::Html;
use crate::poster::{Entry, Group, Kind, Section};

/// A section of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The id of its heading.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// The term of the law.
    pub term: Option<String>,
    /// The entries, by case; empty if not stated.
    pub groups: Vec<GroupView>,
    /// Whether there is more on the page of the service.
    pub shortened: bool,
}

/// Entries that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The heading.
    pub heading_html: Option<Html>,
    /// The main language, if the heading is in it; empty if not.
    pub heading_lang: &'static str,
    /// What the list looks like: `numbers`, `boxes` or `points`.
    pub list: &'static str,
    /// The main language, if the entries are in it; empty if not.
    pub lang: &'static str,
    /// Whether it is kept in one column.
    pub whole: bool,
    /// The entries.
    pub entries: Vec<EntryView>,
}

/// One entry of a list.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// Its number, if numbers matter.
    pub number: Option<String>,
    /// What stands before the text in bold.
    pub lead_html: Option<Html>,
    /// The text.
    pub text_html: Html,
    /// How deep it lies in other entries, from 0.
    pub level: usize,
    /// Whether it has no mark of its own.
    pub boxless: bool,
    /// What stands in lines of its own.
    pub below_html: Vec<Html>,
}

impl SectionView {
    pub(super) fn new(page: &ServicePage, (index, section): (usize, Section)) -> Self {
        let Section { kind, heading, term, groups, shortened } = section;
        let groups = groups.iter().map(|group| GroupView::new(page, kind, group)).collect();
        Self { id: format!("bagian-{}", index + 1), heading, term, groups, shortened }
    }
}

impl GroupView {
    fn new(page: &ServicePage, kind: Kind, group: &Group) -> Self {
        let whole = group.is_whole();
        let has_number = |entry: &Entry| entry.number.is_some() || entry.boxless;
        let is_numbered = group.entries.iter().all(has_number) && kind != Kind::Requirements;
        let list = match kind {
            _ if is_numbered => "numbers",
            Kind::Requirements => "boxes",
            _ => "points",
        };
        let lang = match kind {
            Kind::Requirements => page.lang_of.of("requirements"),
            Kind::Procedure => page.lang_of.of("steps"),
            Kind::Products => page.lang_of.of("products"),
            Kind::Notes => page.lang_of.of("body"),
            Kind::Complaints if is_numbered => page.complaints.lang,
            // Most of them are names and numbers, with words of the page.
            Kind::Details | Kind::Contact | Kind::Complaints => "",
        };
        Self {
            heading_html: group.heading.as_deref().map(unbroken),
            heading_lang: if kind == Kind::Complaints { "" } else { page.lang_of.of("cases") },
            list,
            lang,
            whole,
            entries: group.entries.iter().map(EntryView::new).collect(),
        }
    }
}

impl EntryView {
    fn new(entry: &Entry) -> Self {
        Self {
            number: entry.number.clone(),
            lead_html: entry.lead.as_deref().map(unbroken),
            text_html: unbroken(&entry.text),
            level: entry.level,
            boxless: entry.boxless,
            below_html: entry.below.iter().map(|text| unbroken(text)).collect(),
        }
    }
}
