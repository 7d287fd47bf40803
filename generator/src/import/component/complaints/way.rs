//! Ways to complain, each in a line: `Telepon : (0299) 421243`, `WA ke nomor 0812 …`, `SP4N Lapor`.

use loket_form::address::Address;

use crate::import::component::value::name;
use crate::import::node::{Entry, Node};
use crate::import::passage::Passage;
use crate::import::vocabulary::{Contact, Vocabulary, plain};
use crate::model::{Phone, SocialAccount, WebUrl, WhatsApp};

/// What a line names, and where its value begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// A kind of number or address.
    Contact(Contact, usize),
    /// One under a name of its own.
    Named(Contact, usize),
    /// Accounts in social networks.
    Socials,
    /// SP4N-LAPOR!, whose address is the same for all.
    Lapor,
    /// What is done in person.
    Direct,
    /// A way without an address.
    Other,
}

/// The ways of a standard, and what happens with a complaint, by their keys.
#[derive(Debug, Default)]
pub(super) struct Ways<'source> {
    keys: Vec<(&'static str, Vec<Entry<'source>>)>,
    officer: Vec<(&'static str, Entry<'source>)>,
    lapor: Vec<Passage<'source>>,
    /// Words that keys say.
    pub(super) meant: Vec<Passage<'source>>,
}

/// The order in which the keys are written.
const ORDER: [&str; 14] = [
    "phones",
    "fax",
    "sms",
    "whatsapp",
    "email",
    "website",
    "socials",
    "contacts",
    "other",
    "lapor",
    "officer",
    "direct",
    "handling",
    "deadlines",
];
/// Keys that take a list, even of one entry.
const LISTS: [&str; 4] = ["contacts", "direct", "handling", "deadlines"];
/// Short numbers are those of a whole country, and years and amounts are short, too.
const LEAST_DIGITS: usize = 7;
const LONGEST_LAPOR: usize = 5;
/// A way without an address is named in so many words; a sentence is longer.
pub(super) const LONGEST_WAY: usize = 12;

/// Tells what a line names; none if it is no way, or not surely one.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Option<Way> {
    let plain_text = plain(text);
    let words = plain_text.split(' ').count();
    let is_lapor = plain_text.split(' ').any(|word| word == "lapor");
    if is_lapor
        && words <= LONGEST_LAPOR
        && !text.contains(|sign: char| sign.is_ascii_digit() && sign != '4')
    {
        return Some(Way::Lapor);
    }
    if SocialAccount::parse_list(text).is_ok() {
        return Some(Way::Socials);
    }
    if let Some((contact, place)) = labelled(text, vocabulary) {
        return Some(Way::Contact(contact, place));
    }
    if let Some(named) = named(text) {
        return Some(named);
    }
    let is_direct = plain_text.split(' ').any(|word| word == "langsung")
        && !["tidak langsung", "tak langsung"].iter().any(|it| plain_text.contains(it));
    (is_direct && words <= LONGEST_WAY).then_some(Way::Direct)
}

/// Signs around a value that are no part of it.
const AROUND: [char; 5] = [';', '.', ',', '<', '>'];

/// Finds a value behind the name of its kind: the longest name that stands there.
fn labelled(text: &str, vocabulary: &Vocabulary) -> Option<(Contact, usize)> {
    let ends = text.char_indices().filter(|(_, sign)| sign.is_whitespace() || *sign == ':');
    let mut places: Vec<usize> = ends.map(|(place, _)| place).take(LONGEST_WAY).collect();
    places.reverse();
    places.into_iter().find_map(|place| {
        let contact = vocabulary.contact(text.get(..place)?)?;
        let value = text.get(place..)?;
        let start = place + value.find(|sign: char| !(sign.is_whitespace() || sign == ':'))?;
        let value = text.get(start..)?;
        (is_value(contact, value) || is_short_number(contact, value)).then_some((contact, start))
    })
}

/// Finds a value behind a name of its own: `E-Pengaduan melalui : a@contoh.go.id`.
fn named(text: &str) -> Option<Way> {
    let (label, value) = text.split_once(": ")?;
    let place = label.len() + 2;
    let is_name = label.contains(char::is_alphabetic) && !label.contains("http");
    let kinds = [Contact::Email, Contact::Phones, Contact::Website];
    let kind = kinds.into_iter().find(|kind| is_value(*kind, value.trim()))?;
    is_name.then_some(Way::Named(kind, place))
}

/// Returns whether a text is a number of a whole country, such as `112`: behind the name of its
/// kind, nothing else is so short.
fn is_short_number(contact: Contact, text: &str) -> bool {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || AROUND.contains(&sign));
    let is_short = (3..LEAST_DIGITS).contains(&text.len());
    contact == Contact::Phones
        && is_short
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && Phone::parse(text).is_ok()
}

/// Returns whether a text is a value of a kind, and nothing else.
fn is_value(contact: Contact, text: &str) -> bool {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || AROUND.contains(&sign));
    let is_long = text.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS;
    match contact {
        Contact::Phones | Contact::Fax | Contact::Sms => is_long && Phone::parse_list(text).is_ok(),
        Contact::Mobile => is_long && Phone::parse(text).is_ok(),
        Contact::Whatsapp => WhatsApp::parse(text).is_ok(),
        Contact::Email => Address::parse(text).is_ok(),
        Contact::Website => WebUrl::parse(text).is_ok() || is_bare(text),
        Contact::Officer => is_name(text) || is_long && Phone::parse(text).is_ok(),
    }
}

fn is_name(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_numeric)
}

/// Returns whether a text is an address of the web without its scheme.
fn is_bare(text: &str) -> bool {
    text.contains('.') && WebUrl::parse(&format!("https://{text}")).is_ok()
}

impl<'source> Ways<'source> {
    pub(super) fn add(&mut self, way: Way, words: Passage<'source>) {
        match way {
            Way::Lapor => self.lapor.push(words),
            Way::Socials => self.push("socials", Entry::words(words)),
            Way::Direct => self.push("direct", Entry::words(name(words))),
            Way::Other => self.push("other", Entry::words(name(words))),
            Way::Contact(contact, place) => {
                let [label, value] = words.cut(place);
                let value = value.trim(&AROUND);
                self.add_contact(contact, label, value);
            }
            Way::Named(contact, place) => {
                let [label, value] = words.cut(place);
                let value = value.trim(&AROUND);
                let label = Entry::words(label.trim(&[':']));
                self.push(
                    "contacts",
                    Entry::keys([
                        ("name", Some(label)),
                        (key(contact), Some(of_kind(contact, value))),
                    ]),
                );
            }
        }
    }

    fn add_contact(&mut self, contact: Contact, label: Passage<'source>, value: Passage<'source>) {
        let has = |key| self.officer.iter().any(|(known, _)| *known == key);
        match contact {
            Contact::Officer if !has("role") => {
                let key = if is_name(value.text()) { "name" } else { "phone" };
                self.officer.push(("role", Entry::words(label.trim(&[':']))));
                self.officer.push((key, Entry::words(value)));
            }
            Contact::Mobile if has("name") && !has("phone") => {
                self.meant.push(label);
                self.officer.push(("phone", Entry::words(value.trim(&['(', ')']))));
            }
            Contact::Mobile | Contact::Officer => {
                let label = Entry::words(label.trim(&[':']));
                let keys = [("name", Some(label)), ("phones", Some(Entry::words(value)))];
                self.push("contacts", Entry::keys(keys));
            }
            _ => {
                self.meant.push(label);
                self.push(key(contact), of_kind(contact, value));
            }
        }
    }

    fn push(&mut self, key: &'static str, entry: Entry<'source>) {
        self.extend(key, [entry]);
    }

    pub(super) fn extend(
        &mut self,
        key: &'static str,
        entries: impl IntoIterator<Item = Entry<'source>>,
    ) {
        match self.keys.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => known.extend(entries),
            None => self.keys.push((key, entries.into_iter().collect())),
        }
    }

    /// Returns what keys say, and the keys in their order.
    pub(super) fn into_keys(
        mut self,
    ) -> (Vec<Passage<'source>>, Vec<(&'static str, Option<Entry<'source>>)>) {
        let lapor = std::mem::take(&mut self.lapor);
        if !lapor.is_empty() {
            self.push("lapor", Entry::new(Node::Fixed("true")).meaning(lapor));
        }
        let officer = std::mem::take(&mut self.officer);
        if !officer.is_empty() {
            self.push("officer", Entry::new(Node::Keys(officer)));
        }
        self.keys.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key));
        let keys = self.keys.into_iter();
        let keys = keys.map(|(key, entries)| (key, Some(one_or_list(key, entries))));
        (self.meant, keys.collect())
    }
}

/// One alone needs no list, but where only a list is taken.
fn one_or_list<'source>(key: &str, mut entries: Vec<Entry<'source>>) -> Entry<'source> {
    let is_list = LISTS.contains(&key);
    match entries.pop() {
        Some(only) if entries.is_empty() && !is_list => only,
        last => Entry::new(Node::List(entries.into_iter().chain(last).collect())),
    }
}

const fn key(contact: Contact) -> &'static str {
    match contact {
        Contact::Phones | Contact::Mobile | Contact::Officer => "phones",
        Contact::Fax => "fax",
        Contact::Sms => "sms",
        Contact::Whatsapp => "whatsapp",
        Contact::Email => "email",
        Contact::Website => "website",
    }
}

fn of_kind(contact: Contact, value: Passage<'_>) -> Entry<'_> {
    let is_bare = contact == Contact::Website && WebUrl::parse(value.text()).is_err();
    if is_bare { Entry::new(Node::Web(value)) } else { Entry::words(value) }
}
