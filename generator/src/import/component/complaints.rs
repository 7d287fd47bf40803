//! How to complain.

mod way;

use super::value::name;
use crate::import::advice::Advice;
use crate::import::mark::Style;
use crate::import::node::{Entry, Node, Remark};
use crate::import::outline::Item;
use crate::import::passage::Passage;
use crate::import::vocabulary::{Vocabulary, plain};
use crate::model::{Duration, time_behind};
use way::{LONGEST_WAY, Way, Ways};

/// Reads ways, and what happens with a complaint.
pub(super) fn entry<'source>(items: Vec<Item<'source>>, vocabulary: &Vocabulary) -> Entry<'source> {
    let mut complaints =
        Complaints { vocabulary, ways: Ways::default(), text: Vec::new(), remarks: Vec::new() };
    complaints.read(items);
    complaints.into_entry()
}

/// What was understood so far.
struct Complaints<'source, 'table> {
    vocabulary: &'table Vocabulary,
    ways: Ways<'source>,
    text: Vec<Item<'source>>,
    remarks: Vec<Remark<'source>>,
}

/// What stands below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Ways,
    Direct,
    Handling,
    Deadlines,
    Unknown,
}

impl<'source> Complaints<'source, '_> {
    fn read(&mut self, items: Vec<Item<'source>>) {
        if self.are_steps(&items) {
            let steps = items.into_iter().map(|item| handled(item.words).meaning(item.mark));
            return self.ways.extend("handling", steps);
        }
        for item in items {
            match self.part(&item) {
                Part::Ways => self.add_ways(item),
                Part::Direct => self.add_steps("direct", item),
                Part::Handling => self.add_steps("handling", item),
                Part::Deadlines => self.add_deadlines(item),
                Part::Unknown => self.text.push(item),
            }
        }
    }

    /// Returns whether a list says what happens with a complaint: numbered lines of which none is
    /// a way and one at least names what is done.
    fn are_steps(&self, items: &[Item<'_>]) -> bool {
        let is_step = |item: &Item<'_>| {
            item.style == Some(Style::Number)
                && item.children.is_empty()
                && way::read(item.words.text(), self.vocabulary).is_none()
        };
        let handles = |item: &Item<'_>| self.vocabulary.handles(item.words.text());
        items.len() > 1 && items.iter().all(is_step) && items.iter().any(handles)
    }

    fn part(&self, item: &Item<'_>) -> Part {
        if item.children.is_empty() {
            return if self.is_way(item) { Part::Ways } else { Part::Unknown };
        }
        if self.are_ways(item) {
            return Part::Ways;
        }
        let heading = plain(item.words.text());
        // One line alone may be an address, unless its heading can have no other meaning.
        let are_several =
            item.children.len() > 1 || self.vocabulary.is_complaint_heading(item.words.text());
        let are_lines = are_several
            && item.children.iter().all(|it| it.children.is_empty() && it.style.is_some());
        let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        if !are_lines || has(&["tak langsung", "tidak langsung"]) {
            Part::Unknown
        } else if has(&["jangka waktu"]) && item.children.iter().all(is_deadline) {
            Part::Deadlines
        } else if has(&["langsung"]) {
            Part::Direct
        } else if has(&["alur", "mekanisme", "prosedur", "tahapan", "penanganan"]) {
            Part::Handling
        } else {
            Part::Unknown
        }
    }

    fn is_way(&self, item: &Item<'_>) -> bool {
        let text = item.words.text();
        let is_short = text.split_whitespace().count() <= LONGEST_WAY;
        way::read(text, self.vocabulary).is_some() || is_short && self.vocabulary.names_way(text)
    }

    /// Returns whether all that stands below a heading, or below a way, are ways.
    fn are_ways(&self, item: &Item<'_>) -> bool {
        item.children.iter().all(|child| {
            if child.children.is_empty() { self.is_way(child) } else { self.are_ways(child) }
        })
    }

    fn add_ways(&mut self, item: Item<'source>) {
        let Item { mark, words, children, .. } = item;
        self.ways.meant.extend(mark);
        let text = words.text();
        let way = way::read(text, self.vocabulary);
        let is_heading = !children.is_empty() && matches!(way, None | Some(Way::Direct));
        if is_heading {
            self.add_heading(words);
        } else {
            self.ways.add(way.unwrap_or(Way::Other), words);
        }
        for child in children {
            self.add_ways(child);
        }
    }

    fn add_steps(&mut self, key: &'static str, item: Item<'source>) {
        let Item { mark, words, children, .. } = item;
        let steps = children.into_iter().map(|child| handled(child.words).meaning(child.mark));
        let steps = steps.collect();
        self.add_part(key, (mark, words), steps);
    }

    fn add_deadlines(&mut self, item: Item<'source>) {
        let Item { mark, words, children, .. } = item;
        let deadlines = children.into_iter().map(|child| {
            let place = time_behind(child.words.text()).unwrap_or_default();
            let [class, time] = child.words.cut(place);
            Entry::keys([
                ("class", Some(Entry::words(class.trim(&[',', ':'])))),
                ("time", Some(Entry::words(name(time)))),
            ])
            .meaning(child.mark)
        });
        let deadlines = deadlines.collect();
        self.add_part("deadlines", (mark, words), deadlines);
    }

    fn add_part(
        &mut self,
        key: &'static str,
        (mark, heading): (Option<Passage<'source>>, Passage<'source>),
        entries: Vec<Entry<'source>>,
    ) {
        self.ways.meant.extend(mark);
        self.add_heading(heading);
        self.ways.extend(key, entries);
    }

    /// Notes a heading: its key may say it, or else a comment does.
    fn add_heading(&mut self, heading: Passage<'source>) {
        if self.vocabulary.is_complaint_heading(heading.text()) {
            self.ways.meant.push(heading);
        } else {
            self.remarks.push(Remark { advice: Advice::Lead, words: vec![heading] });
        }
    }

    fn into_entry(self) -> Entry<'source> {
        let Self { ways, text, mut remarks, .. } = self;
        let text = (!text.is_empty()).then(|| Entry::new(Node::Prose(text)));
        if text.is_some() {
            remarks.push(Remark { advice: Advice::Complaints, words: Vec::new() });
        }
        let (meant, ways) = ways.into_keys();
        let mut entry = Entry::keys([("text", text)].into_iter().chain(ways));
        entry.remarks = remarks;
        entry.meaning(meant)
    }
}

/// A step of the way of a complaint; how long it takes may stand in brackets behind it.
fn handled(words: Passage<'_>) -> Entry<'_> {
    let words = name(words);
    let text = words.text();
    let place = text.rfind('(').filter(|_| text.ends_with(')'));
    let is_time =
        |place: &usize| text.get(*place..).is_some_and(|time| Duration::parse(time).is_ok());
    match place.filter(is_time) {
        Some(place) => {
            let [words, time] = words.cut(place);
            Entry::keys([
                ("text", Some(Entry::words(words.trim(&[])))),
                ("time", Some(Entry::words(time.trim(&['(', ')'])))),
            ])
        }
        None => Entry::words(words),
    }
}

fn is_deadline(item: &Item<'_>) -> bool {
    time_behind(item.words.text()).is_some()
}
