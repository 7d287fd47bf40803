//! Facts of a source text, and how they are looked for on a page.

use crate::page_text;
use crate::site::{fixtures, read};

/// How many characters may stand between two parts of one fact.
const NEAR: usize = 400;

/// The facts of one standard.
pub(crate) struct Facts {
    /// Its page, `<agency>/<service>`.
    pub(crate) page: String,
    /// Its facts; parts of one stand near each other in this order.
    pub(crate) facts: Vec<Vec<String>>,
}

impl Facts {
    /// Reads all lists of facts.
    pub(crate) fn all() -> Vec<Self> {
        let folder = std::fs::read_dir(fixtures("facts")).expect("the folder of facts");
        let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths.iter().map(|path| Self::read(path)).collect()
    }

    fn read(path: &std::path::Path) -> Self {
        let text = read(path);
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let page = lines.next().and_then(|line| line.strip_prefix("= ")).expect("a page");
        let fact = |line: &str| line.split('…').map(|part| part.trim().to_owned()).collect();
        Self { page: page.to_owned(), facts: lines.map(fact).collect() }
    }

    /// Returns the facts that a page does not say.
    pub(crate) fn missing(&self, page: &str) -> Vec<String> {
        let said = meant(&page_text::text(page));
        let is_missing = |fact: &&Vec<String>| !says(&said, fact);
        self.facts.iter().filter(is_missing).map(|fact| fact.join(" … ")).collect()
    }
}

/// Returns whether a text has the parts of a fact in order, near each other.
fn says(text: &str, fact: &[String]) -> bool {
    let parts: Vec<String> = fact.iter().map(|part| meant(part)).collect();
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
const SAME: [(&str, &str); 17] = [
    ("selambat-lambatnya ", "paling lambat "),
    ("maksimal ", "paling lambat "),
    ("kurang lebih selama ", "kurang lebih "),
    ("foto copy", "fotokopi"),
    ("fotocopy", "fotokopi"),
    ("gratis", "tidak dipungut biaya"),
    ("rp. ", "rp"),
    ("rp.", "rp"),
    ("rp ", "rp"),
    (",00 ", " "),
    (",- ", " "),
    (" (satu)", ""),
    (" (dua)", ""),
    (" (tiga)", ""),
    (" (lima)", ""),
    ("( ", "("),
    (" )", ")"),
];

/// Writes a text so that words of one meaning are the same: numbers that are spelled
/// out beside their digits, ways to write an amount, large and small letters.
pub(crate) fn meant(text: &str) -> String {
    let lower = format!(" {} ", page_text::folded(text).to_lowercase());
    let same = SAME.iter().fold(lower, |text, (word, same)| text.replace(word, same));
    page_text::folded(&same)
}

#[test]
fn a_fact_is_found_in_order_and_near_only() {
    let fact = |text: &str| text.split('…').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let text = meant("A. Mobil Rp45.000/unit B. Bus Rp65.000");
    assert!(says(&text, &fact("Mobil … Rp. 45.000/unit")));
    assert!(!says(&text, &fact("Bus … Rp. 45.000/unit")));
    let far = format!("{} Bus {}", text, "x ".repeat(NEAR));
    assert!(!says(&meant(&format!("{far} akhir")), &fact("Bus … akhir")));
}
