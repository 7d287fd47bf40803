//! What a component states, line by line.

use serde::Serialize;

use crate::model::{Item, WebUrl};

/// One statement.
#[derive(Debug, Serialize)]
pub(super) struct ItemRecord<'site> {
    text: &'site str,
    url: Option<&'site str>,
    note: Option<&'site str>,
}

pub(super) fn items<'site>(items: impl IntoIterator<Item = &'site Item>) -> Vec<ItemRecord<'site>> {
    let record = |Item { words, url, note }: &'site Item| ItemRecord {
        text: words.as_str(),
        url: url.as_ref().map(WebUrl::as_str),
        note: note.as_deref(),
    };
    items.into_iter().map(record).collect()
}
