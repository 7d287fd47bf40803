//! What one gets.

use super::value::name;
use crate::import::advice::Advice;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;

/// A name is not longer; what is, is a text about several things.
const LONGEST_NAME: usize = 160;

/// Reads a list of products.
pub(super) fn entry(items: Vec<Item<'_>>) -> Entry<'_> {
    let is_name =
        |item: &Item<'_>| item.children.is_empty() && item.words.text().len() <= LONGEST_NAME;
    if items.iter().all(is_name) {
        let names = items.into_iter().filter(|item| !item.words.is_empty());
        let names = names.map(|item| Entry::words(name(item.words)).meaning(item.mark));
        return Entry::new(Node::List(names.collect()));
    }
    Entry::new(Node::List(vec![Entry::prose(items).advised(Advice::Products)]))
}
