//! Facts of a source text, and how they are looked for on a page.

use crate::page_text;
use crate::site::{fixtures, read};

/// How many characters may stand between two parts of one fact.
const NEAR: usize = 400;

/// The facts of one standard.
pub(crate) struct Facts {
    /// Its page, `<agency>/<service>`.
    pub(crate) page: String,
    facts: Vec<Fact>,
}

/// A line of facts: the words, and where a reader must find them.
struct Fact {
    line: String,
    /// Parts that stand near each other in this order.
    words: Vec<String>,
}

impl Facts {
    /// Reads the facts of all standards.
    pub(crate) fn all() -> Vec<Self> {
        let folder = std::fs::read_dir(fixtures("standards/facts")).expect("the folder of facts");
        let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        let facts = paths.iter().map(|path| Self::parse(&read(path)));
        facts.filter(|facts| facts.page != "*").collect()
    }

    fn parse(text: &str) -> Self {
        let is_written = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let mut lines = text.lines().map(str::trim).filter(is_written);
        let page = lines.next().and_then(|line| line.strip_prefix("= ")).expect("a page");
        Self { page: page.to_owned(), facts: lines.filter_map(Fact::parse).collect() }
    }

    /// Returns the facts of the source that a page does not say, wherever it might.
    pub(crate) fn missing(&self, page: &str) -> Vec<&str> {
        let said = meant(&page_text::text(page));
        let missing = self.facts.iter().filter(|fact| !says(&said, &fact.words));
        missing.map(|fact| fact.line.as_str()).collect()
    }
}

impl Fact {
    /// Reads a line; absent for what must not be said, and for a range in the box, which
    /// is made from what the source says.
    fn parse(line: &str) -> Option<Self> {
        let (places, rest) = line.split_once(" | ").expect("places and words");
        let words = rest.split(" | ").next().unwrap_or_default();
        let is_made = places.starts_with("box") && words.contains('…');
        if places.starts_with("not ") || places == "absent" || is_made {
            return None;
        }
        let words = words.split('…').map(meant).collect();
        Some(Self { line: line.to_owned(), words })
    }
}

/// Returns whether a text has the parts of a fact in order, near each other.
fn says(text: &str, fact: &[String]) -> bool {
    let Some((first, rest)) = fact.split_first() else { return true };
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
const SAME: [(&str, &str); 7] = [
    ("paling lambat", "paling lama"),
    ("/unit", " per unit"),
    ("/liter", " per liter"),
    ("/titik", " per titik"),
    ("/hari", " per hari"),
    ("–", "-"),
    ("\u{a0}", " "),
];

/// Writes a text so that words of one meaning are the same; letters and spaces do not matter.
fn meant(text: &str) -> String {
    let same = SAME.iter().fold(text.to_lowercase(), |text, (word, same)| text.replace(word, same));
    same.split_whitespace().collect()
}

#[test]
fn a_fact_is_found_in_order_and_near_only() {
    let fact = |text: &str| text.split('…').map(meant).collect::<Vec<_>>();
    let text = meant("A. Mobil Rp45.000/unit B. Bus Rp65.000");
    assert!(says(&text, &fact("Mobil … Rp 45.000 per unit")));
    assert!(!says(&text, &fact("Bus … Rp 45.000 per unit")));
    let far = format!("{} Bus {}", text, "x ".repeat(NEAR));
    assert!(!says(&meant(&format!("{far} akhir")), &fact("Bus … akhir")));
}
