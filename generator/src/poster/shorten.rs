//! What gives way when a standard is too long for a sheet.

use std::borrow::Cow;

use super::sheet::{Entry, Fact, Group, Kind, Section, Sheet};

/// How much a sheet says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brevity {
    /// All that the standard says.
    Everything,
    /// Without what happens when one complains in person.
    WithoutInPerson,
    /// Of each entry its first sentence, too.
    FirstSentences,
    /// Of each list its first entries, too.
    First(usize),
}

/// The greatest length of a first sentence, in characters.
const SENTENCE: usize = 140;

/// The greatest length of the channels of one kind, in characters.
const CHANNELS: usize = 200;

impl Brevity {
    /// Leaves out what gives way, and notes where it did.
    #[must_use]
    pub fn apply(self, sheet: &Sheet) -> Cow<'_, Sheet> {
        if self == Self::Everything {
            return Cow::Borrowed(sheet);
        }
        let sections = sheet.sections.iter().map(|section| self.section(section)).collect();
        let words = |text: &String, limit| match self {
            Self::Everything | Self::WithoutInPerson => text.clone(),
            Self::FirstSentences | Self::First(_) => first_sentence(text, limit),
        };
        Cow::Owned(Sheet {
            title: words(&sheet.title, 200),
            facts: sheet
                .facts
                .iter()
                .map(|fact| Fact { value: words(&fact.value, 120), ..fact.clone() })
                .collect(),
            notice: sheet.notice.clone(),
            sections,
            foot: sheet.foot.iter().map(|text| words(text, 400)).collect(),
        })
    }

    fn section(self, section: &Section) -> Section {
        let groups = match self {
            Self::Everything => section.groups.clone(),
            Self::WithoutInPerson => without_in_person(section),
            Self::FirstSentences => without_in_person_short(section),
            Self::First(count) => first(without_in_person_short(section), count),
        };
        let shortened = section.shortened || groups != section.groups;
        Section { groups, shortened, ..section.clone() }
    }
}

fn without_in_person(section: &Section) -> Vec<Group> {
    if section.kind == Kind::InPerson { Vec::new() } else { section.groups.clone() }
}

fn without_in_person_short(section: &Section) -> Vec<Group> {
    let text = |text: &String| match section.kind {
        // A channel is no sentence: half of it reaches nobody.
        Kind::Contact | Kind::Complaints if text.chars().count() <= CHANNELS => text.clone(),
        _ => first_sentence(text, SENTENCE),
    };
    let short =
        |entry: &Entry| Entry { text: text(&entry.text), below: Vec::new(), ..entry.clone() };
    let group = |group: Group| Group {
        heading: group.heading.map(|heading| first_sentence(&heading, SENTENCE)),
        entries: group.entries.iter().map(short).collect(),
    };
    without_in_person(section).into_iter().map(group).collect()
}

/// Keeps the first entries of a section, whichever groups they are in.
fn first(groups: Vec<Group>, count: usize) -> Vec<Group> {
    let mut left = count;
    let mut kept = Vec::new();
    for mut group in groups {
        group.entries.truncate(left);
        left -= group.entries.len();
        if !group.entries.is_empty() {
            kept.push(group);
        }
    }
    kept
}

/// Returns the first sentence of a text, cut between words where it is very long.
fn first_sentence(text: &str, limit: usize) -> String {
    let text = text.trim();
    let end =
        text.match_indices(['.', '\n', ';']).map(|(at, _)| at).find(|at| ends_sentence(text, *at));
    let sentence = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let mut short = String::new();
    for word in sentence.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > limit {
            let room = limit.saturating_sub(short.chars().count());
            if short.is_empty() {
                short.extend(word.chars().take(room));
            }
            return format!("{short} …");
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// A full stop ends a sentence before a space and a capital; "No. 5" and "Rp 30.000" go on.
fn ends_sentence(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    if rest.next() != Some('.') {
        return true;
    }
    let is_gap = rest.next().is_some_and(char::is_whitespace);
    let word =
        text.get(..at).unwrap_or_default().rsplit(char::is_whitespace).next().unwrap_or_default();
    is_gap
        && word.chars().count() > 3
        && rest.find(|letter| !letter.is_whitespace()).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        for (text, sentence) in [
            ("Datang ke loket. Bawa KTP.", "Datang ke loket"),
            ("Ke Jl. Mataram No. 5 Pekalongan", "Ke Jl. Mataram No. 5 Pekalongan"),
            ("Membayar Rp 30.000 di kas", "Membayar Rp 30.000 di kas"),
            ("Mengisi formulir; menyerahkannya", "Mengisi formulir"),
        ] {
            assert_eq!(first_sentence(text, 140), sentence);
        }
        assert_eq!(first_sentence("satu dua tiga empat", 10), "satu dua …");
        assert_eq!(first_sentence(&"x".repeat(30), 10), format!("{} …", "x".repeat(10)));
    }
}
