//! Every word of a source is somewhere, and in one place.

use std::collections::BTreeMap;

use loket::import::{Document, Draft, Fate, Format, Source, Vocabulary};

use crate::site::{fixtures, read};
use crate::sources;

/// What keys, places in lists and choices say, as the sources write it; numbers and letters of
/// lists aside.
const SAID: [&str; 33] = [
    "persyaratan",
    "sistem mekanisme dan prosedur",
    "waktu penyelesaian",
    "jangka waktu pelayanan",
    "biaya tarif",
    "produk pelayanan",
    "pengaduan layanan",
    "penanganan pengaduan saran dan masukan",
    "dasar hukum",
    "kompetensi pelaksana",
    "pengawasan internal",
    "sarana prasarana dan atau fasilitas",
    "no sk",
    "tahun",
    "jenis pelayanan",
    "pengaduan tak langsung",
    "pengaduan langsung",
    "alur penanganan pengaduan",
    "jangka waktu penyelesaian pengaduan",
    "media sosial",
    "telepon",
    "email",
    "e mail",
    "website",
    "fax",
    "web",
    "wa",
    "no hp",
    "wa ke nomor",
    "sp4n lapor",
    "fotokopi",
    "foto copy",
    "asli",
];
const SAID_OF_OTHERS: [&str; 8] = [
    "fotocopy",
    "aseli",
    "melampirkan",
    "dan",
    "web www lapor go id",
    "langsung via",
    "",
    "tidak langsung",
];

fn drafted(path: &std::path::Path) -> (Document, Draft) {
    let bytes = std::fs::read(path).expect("a source");
    let source = Format::of(path).and_then(|format| format.read(&bytes)).expect("text");
    let Source::Document(document) = source else { panic!("{} has one standard", path.display()) };
    let draft = Draft::of(&document, "tanpa judul", &Vocabulary::load().expect("a table"));
    (document, draft)
}

/// The sources of the nineteen, and that of the first standard.
fn all() -> Vec<std::path::PathBuf> {
    let nineteen = sources().into_iter().map(|(path, _)| path);
    nineteen.chain([fixtures("import/lock.txt")]).collect()
}

fn plain(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[test]
fn every_word_of_a_source_has_one_place() {
    let mut counts = BTreeMap::new();
    for path in all() {
        let (document, draft) = drafted(&path);
        let mut at = 0;
        for (place, fate) in draft.account.stretches() {
            let between = &document.text()[at..place.start];
            assert!(!between.contains(char::is_alphanumeric), "{path:?}: nowhere: {between}");
            *counts.entry(fate).or_insert(0) += plain(&document.text()[place.clone()]).len();
            at = place.end;
        }
        assert!(!document.text()[at..].contains(char::is_alphanumeric), "{path:?}");
    }
    let all: usize = counts.values().sum();
    println!("{all} words: {counts:?}");
}

#[test]
fn every_line_of_a_file_reaches_the_document() {
    for path in all() {
        let (document, _) = drafted(&path);
        assert_eq!(plain(document.text()), plain(&read(&path)), "{path:?}");
    }
}

#[test]
fn a_draft_says_every_word_of_its_source_but_for_what_its_keys_say() {
    for path in all() {
        let (document, draft) = drafted(&path);
        let mut written: BTreeMap<String, usize> = BTreeMap::new();
        for word in plain(&draft.text) {
            *written.entry(word).or_default() += 1;
        }
        for (place, fate) in draft.account.stretches() {
            let words = plain(&document.text()[place]);
            if fate == Fate::Said {
                let said = words.join(" ");
                let is_mark = |word: &String| word.len() < 3;
                let is_known = SAID.iter().chain(&SAID_OF_OTHERS).any(|known| {
                    let rest = said.strip_suffix(known).map(str::trim);
                    rest.is_some_and(|rest| rest.split(' ').all(|word| word.len() < 3))
                });
                assert!(is_known || words.iter().all(is_mark), "{path:?}: said by nothing: {said}");
                continue;
            }
            for word in words {
                let left = written.get_mut(&word);
                let left = left.unwrap_or_else(|| panic!("{path:?}: not written: {word}"));
                // Furniture is listed once, however often it stands there.
                if fate != Fate::Furniture {
                    *left = left
                        .checked_sub(1)
                        .unwrap_or_else(|| panic!("{path:?}: written less often: {word}"));
                }
            }
        }
    }
}
