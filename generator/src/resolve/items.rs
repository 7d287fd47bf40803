//! Components that have no structure of their own.

use super::report::{At, Report, filled};
use super::values::{is_stated, note_no_words, optional, website, wording};
use crate::markdown::LinkContext;
use crate::model::{Item, Management};
use crate::raw::Entries;
use crate::raw::item::RawItem;
use crate::raw::service::RawService;

/// Resolves the components of service management that are stated.
pub(super) fn management(
    context: LinkContext<'_>,
    raw: &RawService,
    report: &mut Report<'_>,
) -> Management {
    let mut stated = Management::new();
    for (component, raw) in raw.management() {
        let at = At::TOP;
        let items = entries(context, raw, &at.key(component.key()), component.is_count(), report);
        if !items.is_empty() {
            stated.insert(component, items);
        }
    }
    stated
}

/// Resolves the entries of a component.
pub(super) fn resolve(
    context: LinkContext<'_>,
    raw: Option<&Entries<RawItem>>,
    list: &At<'_>,
    report: &mut Report<'_>,
) -> Vec<Item> {
    entries(context, raw, list, false, report)
}

fn entries(
    context: LinkContext<'_>,
    raw: Option<&Entries<RawItem>>,
    list: &At<'_>,
    is_number_enough: bool,
    report: &mut Report<'_>,
) -> Vec<Item> {
    let Some(raw) = raw else { return Vec::new() };
    let mut items = Vec::with_capacity(raw.entries.len());
    for (index, entry) in raw.entries.iter().enumerate() {
        if entry.name.as_deref().is_some_and(|name| !is_stated(name)) {
            continue;
        }
        let below = list.index(index);
        let at = if raw.listed { &below } else { list };
        if !is_number_enough {
            note_no_words(entry.name.as_deref(), &at.key("name"), report);
        }
        let words = wording(entry.name.as_deref(), entry.text.as_deref(), at, context, report);
        let url = optional(entry.url.as_deref(), &at.key("url"), report, website);
        let note = filled(entry.note.as_deref());
        items.extend(words.map(|words| Item { words, url, note }));
    }
    items
}
