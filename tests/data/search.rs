//! The search: the index of a large site, asked by the script of the search page.

mod large_site;

use std::path::Path;
use std::process::Command;

use loket::search::SearchIndex;
use loket::search_words;
use loket::view::ViewContext;
use serde_json::{Value, json};

use crate::site::{Site, repository};

/// Writes the index of a site into a folder, and returns the script that reads it.
fn write_index(site: &Site, folder: &Path) -> String {
    let loaded = site.load().expect("content without errors");
    let (editions, theme) = (loaded.renderer.editions(), loaded.renderer.theme());
    let view = ViewContext::new(editions, editions.main(), theme).expect("words");
    let index = SearchIndex::new(&view);
    let above = index.folder().path();
    for (file, content) in index.files() {
        let path = file.path();
        let name = path.strip_prefix(&above).expect("in the folder of the index");
        std::fs::write(folder.join(name), content).expect("a file");
    }
    let mut scripts = loaded.renderer.theme().scripts("search.html");
    scripts.find(|(name, _)| *name == "search").expect("the script").1.to_owned()
}

#[test]
#[ignore = "needs Node: tests/run"]
fn queries_on_ten_thousand_services_find_what_is_meant_and_load_little() {
    let site = large_site::with(10_000);
    let index = tempfile::tempdir().expect("a folder");
    let script = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(&script, write_index(&site, index.path())).expect("a file");
    let output = Command::new("node")
        .arg(repository("tests/data/search/queries.mjs"))
        .arg(script.path())
        .arg(index.path())
        .output()
        .expect("node");
    let printed = String::from_utf8_lossy(&output.stdout);
    println!("{printed}");
    assert!(output.status.success(), "{printed}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Words and roots by hand, letters from the data of Unicode: all small letters with marks,
/// by the letter without them. The script is asked for the same.
#[test]
fn the_index_has_words_without_accents_and_by_their_roots() {
    let expected: Value = serde_json::from_str(include_str!("search/words.json")).expect("JSON");
    let entries = |key: &str| expected[key].as_object().expect("an object").clone();
    for (text, words) in entries("words") {
        assert_eq!(json!(search_words::words(&text)), words, "{text}");
    }
    for (plain, marked) in entries("letters") {
        for letter in marked.as_str().expect("letters").chars() {
            let words = search_words::words(&format!("ka{letter}ra {}", letter.to_uppercase()));
            assert_eq!(words, [format!("ka{plain}ra")], "{letter}");
        }
    }
    for (word, root) in entries("roots") {
        assert_eq!(search_words::root(&word), root, "{word}");
    }
}

#[test]
fn an_index_keeps_its_address_until_something_that_it_has_changes() {
    let index = |lines: &str| {
        let site = Site::small();
        site.service("akta", "Akta Kelahiran", lines).build();
        let folder = |path: String| {
            let index = path.strip_suffix("/contents.json")?;
            index.starts_with("assets/search.").then(|| index.to_owned())
        };
        let index = site.paths("dist/public").into_iter().find_map(folder).expect("an index");
        let page = site.read("dist/public/cari/index.html");
        assert!(page.contains(&format!("data-search=\"/{index}/\"")), "{page}");
        index
    };
    let first = index("");
    assert_eq!(first, index(""));
    assert_eq!(first, index("steps: [mendaftar]\n"), "steps are not in the index");
    assert_ne!(first, index("time: 3 hari kerja\n"), "a result shows the time");
    assert_ne!(first, index("keywords: [bayi]\n"));
}
