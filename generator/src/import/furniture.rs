//! What is printed on every page and is no part of a standard: found by its repetition.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Block, Hint};
use super::vocabulary::{Vocabulary, plain};

/// A letterhead has at least so many lines; a single line may well be said twice.
const LETTERHEAD: usize = 2;
/// A line at the head or the foot of so many pages stands there because they are pages.
const MOST_CHANCE: usize = 2;

/// Returns the numbers of the blocks that are furniture.
///
/// A letterhead is lines that come again in the same order and stand before the first heading,
/// too. A running head or foot is a line that begins or ends several pages, whatever numbers
/// stand in it.
pub(super) fn find(blocks: &[Block<'_>], vocabulary: &Vocabulary) -> BTreeSet<usize> {
    let texts: Vec<Option<String>> = blocks.iter().map(text).collect();
    let first_heading = texts
        .iter()
        .position(|text| text.as_ref().is_some_and(|text| vocabulary.heading(text).is_some()))
        // Without a heading, nothing tells where a letterhead would end.
        .unwrap_or_default();
    let mut found = letterheads(&texts, first_heading);
    found.extend(running(blocks));
    found.extend(printed(&texts, vocabulary));
    for (place, block) in blocks.iter().enumerate() {
        let is_furniture = match block {
            Block::Line(line) => {
                line.look.hint == Some(Hint::Furniture)
                    || vocabulary.is_furniture(line.words.text())
            }
            Block::Field(..) => false,
            Block::Row(_) => {
                let words = block.lines().into_iter().map(|line| line.words.text());
                vocabulary.is_furniture(&words.collect::<Vec<_>>().join(" "))
            }
        };
        if is_furniture {
            found.insert(place);
        }
    }
    found
}

/// Finds what a form prints over two lines.
fn printed(texts: &[Option<String>], vocabulary: &Vocabulary) -> BTreeSet<usize> {
    let is_printed = |pair: &[Option<String>]| match pair {
        [Some(first), Some(second)] => vocabulary.is_furniture(&format!("{first} {second}")),
        _ => false,
    };
    let pairs = texts.windows(2).enumerate().filter(|(_, pair)| is_printed(pair));
    pairs.flat_map(|(place, _)| place..place + 2).collect()
}

fn text(block: &Block<'_>) -> Option<String> {
    match block {
        Block::Line(line) => Some(plain(line.words.text())),
        Block::Row(_) | Block::Field(..) => None,
    }
}

fn letterheads(texts: &[Option<String>], first_heading: usize) -> BTreeSet<usize> {
    let mut places: BTreeMap<Vec<&String>, Vec<usize>> = BTreeMap::new();
    for (place, run) in texts.windows(LETTERHEAD).enumerate() {
        if let Some(run) = run.iter().map(Option::as_ref).collect::<Option<Vec<_>>>() {
            places.entry(run).or_default().push(place);
        }
    }
    let repeated = places.into_values().filter(|places| {
        places.len() > 1 && places.first().is_some_and(|first| first + LETTERHEAD <= first_heading)
    });
    repeated.flatten().flat_map(|place| place..place + LETTERHEAD).collect()
}

/// Finds what begins or ends pages.
fn running(blocks: &[Block<'_>]) -> BTreeSet<usize> {
    let page = |block: &Block<'_>| block.lines().first().map_or(0, |line| line.look.page);
    let mut edges: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, block) in blocks.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| blocks.get(place));
        let is_edge = |other: Option<&Block<'_>>| other.is_none_or(|it| page(it) != page(block));
        if let Block::Line(line) = block
            && (is_edge(before) || is_edge(blocks.get(place + 1)))
        {
            let no_digits = line.words.text().replace(|sign: char| sign.is_ascii_digit(), "");
            edges.entry(plain(&no_digits)).or_default().push(place);
        }
    }
    edges.into_values().filter(|places| places.len() > MOST_CHANCE).flatten().collect()
}
