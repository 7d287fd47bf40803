//! What it costs.

use super::value::name;
use crate::import::advice::Advice;
use crate::import::mark::Style;
use crate::import::node::{Entry, Node};
use crate::import::outline::Item;
use crate::import::passage::Passage;
use crate::model::Fee;

/// What stands before an amount.
const CURRENCY: &str = "rp";
/// Signs of a formula, and of the dots that lead to a number in a form.
const OF_FORMULAS: [&str; 5] = ["=", "...", " x ", "+", "___"];
/// Signs between what is paid for and how much.
const COLON: [char; 3] = [':', '=', ','];

/// Reads one fee, or a table of them.
pub(super) fn entry(items: Vec<Item<'_>>) -> Entry<'_> {
    let is_fee =
        |item: &Item<'_>| item.children.is_empty() && Fee::parse(item.words.text()).is_ok();
    let items = match <[Item<'_>; 1]>::try_from(items) {
        Ok([only]) if is_fee(&only) => {
            return Entry::words(name(only.words)).meaning(only.mark);
        }
        Ok([only]) => vec![only],
        Err(items) => items,
    };
    let amounts = items.iter().map(amounts).sum::<usize>();
    if amounts == 0 || items.iter().any(is_formula) {
        return Entry::prose(items).advised(Advice::Cost);
    }
    Entry::new(Node::List(rows(items)))
}

/// How many amounts stand in an item and below it.
fn amounts(item: &Item<'_>) -> usize {
    usize::from(amount(item.words.text()).is_some())
        + item.children.iter().map(amounts).sum::<usize>()
}

fn is_formula(item: &Item<'_>) -> bool {
    let text = item.words.text();
    let is_money = currencies(text).next().is_some();
    is_money && OF_FORMULAS.iter().any(|sign| text.contains(sign))
        || item.children.iter().any(is_formula)
}

/// Reads the lines of a table; what stands below an amount without a mark is a line of its own.
pub(super) fn rows(items: Vec<Item<'_>>) -> Vec<Entry<'_>> {
    let mut rows = Vec::new();
    for mut item in items {
        let are_notes = amount(item.words.text()).is_some()
            && item.children.iter().all(|child| child.style.is_none() && child.children.is_empty());
        let notes = if are_notes { std::mem::take(&mut item.children) } else { Vec::new() };
        rows.push(row(item));
        rows.extend(notes.into_iter().map(row));
    }
    rows
}

/// A line of the table: an amount with what it is for, a heading with rows below it, or text.
fn row(item: Item<'_>) -> Entry<'_> {
    let Item { mark, style, words, children } = item;
    // "B. Golongan kecil" is called so elsewhere; a bullet or a number of a line is not.
    let is_called = matches!(style, Some(Style::Capital | Style::Roman));
    let (called, mark) = if is_called { (mark, None) } else { (None, mark) };
    if !children.is_empty() && children.iter().map(amounts).sum::<usize>() > 0 {
        let place = amount(words.text()).map(|(place, _)| place);
        let is_heading = currencies(words.text()).next().is_none();
        if place.is_some() || is_heading {
            let rows = Entry::new(Node::List(rows(children)));
            return match place {
                Some(place) => priced(called, words, place, Some(rows)),
                None => Entry::keys([("for", label(called, words)), ("rows", Some(rows))]),
            }
            .meaning(mark);
        }
    }
    match amount(words.text()) {
        Some((place, _)) if children.is_empty() => priced(called, words, place, None).meaning(mark),
        // A line of text needs no number in a table.
        _ if children.is_empty() && called.is_none() => text(words).meaning(mark),
        _ => Entry::prose(vec![Item { mark: called.or(mark), style, words, children }]),
    }
}

fn text(words: Passage<'_>) -> Entry<'_> {
    Entry::prose(vec![Item { mark: None, style: None, words, children: Vec::new() }])
}

/// Writes what is paid for, with the letter by which it is called.
fn label<'source>(
    called: Option<Passage<'source>>,
    words: Passage<'source>,
) -> Option<Entry<'source>> {
    let words = name(words.trim(&COLON));
    let words: Vec<_> = called.into_iter().chain([words]).filter(|it| !it.is_empty()).collect();
    (!words.is_empty()).then(|| Entry::new(Node::Words(words)))
}

/// Writes an amount and what it is for.
fn priced<'source>(
    called: Option<Passage<'source>>,
    words: Passage<'source>,
    place: usize,
    rows: Option<Entry<'source>>,
) -> Entry<'source> {
    let end = amount(words.text()).map_or(words.text().len(), |(_, end)| end);
    let [before, rest] = words.cut(place);
    let [fee, note] = rest.cut(end - place);
    let filled = |words: Passage<'source>| (!words.is_empty()).then(|| Entry::words(words));
    Entry::keys([
        ("for", label(called, before)),
        ("fee", filled(fee.trim(&[';']).trim_end(&[]))),
        ("note", filled(note.trim(&['(', ')', ';', '.', ',']))),
        ("rows", rows),
    ])
}

/// Finds the one amount of a text: where it begins and where it ends. What stands behind it is
/// in brackets. An amount without a currency, such as `gratis`, stands behind a colon.
fn amount(text: &str) -> Option<(usize, usize)> {
    let mut places = currencies(text);
    let behind_colon = || text.find(": ").map(|place| place + 2);
    let (place, is_money) = match places.next() {
        Some(place) => (place, true),
        None => (behind_colon()?, false),
    };
    let last = places.last();
    let rest = text.get(place..)?;
    let is_fee = |end: usize| rest.get(..end).is_some_and(|fee| Fee::parse(fee).is_ok());
    let bracket = rest.find('(').filter(|_| rest.trim_end().ends_with([')', ';', '.']));
    let ends = [Some(rest.len()), bracket];
    let end = place + ends.into_iter().flatten().find(|end| is_fee(*end))?;
    // "Rp 10.000 – Rp 50.000" is one amount; "2% dari Rp 1.000" begins before its currency.
    let is_one = last.is_none_or(|last| last < end);
    let is_whole = !is_money || !text.get(..place).is_some_and(|before| before.contains('%'));
    (is_one && is_whole).then_some((place, end))
}

/// Finds where `Rp` begins a word.
fn currencies(text: &str) -> impl Iterator<Item = usize> {
    let lower = text.to_lowercase();
    let is_same = lower.len() == text.len();
    let places: Vec<usize> = lower
        .match_indices(CURRENCY)
        .map(|(place, _)| place)
        .filter(|place| {
            let before = lower.get(..*place).and_then(|text| text.chars().next_back());
            let behind = lower.get(place + CURRENCY.len()..).and_then(|text| text.chars().next());
            is_same
                && !before.is_some_and(char::is_alphabetic)
                && !behind.is_some_and(char::is_alphabetic)
        })
        .collect();
    places.into_iter()
}
