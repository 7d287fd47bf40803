//! Components that have no structure of their own.

use super::at::{At, filled};
use super::values::{is_stated, website, wording};
use crate::markdown::LinkContext;
use crate::model::{Item, Management};
use crate::raw::Entries;
use crate::raw::item::RawItem;
use crate::raw::service::RawService;

/// Resolves the components of service management that are stated.
pub(super) fn management(context: LinkContext<'_>, raw: &RawService, top: &At<'_>) -> Management {
    let items = raw.management().map(|(component, raw)| {
        (component, entries(context, component.key(), raw, component.is_count(), top))
    });
    items.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// Resolves the entries of a key.
pub(super) fn resolve(
    context: LinkContext<'_>,
    key: &'static str,
    raw: Option<&Entries<RawItem>>,
    at: &At<'_>,
) -> Vec<Item> {
    entries(context, key, raw, false, at)
}

fn entries(
    context: LinkContext<'_>,
    key: &'static str,
    raw: Option<&Entries<RawItem>>,
    is_number_enough: bool,
    at: &At<'_>,
) -> Vec<Item> {
    at.each(key, raw, |raw, at| {
        let name = raw.name.as_deref();
        if name.is_some_and(|name| !is_stated(name)) {
            return None;
        }
        if !is_number_enough {
            at.note_no_words("name", name);
        }
        let words = wording(name, raw.text.as_deref(), at, context);
        let url = at.optional("url", raw.url.as_deref(), website);
        Some(Item { words: words?, url, note: filled(raw.note.as_deref()) })
    })
}
