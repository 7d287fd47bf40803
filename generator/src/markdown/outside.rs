//! Links of a text that lead to other sites.

use pulldown_cmark::{Event, Parser, Tag};

use super::dialect::OPTIONS;
use crate::place::Position;

/// Returns the addresses of other sites that a text links to, with their places.
#[must_use]
pub fn outside_links(text: &str) -> Vec<(Position, String)> {
    let mut links = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && (dest_url.starts_with("https://") || dest_url.starts_with("http://"))
        {
            links.push((super::position(text, &range), dest_url.to_string()));
        }
    }
    links
}
