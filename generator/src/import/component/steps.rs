//! What happens.

use super::value::name;
use crate::import::advice::Advice;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::vocabulary::{Vocabulary, begins_condition};

/// An actor has at most so many words before the verb.
const LONGEST_ACTOR: usize = 7;
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
        (false, true) => Some(("decision", Some(decision(children)))),
        (false, false) => Some(("steps", Some(list(children, vocabulary)))),
    };
    let end = end_of_actor(words.text(), vocabulary, below.is_some());
    let [actor, words] = words.cut(end.unwrap_or_default());
    let actor = Some(actor.trim(&[':'])).filter(|actor| !actor.is_empty());
    let words =
        Some(words.trim(&[':']).trim_end(&[';', '.', ':'])).filter(|words| !words.is_empty());
    let entry = match (actor, words, below) {
        (None, Some(words), None) => Entry::words(words),
        (actor, words, below) => {
            let own = [("actor", actor.map(Entry::words)), ("text", words.map(Entry::words))];
            Entry::keys(own.into_iter().chain(below))
        }
    };
    entry.meaning(mark)
}

/// Returns where who acts ends: before the first verb, if that can only be an actor.
fn end_of_actor(text: &str, vocabulary: &Vocabulary, has_parts: bool) -> Option<usize> {
    let mut place = 0;
    for (number, word) in text.split(' ').enumerate() {
        let before = text.get(..place)?;
        if number > 0 && vocabulary.is_verb(word.trim_end_matches([',', ';', '.', ':'])) {
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
    let is_condition = begins_condition(text) && item.children.is_empty();
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
