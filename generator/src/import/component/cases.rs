//! The cases of a service, where the headings of its requirements name them.

use std::collections::BTreeSet;

use crate::import::name::file_name;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::vocabulary::plain;

/// Returns an id for each group, if its heading names the service itself and so a case of it:
/// `Kartu Keluarga karena hilang` of the service `Kartu Keluarga`. `Persyaratan teknis` is no case.
pub(super) fn ids(groups: &[Item<'_>], title: &str) -> Option<Vec<String>> {
    let title = plain(title);
    let of_title: BTreeSet<&str> = title.split(' ').collect();
    let headings: Vec<String> = groups.iter().map(|item| plain(item.words.text())).collect();
    let words: Vec<Vec<&str>> = headings.iter().map(|text| text.split(' ').collect()).collect();
    let names_service = |words: &Vec<&str>| of_title.iter().all(|word| words.contains(word));
    let are_groups = groups.len() > 1 && groups.iter().all(|item| !item.children.is_empty());
    if !are_groups || !words.iter().all(names_service) {
        return None;
    }
    let is_common = |word: &str| words.iter().all(|words| words.contains(&word));
    let id = |words: &Vec<&str>| {
        let own: Vec<&str> = words.iter().copied().filter(|word| !is_common(word)).collect();
        file_name(&own.join(" "))
    };
    let ids: Vec<String> = words.iter().map(id).collect();
    let are_different = ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
    are_different.then_some(ids)
}

/// Takes the headings off the groups: they are the names of the cases.
pub(super) fn named<'source>(groups: &mut [Item<'source>], ids: &[String]) -> Entry<'source> {
    let cases = groups.iter_mut().zip(ids).map(|(group, id)| {
        let name = group.take_words().trim(&[':']);
        Entry::keys([
            ("id", Some(Entry::new(Node::Given(id.clone())))),
            ("name", Some(Entry::words(name))),
        ])
    });
    Entry::new(Node::List(cases.collect()))
}
