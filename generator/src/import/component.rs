//! What a source says of each component, as its keys.
//!
//! A structure is made only where nothing else can be meant. Where something can, the words stay
//! as text, and a comment says what could be made of them.

mod cases;
mod complaints;
mod cost;
mod products;
mod requirements;
mod steps;
mod table;
mod time;
mod value;

use super::advice::Advice;
use super::document::Block;
use super::node::{Entry, Node};
use super::outline::{Item, outline};
use super::sections::Section;
use super::spread::spread;
use super::vocabulary::Vocabulary;
use crate::model::Component;
use table::{Fees, Table};
use value::{is_cut, name};

/// Understands what is said of a component, as one key or several.
pub(super) fn keys<'source>(
    section: Section<'source>,
    title: &str,
    vocabulary: &Vocabulary,
) -> Vec<(&'static str, Entry<'source>)> {
    let Section { component, heading, blocks, .. } = section;
    let is_cut = blocks.iter().flat_map(Block::lines).any(|line| is_cut(line.words.text()));
    let (cases, entry) = match component {
        Component::Cost => (None, cost(blocks, vocabulary)),
        Component::Requirements => of_cases(items(blocks), title, vocabulary),
        _ => (None, entry(component, items(blocks), vocabulary)),
    };
    let entry = if is_cut { entry.advised(Advice::Cut) } else { entry };
    let cases = cases.map(|cases| ("cases", cases));
    cases.into_iter().chain([(component.key(), entry.meaning(heading))]).collect()
}

fn items(blocks: Vec<Block<'_>>) -> Vec<Item<'_>> {
    outline(spread(blocks.into_iter().flat_map(Block::into_lines)))
}

/// Understands requirements, and the cases that their headings name.
fn of_cases<'source>(
    mut items: Vec<Item<'source>>,
    title: &str,
    vocabulary: &Vocabulary,
) -> (Option<Entry<'source>>, Entry<'source>) {
    match cases::ids(&items, title) {
        Some(ids) => {
            let named = cases::named(&mut items, &ids);
            (Some(named), requirements::of_cases(items, &ids))
        }
        None => (None, entry(Component::Requirements, items, vocabulary)),
    }
}

/// Understands fees: a table of them, or lines.
fn cost<'source>(blocks: Vec<Block<'source>>, vocabulary: &Vocabulary) -> Entry<'source> {
    match Table::find(blocks).fees() {
        Ok(Fees { around, head, rows: fees }) => {
            let mut rows = cost::rows(outline(spread(around)));
            rows.extend(fees);
            Entry::new(Node::List(rows)).remarked(Advice::TableHead, head)
        }
        Err(table) => entry(Component::Cost, outline(spread(table.into_lines())), vocabulary),
    }
}

/// Understands what is said of a component. One that is said to have nothing ("-") is empty.
fn entry<'source>(
    component: Component,
    items: Vec<Item<'source>>,
    vocabulary: &Vocabulary,
) -> Entry<'source> {
    if is_nothing(&items) {
        let words = items.into_iter().flat_map(|item| item.mark.into_iter().chain([item.words]));
        let nothing = match component {
            // Without ways of its own, a standard has those of its agency.
            Component::Complaints => Node::Keys(Vec::new()),
            _ => Node::List(Vec::new()),
        };
        return Entry::new(nothing).meaning(words);
    }
    match component {
        Component::Requirements => requirements::entry(items),
        Component::Steps => steps::entry(items, vocabulary),
        Component::Time => time::entry(items),
        Component::Cost => cost::entry(items),
        Component::Products => products::entry(items),
        Component::Complaints => complaints::entry(items, vocabulary),
        _ => management(items),
    }
}

/// Returns whether it is a dash, or nothing at all.
fn is_nothing(items: &[Item<'_>]) -> bool {
    items.iter().all(|item| item.words.is_empty() && item.children.is_empty())
}

/// Regulations, facilities and the like: a line each.
fn management(items: Vec<Item<'_>>) -> Entry<'_> {
    let is_plain = items.iter().all(|item| item.children.is_empty());
    if !is_plain {
        return Entry::new(Node::List(vec![Entry::prose(items)]));
    }
    let entries = items.into_iter().flat_map(|item| {
        let meant = item.mark;
        let mut parts =
            value::listed(item.words).into_iter().map(|words| Entry::words(name(words)));
        let first = parts.next().map(|first| first.meaning(meant));
        first.into_iter().chain(parts).collect::<Vec<_>>()
    });
    Entry::new(Node::List(entries.collect()))
}
