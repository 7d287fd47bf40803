//! What to prepare.

use super::value::{BETWEEN, name, without_last};
use crate::import::advice::Advice;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::passage::Passage;
use crate::import::vocabulary::begins_condition;
use crate::model::{Copies, last_words};

/// Words for the form of a document, before its name; the longer ones first.
const FORMS: [(&str, &str); 11] = [
    ("fotokopi legalisir", "legalisir"),
    ("fotokopi yang dilegalisir", "legalisir"),
    ("fotokopi", "salinan"),
    ("foto kopi", "salinan"),
    ("fotocopy", "salinan"),
    ("foto copy", "salinan"),
    ("photocopy", "salinan"),
    ("photo copy", "salinan"),
    ("salinan", "salinan"),
    ("fc.", "salinan"),
    ("unggah ", "unggah"),
];
const ORIGINAL: [&str; 2] = ["asli", "(aseli)"];
/// Verbs that a list of things to bring needs not.
const BRING: [&str; 3] = ["melampirkan ", "membawa ", "menyerahkan "];
/// A word that begins a condition of a document, though not of a step.
const FOR: &str = "bagi";
/// What is divided is no condition: `surat bagi waris`.
const DIVIDED: [&str; 2] = ["bagi waris", "bagi hasil"];
/// Words that join entries and are said by the list.
const JOINING: [&str; 3] = ["dan", "serta", "dan atau"];
/// Words with which a group says that one of it is enough.
const EITHER: &str = "salah satu";
const BRACKETS: [char; 2] = ['(', ')'];

/// Reads a list of documents, or of groups of them.
pub(super) fn entry(items: Vec<Item<'_>>) -> Entry<'_> {
    let are_groups = items.len() > 1 && items.iter().all(|item| !item.children.is_empty());
    let entry = Entry::new(Node::List(items.into_iter().map(requirement).collect()));
    if are_groups { entry.advised(Advice::Groups) } else { entry }
}

/// Reads the documents of each case, whose heading is its name.
pub(super) fn of_cases<'source>(items: Vec<Item<'source>>, ids: &[String]) -> Entry<'source> {
    let groups = items.into_iter().zip(ids).map(|(item, id)| {
        let documents = item.children.into_iter().map(requirement).collect();
        Entry::keys([
            ("cases", Some(Entry::new(Node::Given(id.clone())))),
            ("all_of", Some(Entry::new(Node::List(documents)))),
        ])
        .meaning(item.mark)
    });
    Entry::new(Node::List(groups.collect()))
}

fn requirement(item: Item<'_>) -> Entry<'_> {
    let Item { mark, style: _, words, children } = item;
    if children.is_empty() {
        return document(words).meaning(mark);
    }
    let documents = children.into_iter().map(requirement).collect();
    let (words, either) = either(name(words.trim(&[':'])).trim_end(&[':']));
    let key = if either.is_some() { "any_of" } else { "all_of" };
    Entry::keys([
        ("name", Some(words).filter(|words| !words.is_empty()).map(Entry::words)),
        (key, Some(Entry::new(Node::List(documents)))),
    ])
    .meaning(mark)
    .meaning(either)
}

/// Cuts off that one of several is enough: `Bukti hak (salah satu):`.
fn either(words: Passage<'_>) -> (Passage<'_>, Option<Passage<'_>>) {
    let lower = words.text().to_lowercase();
    let end = lower.trim_end_matches([')', ':', ' ']);
    let is_same = lower.len() == words.text().len();
    let place = end.strip_suffix(EITHER).map(str::len).filter(|_| is_same);
    let is_word = |place: &usize| {
        let before = lower.get(..*place).unwrap_or_default();
        before.is_empty() || before.ends_with(|sign: char| !sign.is_alphanumeric())
    };
    match place.filter(is_word) {
        Some(place) => {
            let [words, either] = words.cut(place);
            (name(words).trim_end(&['(', ':', ',']), Some(either))
        }
        None => (words, None),
    }
}

/// A document with what is said of it. What is not sure is part of its name.
fn document(words: Passage<'_>) -> Entry<'_> {
    let (words, joining) = without_last(words, &JOINING);
    let (words, condition) = conditional(words);
    let (words, copies) = counted(words);
    let (bring, form, words) = formed(words);
    let is_either = words.text().contains(" atau ");
    let is_plain = condition.is_none() && copies.is_none() && form.is_none();
    let entry = if is_plain {
        Entry::words(words)
    } else {
        let form = form.map(|(meant, form)| Entry::new(Node::Fixed(form)).meaning([meant]));
        Entry::keys([
            ("name", Some(Entry::words(words))),
            ("form", form),
            ("copies", copies.map(Entry::words)),
            ("if", condition.map(Entry::words)),
        ])
    };
    let entry = entry.meaning(joining).meaning(bring);
    if is_either { entry.advised(Advice::Either) } else { entry }
}

/// Cuts off the condition: `Surat kuasa (jika diwakilkan)`, `Paspor lama bagi yang memiliki`.
fn conditional(words: Passage<'_>) -> (Passage<'_>, Option<Passage<'_>>) {
    let text = words.text();
    let lower = text.to_lowercase();
    let begins = |(place, _): &(usize, &str)| {
        let rest = lower.get(place + 1..).unwrap_or_default().trim_start_matches('(');
        let is_divided = DIVIDED.iter().any(|words| rest.starts_with(words));
        !is_divided && (begins_condition(rest) || rest.split_whitespace().next() == Some(FOR))
    };
    let is_same = lower.len() == text.len();
    let place = lower.match_indices(' ').find(begins).map(|(place, _)| place);
    // What goes on behind the bracket is of the document.
    let is_last = |place: &usize| {
        let rest = text.get(place + 1..).unwrap_or_default();
        !rest.starts_with('(') || rest.find(')').is_none_or(|end| end + 1 == rest.len())
    };
    match place.filter(|place| is_same && *place > 0 && is_last(place)) {
        Some(place) => {
            let [words, condition] = words.cut(place);
            let condition = condition.trim(&BETWEEN);
            let in_brackets = condition.text().starts_with('(');
            (name(words), Some(if in_brackets { condition.trim(&BRACKETS) } else { condition }))
        }
        None => (words, None),
    }
}

/// Cuts off how many are wanted: `(1 Rangkap)`, `sebanyak 6 lembar`.
fn counted(words: Passage<'_>) -> (Passage<'_>, Option<Passage<'_>>) {
    let text = words.text();
    let is_count = |place: &usize| {
        let count = text.get(*place..).unwrap_or_default();
        // A number without a unit may be of the name.
        Copies::parse(count).is_ok_and(|copies| copies.unit.is_some())
    };
    match last_words(text).find(is_count) {
        Some(place) => {
            let [words, count] = words.cut(place);
            let count = name(count);
            let in_brackets = count.text().starts_with('(');
            (name(words), Some(if in_brackets { count.trim(&BRACKETS) } else { count }))
        }
        None => (words, None),
    }
}

/// The form that words mean.
type Meant<'source> = Option<(Passage<'source>, &'static str)>;

/// Cuts off in which form it is wanted: `Fotokopi KTP`, `KTP asli`; with the verb before it.
fn formed(words: Passage<'_>) -> (Option<Passage<'_>>, Meant<'_>, Passage<'_>) {
    let lower = words.text().to_lowercase();
    if lower.len() != words.text().len() {
        return (None, None, words);
    }
    let verb = BRING.iter().find(|verb| lower.starts_with(**verb)).map_or(0, |verb| verb.len());
    let rest = lower.get(verb..).unwrap_or_default();
    if let Some((said, form)) = FORMS.iter().find(|(said, _)| rest.starts_with(said)) {
        let [bring, words] = words.cut(verb);
        let [said, words] = words.cut(said.len());
        let bring = Some(bring).filter(|bring| !bring.is_empty());
        return (bring, Some((said.trim(&[]), form)), name(words));
    }
    let behind = ORIGINAL.iter().find(|word| lower.ends_with(&format!(" {word}")));
    if let Some(word) = behind {
        let place = lower.len() - word.len();
        let [words, word] = words.cut(place);
        return (None, Some((word, "asli")), name(words));
    }
    if lower.starts_with("asli ") {
        let [word, words] = words.cut("asli ".len());
        return (None, Some((word.trim(&[]), "asli")), words);
    }
    (None, None, words)
}
