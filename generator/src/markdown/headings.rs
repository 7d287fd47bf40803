//! Ids of headings, so that links can lead to them.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::dialect::OPTIONS;
use super::links::KnownPaths;
use crate::model::Way;

/// The id of a heading that gives none.
const SECTION: &str = "bagian";

/// Returns the ids of all headings of a text, in order.
///
/// An id is the heading in small letters with hyphens between its words; one that
/// the text or a template has already gets a number.
#[must_use]
pub fn heading_ids(text: &str, known: &KnownPaths) -> Vec<String> {
    // Most texts have no heading, and are parsed once.
    if !(text.contains('#') || text.contains("\n=") || text.contains("\n-")) {
        return Vec::new();
    }
    let mut ids: Vec<String> = Vec::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap_or_default();
                let id = free(&id_of(&words), &ids, known);
                ids.push(id);
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut heading {
                    heading.push(' ');
                }
            }
            _ => {}
        }
    }
    ids
}

fn id_of(words: &str) -> String {
    let mut id = String::new();
    for character in words.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            id.push(character);
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    match id {
        "" => SECTION.to_owned(),
        // Numbered, it would still be that of a step.
        id if Way::is_anchor(id) => format!("{SECTION}-{id}"),
        id => id.to_owned(),
    }
}

fn free(id: &str, taken: &[String], known: &KnownPaths) -> String {
    let is_taken = |id: &str| known.is_common(id) || taken.iter().any(|one| one == id);
    if !is_taken(id) {
        return id.to_owned();
    }
    let mut numbered = (2_usize..).map(|number| format!("{id}-{number}"));
    numbered.find(|id| !is_taken(id)).unwrap_or_default()
}
