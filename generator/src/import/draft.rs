//! The draft of a standard: what a source says, as an editor would write it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::account::Account;
use super::advice::Advice;
use super::agency::Letterhead;
use super::component;
use super::document::{Document, Line};
use super::markdown::markdown;
use super::node::{Entry, Fate, Node, Remark};
use super::outline::{Item, outline};
use super::passage::Passage;
use super::sections::{Labelled, Parts, divide};
use super::spread::spread;
use super::vocabulary::{Label, Vocabulary};
use super::yaml;

/// The longest line that can be a title.
const LONGEST_TITLE: usize = 250;

/// A draft, and what became of each word of its source.
#[derive(Debug)]
pub struct Draft {
    /// The title of the service.
    pub title: String,
    /// The file: data, then text.
    pub text: String,
    /// What became of the words.
    pub account: Account,
    /// The file of the agency, in case there is none.
    letterhead: Letterhead,
}

/// A draft before it is written.
#[derive(Debug, Default)]
struct Unwritten<'source> {
    keys: Vec<(&'static str, Entry<'source>)>,
    remarks: Vec<Remark<'source>>,
    body: Vec<Item<'source>>,
    furniture: Vec<Passage<'source>>,
}

impl Draft {
    /// Makes the draft of a source; `name` is its title if the source has none.
    #[must_use]
    pub fn of(document: &Document, name: &str, vocabulary: &Vocabulary) -> Self {
        let parts = divide(document, vocabulary);
        let (place, title) = title_line(&parts).unzip();
        let title = title.unwrap_or(name).to_owned();
        let letterhead = Letterhead::of(&parts, &title);
        let mut draft = unwritten(parts, place, &title, vocabulary);
        let mut account = draft.account();
        let left = account.left_over(document.text());
        let left: Vec<_> = left.into_iter().map(|place| document.passage(place)).collect();
        if !left.is_empty() {
            for words in &left {
                account.note(words, Fate::Comment);
            }
            draft.remarks.push(Remark { advice: Advice::LeftOver, words: left });
        }
        Self { title, text: draft.write(), account, letterhead }
    }

    /// Returns the file of the agency; none if the source does not name it.
    #[must_use]
    pub fn agency(&self) -> Option<String> {
        self.letterhead.yaml()
    }
}

/// Where the title stands: under a name, or as a line of the head.
#[derive(Clone, Copy)]
enum Place {
    Label(usize),
    Head(usize),
}

/// Finds the title: under its name, or else the last line before the first component; the first
/// line where no component is named.
fn title_line<'source>(parts: &Parts<'source>) -> Option<(Place, &'source str)> {
    let mut labels = parts.labels.iter().enumerate();
    if let Some((place, title)) = labels.find(|(_, labelled)| labelled.label == Label::Title) {
        return Some((Place::Label(place), title.value.text()));
    }
    let is_title = |line: &Line<'_>| line.words.text().len() <= LONGEST_TITLE;
    let mut lines = parts.head.iter().enumerate().filter(|(_, line)| is_title(line));
    let found = if parts.sections.is_empty() { lines.next() } else { lines.next_back() };
    found.map(|(place, line)| (Place::Head(place), line.words.text()))
}

fn unwritten<'source>(
    mut parts: Parts<'source>,
    place: Option<Place>,
    title: &str,
    vocabulary: &Vocabulary,
) -> Unwritten<'source> {
    let mut draft = Unwritten::default();
    let written = match place {
        Some(Place::Head(place)) => Entry::words(parts.head.remove(place).words),
        Some(Place::Label(place)) => {
            let Labelled { name, value, .. } = parts.labels.remove(place);
            Entry::words(value).meaning([name])
        }
        None => Entry::new(Node::Given(title.to_owned())).advised(Advice::NoTitle),
    };
    draft.keys.push(("title", written));
    draft.keys.push(("status", Entry::new(Node::Fixed("draft"))));
    draft.remark(Advice::Source, parts.remarks);
    draft.remark(Advice::Deleted, parts.deleted);
    draft.remark(Advice::Column, parts.unknown);
    for labelled in parts.labels {
        draft.add_label(labelled);
    }
    draft.furniture = parts.furniture;
    if parts.sections.is_empty() {
        draft.remarks.push(Remark { advice: Advice::NoComponents, words: Vec::new() });
        draft.body = outline(spread(parts.head.into_iter().chain(parts.body)));
    } else {
        draft.body = outline(spread(parts.body));
        draft.remark(Advice::Head, parts.head.into_iter().map(|line| line.words).collect());
    }
    parts.sections.sort_by_key(|section| section.component);
    let keys = |section| component::keys(section, title, vocabulary);
    draft.keys.extend(parts.sections.into_iter().flat_map(keys));
    draft
}

impl<'source> Unwritten<'source> {
    fn remark(&mut self, advice: Advice, words: Vec<Passage<'source>>) {
        if !words.is_empty() {
            self.remarks.push(Remark { advice, words });
        }
    }

    fn add_label(&mut self, labelled: Labelled<'source>) {
        let Labelled { label, name, value } = labelled;
        let has_decree = self.keys.iter().any(|(key, _)| *key == "decree");
        match label {
            Label::Decree if !has_decree => {
                self.keys.push(("decree", decree(value).meaning([name])));
            }
            _ => self.remark(Advice::Head, vec![name, value]),
        }
    }

    fn account(&self) -> Account {
        let mut account = Account::default();
        let mut see = |words: &Passage<'source>, fate| account.note(words, fate);
        self.keys.iter().for_each(|(_, entry)| entry.visit(&mut see));
        let remarks = self.remarks.iter().flat_map(|remark| &remark.words);
        remarks.for_each(|words| see(words, Fate::Comment));
        self.body.iter().for_each(|item| item.visit(&mut see));
        self.furniture.iter().for_each(|words| see(words, Fate::Furniture));
        account
    }

    fn write(&self) -> String {
        let mut out = String::from("---\n");
        yaml::remarks(&self.remarks, 0, &mut out);
        yaml::keys(&self.keys, 0, &mut out);
        self.write_furniture(&mut out);
        out.push_str("---\n");
        if !self.body.is_empty() {
            let _ = write!(out, "\n{}\n", markdown(&self.body));
        }
        out
    }

    /// Lists what was left out, each line once.
    fn write_furniture(&self, out: &mut String) {
        let mut lines: Vec<(String, usize)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let texts = self.furniture.iter().map(Passage::spaced);
        for text in texts.filter(|text| !text.is_empty()) {
            let place = *places.entry(text.clone()).or_insert(lines.len());
            match lines.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => lines.push((text, 1)),
            }
        }
        if !lines.is_empty() {
            out.push_str("# Tidak disalin (kop dan hiasan halaman):\n");
        }
        for (text, count) in lines {
            let _ = writeln!(out, "#   {count}x {text}");
        }
    }
}

/// Reads a decree: `060/040/III Tahun 2022` has its year behind its number.
fn decree(words: Passage<'_>) -> Entry<'_> {
    let text = words.text();
    let year = text.len().checked_sub(4).filter(|place| text.is_char_boundary(*place));
    let is_year = |place: &usize| {
        text.get(*place..).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let before = year.filter(is_year).and_then(|place| text.get(..place));
    let before =
        before.map(str::trim_end).filter(|before| before.to_lowercase().ends_with(" tahun"));
    let Some(before) = before else { return Entry::words(words) };
    let number = before.len() - "tahun".len();
    let end = before.len();
    let [number, rest] = words.cut(number);
    let [name, year] = rest.cut(end - number.text().len());
    Entry::keys([
        ("number", Some(Entry::words(number.trim(&[])))),
        ("year", Some(Entry::new(Node::Number(year.trim(&[]))).meaning([name]))),
    ])
}
