//! How long it takes.

use super::value::{COLON, name};
use crate::import::advice::Advice;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::passage::Passage;
use crate::model::{Duration, TimeInLine, has_hours};

/// Reads one time, or a list of them.
pub(super) fn entry(items: Vec<Item<'_>>) -> Entry<'_> {
    let items = match <[Item<'_>; 1]>::try_from(items) {
        Ok([only]) if only.children.is_empty() => return alone(only),
        Ok([only]) => vec![only],
        Err(items) => items,
    };
    let (lead, items) = led(items);
    let is_row = |item: &Item<'_>| item.children.is_empty() && is_row(item.words.text());
    if !items.iter().all(is_row) {
        let items = lead.into_iter().chain(items).collect();
        return text(items);
    }
    let rows = items.into_iter().filter_map(|item| Some(row(item.words)?.meaning(item.mark)));
    let entry = Entry::new(Node::List(rows.collect()));
    match lead {
        Some(lead) => entry.remarked(Advice::Lead, vec![lead.words]),
        None => entry,
    }
}

/// Takes off the words that a list begins with: `Terdiri dari :`.
fn led(mut items: Vec<Item<'_>>) -> (Option<Item<'_>>, Vec<Item<'_>>) {
    let is_lead = |item: &Item<'_>| {
        item.mark.is_none() && item.style.is_none() && item.words.text().trim_end().ends_with(':')
    };
    match items.pop() {
        Some(mut only) if items.is_empty() && is_lead(&only) => {
            let children = std::mem::take(&mut only.children);
            (Some(only), children)
        }
        last => (None, items.into_iter().chain(last).collect()),
    }
}

fn alone(item: Item<'_>) -> Entry<'_> {
    let words = item.words.text();
    let has_exception = matches!(TimeInLine::of(words), Some(TimeInLine::WithException(_)));
    if Duration::parse(words).is_ok() && !has_exception {
        return Entry::words(name(item.words)).meaning(item.mark);
    }
    let mut parts = words.split(',');
    if words.contains(',') && parts.all(|part| TimeInLine::of(part).is_some()) {
        return parted(item);
    }
    if !is_row(words) {
        return text(vec![item]);
    }
    let Item { mark, words, .. } = item;
    row(words).unwrap_or_else(|| Entry::prose(Vec::new())).meaning(mark)
}

/// Reads several times with commas in between.
fn parted(item: Item<'_>) -> Entry<'_> {
    let rows = item.words.split(",").into_iter().filter_map(row);
    Entry::new(Node::List(rows.collect())).meaning(item.mark)
}

fn text(items: Vec<Item<'_>>) -> Entry<'_> {
    let are_hours = items.iter().any(|item| {
        has_hours(item.words.text()) || item.children.iter().any(|it| has_hours(it.words.text()))
    });
    let advice = if are_hours { Advice::Hours } else { Advice::Time };
    Entry::prose(items).advised(advice)
}

/// Returns whether a line is a time, with what is said of it in brackets behind it or without.
fn is_row(text: &str) -> bool {
    let before_aside = aside(text).and_then(|(place, _)| text.get(..place));
    TimeInLine::of(text).or_else(|| TimeInLine::of(before_aside?)).is_some()
}

/// Finds what is said of a time in brackets behind it, and its key; none if that could change how
/// long it is: `2 menit (maksimal)`.
fn aside(text: &str) -> Option<(usize, &'static str)> {
    let place = text.rfind('(').filter(|_| text.ends_with(')'))?;
    let inside = text.get(place + 1..text.len() - 1)?.trim();
    let lower = inside.to_lowercase();
    if lower.starts_with("kecuali") {
        return Some((place, "exception"));
    }
    let is_word = !inside.contains(|sign: char| sign.is_ascii_digit());
    let is_bound = Duration::parse(&format!("{inside} 1 hari")).is_ok()
        || Duration::parse(&format!("1 hari {inside}")).is_ok();
    (is_word && !is_bound).then_some((place, "note"))
}

fn row(words: Passage<'_>) -> Option<Entry<'_>> {
    let text = words.text();
    match aside(text).filter(|_| TimeInLine::of(text).is_none()) {
        Some((place, key)) => {
            let [words, aside] = words.cut(place);
            let mut entry = plain_row(words)?;
            // "Kecuali: keadaan kahar" is said by its key.
            let aside = aside.trim(&['(', ')']);
            let colon = aside.text().find(": ").filter(|_| key == "exception");
            let [name, aside] = aside.cut(colon.map_or(0, |place| place + 2));
            if let Node::Keys(keys) = &mut entry.node {
                keys.push((key, Entry::words(aside)));
            }
            Some(entry.meaning([name]))
        }
        None => plain_row(words),
    }
}

fn plain_row(words: Passage<'_>) -> Option<Entry<'_>> {
    Some(match TimeInLine::of(words.text())? {
        TimeInLine::Whole => Entry::keys([time(words)]),
        TimeInLine::LabelFirst(place) => {
            let [label, rest] = words.cut(place);
            Entry::keys([said("for", label), time(rest)])
        }
        TimeInLine::TimeFirst(place) => {
            let [rest, label] = words.cut(place);
            Entry::keys([said("for", label), time(rest)])
        }
        TimeInLine::WithException(place) => {
            let [rest, exception] = words.cut(place);
            Entry::keys([time(rest), said("exception", exception)])
        }
    })
}

fn said<'source>(
    key: &'static str,
    words: Passage<'source>,
) -> (&'static str, Option<Entry<'source>>) {
    (key, Some(Entry::words(name(words.trim(&COLON)))))
}

fn time(words: Passage<'_>) -> (&'static str, Option<Entry<'_>>) {
    ("time", Some(Entry::words(in_brackets(name(words.trim_start(&[':']))))))
}

/// Takes off the brackets around a time.
fn in_brackets(words: Passage<'_>) -> Passage<'_> {
    let is_inside = words.text().starts_with('(');
    if is_inside { words.trim(&['(', ')']) } else { words }
}
