//! Facts of a source text: what it says, and where a reader of the page must find it.

use std::str::FromStr;

use strum::EnumString;

use crate::site::{fixtures, read};

/// How many characters may stand between two parts of one fact.
const NEAR: usize = 400;

/// The facts of one standard.
pub(crate) struct Facts {
    /// Its page, `<agency>/<service>`.
    pub(crate) page: String,
    pub(crate) facts: Vec<Fact>,
}

/// A line of facts.
pub(crate) struct Fact {
    /// As it is written.
    pub(crate) line: String,
    pub(crate) ask: Ask,
    /// Parts that stand near each other in this order.
    pub(crate) words: Vec<String>,
    pub(crate) asked: Vec<(Attribute, String)>,
}

/// What a line asks.
#[derive(PartialEq, Eq)]
pub(crate) enum Ask {
    /// Each of the places says it.
    Said(Vec<Place>),
    /// None of them does.
    NotSaid(Vec<Place>),
    /// The source does not state the component.
    Absent(Place),
}

/// Where a fact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Place {
    Page,
    Title,
    Box,
    Requirements,
    Steps,
    Fees,
    Time,
    Products,
    Complaints,
    Contact,
    About,
    Poster,
}

/// What else is asked of the entry with the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Attribute {
    Beside,
    #[strum(serialize = "not beside")]
    NotBeside,
    Or,
    Under,
    Case,
    Step,
    Goes,
    Link,
    Line,
}

impl Facts {
    /// Reads the facts of all standards, each with those that hold for every page.
    pub(crate) fn all() -> Vec<Self> {
        let folder = std::fs::read_dir(fixtures("standards/facts")).expect("the folder of facts");
        let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        let texts: Vec<String> = paths.iter().map(|path| read(path)).collect();
        let (every, each) = texts.split_first().expect("facts");
        let every: Vec<&str> = lines(every).skip(1).collect();
        each.iter().map(|text| Self::parse(text, &every)).collect()
    }

    fn parse(text: &str, every: &[&str]) -> Self {
        let mut lines = lines(text);
        let page = lines.next().and_then(|line| line.strip_prefix("= ")).expect("a page");
        let facts = lines.chain(every.iter().copied()).map(Fact::parse).collect();
        Self { page: page.to_owned(), facts }
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl Fact {
    fn parse(line: &str) -> Self {
        let mut parts = line.split(" | ");
        let places = parts.next().expect("places");
        let words = parts.next().unwrap_or_default();
        let place = |name: &str| {
            Place::from_str(name).unwrap_or_else(|_| panic!("no place is called `{name}`: {line}"))
        };
        let all = |places: &str| places.split(", ").map(place).collect();
        let ask = match (places, places.strip_prefix("not ")) {
            ("absent", _) => Ask::Absent(place(words)),
            (_, Some(places)) => Ask::NotSaid(all(places)),
            (_, None) => Ask::Said(all(places)),
        };
        let attribute = |written: &str| {
            let (key, value) = written.split_once(": ")?;
            Some((Attribute::from_str(key).ok()?, value.to_owned()))
        };
        let known = |written: &str| {
            attribute(written).unwrap_or_else(|| panic!("nothing is asked by `{written}`: {line}"))
        };
        Self {
            line: line.to_owned(),
            ask,
            words: in_parts(words),
            asked: parts.map(known).collect(),
        }
    }

    /// Returns what is asked by one attribute.
    pub(crate) fn values(&self, asked: Attribute) -> impl Iterator<Item = &str> {
        let of = self.asked.iter().filter(move |(attribute, _)| *attribute == asked);
        of.map(|(_, value)| value.as_str())
    }
}

/// Returns the parts of what is written with `…` in between.
pub(crate) fn in_parts(words: &str) -> Vec<String> {
    words.split('…').map(meant).collect()
}

/// Returns whether a text has parts in order, near each other.
pub(crate) fn says(text: &str, parts: &[String]) -> bool {
    let Some((first, rest)) = parts.split_first() else { return true };
    text.match_indices(first.as_str()).any(|(place, _)| {
        let mut behind = &text[place + first.len()..];
        rest.iter().all(|part| {
            let near: usize = behind.chars().take(NEAR).map(char::len_utf8).sum();
            match behind[..near].find(part.as_str()) {
                Some(place) => {
                    behind = &behind[place + part.len()..];
                    true
                }
                None => false,
            }
        })
    })
}

/// Words of one meaning, and the one that stands for all of them.
const SAME: [(&str, &str); 8] = [
    ("paling lambat", "paling lama"),
    ("/unit", " per unit"),
    ("/liter", " per liter"),
    ("/titik", " per titik"),
    ("/hari", " per hari"),
    ("fax", "faks"),
    ("–", "-"),
    ("\u{a0}", " "),
];

/// Writes a text so that words of one meaning are the same; letters and spaces do not matter.
pub(crate) fn meant(text: &str) -> String {
    let same = SAME.iter().fold(text.to_lowercase(), |text, (word, same)| text.replace(word, same));
    same.split_whitespace().collect()
}

#[test]
fn a_fact_is_found_in_order_and_near_only() {
    let text = meant("A. Mobil Rp45.000/unit B. Bus Rp65.000");
    assert!(says(&text, &in_parts("Mobil … Rp 45.000 per unit")));
    assert!(!says(&text, &in_parts("Bus … Rp 45.000 per unit")));
    let far = format!("{} Bus {}", text, "x ".repeat(NEAR));
    assert!(!says(&meant(&format!("{far} akhir")), &in_parts("Bus … akhir")));
}

#[test]
#[should_panic(expected = "nothing is asked by `besides: Pemohon`")]
fn what_nobody_knows_how_to_ask_is_told() {
    Fact::parse("steps, poster | membayar | besides: Pemohon");
}
