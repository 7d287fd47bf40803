//! How long it takes.

use super::value::{COLON, has_hours, has_time, name, time_before, time_behind};
use crate::import::advice::Advice;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::passage::Passage;
use crate::model::Duration;

/// Words between a time and another one, which is then no end of the first.
const GOES_ON: [&str; 9] = ["atau", "sampai", "hingga", "s.d", "s/d", "dan", "x", "per", "/"];
/// Words with which it is said when a time does not hold.
const EXCEPTIONS: [&str; 3] = ["kecuali", "dalam keadaan", "dalam hal"];

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
    let shape_of_all = shape(words);
    let has_exception = matches!(shape_of_all, Some(Shape::WithException(_)));
    if Duration::parse(words).is_ok() && !has_exception {
        return Entry::words(name(item.words)).meaning(item.mark);
    }
    let mut parts = words.split(',');
    if words.contains(',') && parts.all(|part| shape(part).is_some()) {
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

/// How a time and what it is for stand in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Nothing else stands there.
    Whole,
    /// What it is for stands before this place, the time behind it.
    LabelFirst(usize),
    /// The time ends here, and behind it stands what it is for.
    TimeFirst(usize),
    /// The time ends here, and behind it stands when it does not hold.
    WithException(usize),
}

fn shape(text: &str) -> Option<Shape> {
    let says_more = |label: &str| has_time(label) || has_hours(label) || label.contains('\n');
    if let Some(place) = time_behind(text) {
        let label = text.get(..place)?;
        return (!says_more(label)).then_some(Shape::LabelFirst(place));
    }
    // "Pengajuan (waktu 2 menit)" has its time in brackets.
    if let Some(place) = text.rfind('(').filter(|place| *place > 0)
        && Duration::parse(text.get(place..)?).is_ok()
    {
        return (!says_more(text.get(..place)?)).then_some(Shape::LabelFirst(place));
    }
    if let Some((label, time)) = text.split_once(':')
        && Duration::parse(time).is_ok()
    {
        return (!says_more(label)).then_some(Shape::LabelFirst(label.len() + 1));
    }
    let end = time_before(text)?;
    let rest = text.get(end..)?.trim();
    if rest.trim_matches(['.', ';']).is_empty() {
        return Some(Shape::Whole);
    }
    let goes_on = GOES_ON.iter().any(|word| rest.to_lowercase().starts_with(word));
    if goes_on || says_more(rest) || rest.contains(". ") {
        return None;
    }
    let is_exception = EXCEPTIONS.iter().any(|word| rest.to_lowercase().starts_with(word));
    Some(if is_exception { Shape::WithException(end) } else { Shape::TimeFirst(end) })
}

/// Returns whether a line is a time, with what is said of it in brackets behind it or without.
fn is_row(text: &str) -> bool {
    let before_aside = aside(text).and_then(|(place, _)| text.get(..place));
    shape(text).or_else(|| shape(before_aside?)).is_some()
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
    match aside(text).filter(|_| shape(text).is_none()) {
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
    Some(match shape(words.text())? {
        Shape::Whole => Entry::keys([time(words)]),
        Shape::LabelFirst(place) => {
            let [label, rest] = words.cut(place);
            Entry::keys([said("for", label), time(rest)])
        }
        Shape::TimeFirst(place) => {
            let [rest, label] = words.cut(place);
            Entry::keys([said("for", label), time(rest)])
        }
        Shape::WithException(place) => {
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
