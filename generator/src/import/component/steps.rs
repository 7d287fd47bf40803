//! What happens.

use super::value::name;
use crate::import::advice::Advice;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::passage::Passage;
use crate::import::vocabulary::Vocabulary;

/// An actor has at most so many words before the verb.
const LONGEST_ACTOR: usize = 7;
/// Words with which a condition begins.
const CONDITIONS: [&str; 4] = ["jika", "bila", "apabila", "kalau"];
/// Words that stand in no name of an actor.
const NO_ACTOR: [&str; 9] =
    ["yang", "untuk", "setelah", "sudah", "akan", "jika", "bila", "tidak", "oleh"];

/// Reads a list of steps.
pub(super) fn entry<'source>(items: Vec<Item<'source>>, vocabulary: &Vocabulary) -> Entry<'source> {
    let is_listed = items.iter().any(|item| item.style.is_some());
    if !is_listed && items.iter().all(|item| item.children.is_empty()) {
        return Entry::prose(items).advised(Advice::Steps);
    }
    list(items, vocabulary)
}

fn list<'source>(items: Vec<Item<'source>>, vocabulary: &Vocabulary) -> Entry<'source> {
    let steps = items.into_iter().map(|item| step(item, vocabulary));
    Entry::new(Node::List(steps.collect()))
}

fn step<'source>(item: Item<'source>, vocabulary: &Vocabulary) -> Entry<'source> {
    let Item { mark, style: _, words, children } = item;
    let is_decision = children.len() > 1 && children.iter().all(|it| branch(it).is_some());
    let below = match (children.is_empty(), is_decision) {
        (true, _) => None,
        (false, true) => Some(("decision", decision(children))),
        (false, false) => Some(("steps", list(children, vocabulary))),
    };
    let [actor, words] = acting(words, vocabulary, below.is_some());
    let actor = Some(actor.trim(&[':'])).filter(|actor| !actor.is_empty());
    let words =
        Some(words.trim(&[':']).trim_end(&[';', '.', ':'])).filter(|words| !words.is_empty());
    let entry = match (actor, words, below) {
        (None, Some(words), None) => Entry::words(words),
        (actor, words, below) => {
            Entry::keys([("actor", actor.map(Entry::words)), ("text", words.map(Entry::words))])
                .with(below)
        }
    };
    entry.meaning(mark)
}

impl Entry<'_> {
    /// Adds a key.
    fn with(mut self, key: Option<(&'static str, Self)>) -> Self {
        if let Node::Keys(keys) = &mut self.node {
            keys.extend(key);
        }
        self
    }
}

/// Cuts who acts off what is done: before the first verb, if that can only be an actor.
fn acting<'source>(
    words: Passage<'source>,
    vocabulary: &Vocabulary,
    has_parts: bool,
) -> [Passage<'source>; 2] {
    let text = words.text();
    let place = actor(text, vocabulary, has_parts).unwrap_or_default();
    words.cut(place)
}

/// Returns where who acts ends.
fn actor(text: &str, vocabulary: &Vocabulary, has_parts: bool) -> Option<usize> {
    let mut place = 0;
    for (number, word) in text.split(' ').enumerate() {
        let before = text.get(..place)?;
        if number > 0 && vocabulary.is_verb(word.trim_end_matches([',', ';', '.'])) {
            let name = before.trim_end_matches([' ', ':']);
            return vocabulary.is_actor(name).then_some(place);
        }
        let is_of_name = |word: &str| {
            let plain = word.trim_end_matches(':').to_lowercase();
            !word.contains([',', ';', '('])
                && !word.ends_with('.')
                && !NO_ACTOR.contains(&plain.as_str())
        };
        if number >= LONGEST_ACTOR || !is_of_name(word) {
            return None;
        }
        place += word.len() + 1;
    }
    // "Petugas:" with the parts of what is done below it.
    let name = text.trim_end().strip_suffix(':').filter(|_| has_parts)?;
    vocabulary.is_actor(name).then_some(text.len())
}

/// Returns where the condition of a branch ends: `Jika sesuai, …`.
fn branch(item: &Item<'_>) -> Option<usize> {
    let text = item.words.text();
    let first = text.split_whitespace().next()?.to_lowercase();
    let is_condition = CONDITIONS.contains(&first.as_str()) && item.children.is_empty();
    text.find(',').filter(|_| is_condition)
}

fn decision(items: Vec<Item<'_>>) -> Entry<'_> {
    let outcomes = items.into_iter().map(|item| {
        let place = branch(&item).unwrap_or_default();
        let [condition, then] = item.words.cut(place);
        Entry::keys([
            ("if", Some(Entry::words(condition))),
            ("then", Some(Entry::words(name(then)))),
        ])
        .meaning(item.mark)
    });
    Entry::new(Node::List(outcomes.collect()))
}
