//! Which links to other sites the content has, and where.

use std::collections::BTreeMap;

use crate::credentials;
use crate::markdown::outside_links;
use crate::place::Position;
use crate::source::{Role, SourceFile};
use crate::tree::{self, Node, Value};

/// Every address with its places.
pub(super) type Links<'content> = BTreeMap<String, Vec<(&'content SourceFile, Position)>>;

/// Collects the links of all files, of their data and of their text.
pub(super) fn of(files: &[SourceFile]) -> Links<'_> {
    let mut links = Links::new();
    for file in files {
        let parts = file.parts();
        let mut found = Vec::new();
        if let Ok(Some(root)) = tree::parse(parts.data) {
            of_data(&root, file.role == Role::Site, &mut found);
        }
        let data = found.into_iter().map(|(at, url)| (at.below(parts.data_offset), url));
        let body = outside_links(parts.body).into_iter();
        for (position, url) in data.chain(body.map(|(at, url)| (at.below(parts.body_offset), url)))
        {
            // What is asked and kept needs no user name; that one stands there is told anyway.
            let url = credentials::without(&url).into_owned();
            links.entry(url).or_default().push((file, position));
        }
    }
    links
}

fn of_data(node: &Node, is_site: bool, found: &mut Vec<(Position, String)>) {
    match &node.value {
        Value::Scalar { text, .. } if is_address(text.trim()) => {
            found.push((node.position, text.trim().to_owned()));
        }
        Value::Scalar { text, .. } => {
            found.extend(outside_links(text).into_iter().map(|(_, url)| (node.position, url)));
        }
        Value::List(entries) => entries.iter().for_each(|entry| of_data(entry, false, found)),
        Value::Map(entries) => {
            // Before its first release, a site cannot answer for itself.
            let outside = entries.iter().filter(|(key, _)| !(is_site && key.name == "base_url"));
            outside.for_each(|(_, value)| of_data(value, false, found));
        }
    }
}

fn is_address(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && !text.contains(char::is_whitespace)
}
