//! What gives way when a standard is too long for a sheet.

use std::borrow::Cow;

use super::sheet::{Entry, Fact, Group, Kind, Section, Sheet};

/// How much a sheet says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brevity {
    /// All that the standard says.
    Everything,
    /// Without what is the first to give way.
    WithoutSpare,
    /// Of each entry its first sentence, too.
    FirstSentences,
    /// Of each list its first entries, too.
    First(usize),
}

/// The greatest length of a first sentence, in characters.
const SENTENCE: usize = 140;

/// An entry has one line of its own for so many entries of its list.
const LINES: usize = 3;

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
            Self::Everything | Self::WithoutSpare => text.clone(),
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
        let needed = without_spare(section);
        let groups = match self {
            Self::Everything => section.groups.clone(),
            Self::WithoutSpare => needed,
            Self::FirstSentences => first_sentences(section.kind, needed),
            Self::First(count) => first(first_sentences(section.kind, needed), count),
        };
        let shortened = section.shortened || groups != section.groups;
        Section { groups, shortened, ..section.clone() }
    }
}

fn without_spare(section: &Section) -> Vec<Group> {
    section.groups.iter().filter(|group| !group.spare).cloned().collect()
}

fn first_sentences(kind: Kind, groups: Vec<Group>) -> Vec<Group> {
    // A channel is no sentence: half of it reaches nobody. Nor is what speaks of the lines below.
    let is_kept = |text: &str| {
        let is_channel = matches!(kind, Kind::Contact | Kind::Complaints);
        (is_channel || speaks_of_more(text)) && text.chars().count() <= CHANNELS
    };
    let text = |text: &String| {
        if is_kept(text) { text.clone() } else { first_sentence(text, SENTENCE) }
    };
    let line = |line: &String| match text(line) {
        short if short.len() < line.trim_end_matches(['.', ' ']).len() => marked_as_cut(short),
        whole => whole,
    };
    let short = |entry: Entry| Entry {
        text: text(&entry.text),
        below: entry.below.iter().map(line).collect(),
        ..entry
    };
    let group = |group: Group| Group {
        heading: group.heading.map(|heading| first_sentence(&heading, SENTENCE)),
        entries: group.entries.into_iter().map(short).collect(),
        ..group
    };
    groups.into_iter().map(group).collect()
}

/// Keeps the first entries of a section, whichever groups they are in.
fn first(groups: Vec<Group>, count: usize) -> Vec<Group> {
    let mut left = count;
    let mut kept = Vec::new();
    for group in groups {
        let said_nothing = group.entries.is_empty();
        let entries = group.entries.into_iter().filter_map(|entry| with_few(entry, count));
        let entries: Vec<Entry> = entries.take(left).collect();
        left -= entries.len();
        if said_nothing && left > 0 || !entries.is_empty() {
            kept.push(Group { entries, ..group });
        }
    }
    kept
}

/// Leaves out the lines of an entry where they are too many, and the entry with them where it
/// speaks of them.
fn with_few(entry: Entry, count: usize) -> Option<Entry> {
    if entry.below.len() <= count / LINES {
        return Some(entry);
    }
    (!speaks_of_more(&entry.text)).then(|| Entry { below: Vec::new(), ..entry })
}

/// A rule such as "2 dari:" says nothing without what follows.
fn speaks_of_more(text: &str) -> bool {
    text.ends_with(':')
}

fn marked_as_cut(short: String) -> String {
    if short.ends_with('…') { short } else { format!("{short} …") }
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
