//! The search: the index of a large site, asked by the script of the search page.

mod large_site;

use std::path::Path;
use std::process::Command;

use loket::pipeline::{self, Inputs};
use loket::resolve::Drafts;
use loket::search::SearchIndex;
use loket::view::ViewContext;

use crate::world::{Built, Content};

/// Writes the index of a site's content into a folder.
fn write_index(content: &Path, folder: &Path) {
    let inputs = Inputs {
        content: content.to_owned(),
        templates: None,
        base_url: None,
        today: jiff::civil::date(2026, 11, 24),
        drafts: Drafts::Checked,
    };
    let loaded = pipeline::load(&inputs).expect("content without errors");
    let view = ViewContext::new(&loaded.site, &loaded.theme).expect("words");
    let index = SearchIndex::new(&view);
    let above = index.folder().path();
    for (file, content) in index.into_files() {
        let path = file.path();
        let name = path.strip_prefix(&above).expect("in the folder of the index");
        std::fs::write(folder.join(name), content).expect("a file");
    }
}

#[test]
#[ignore = "needs Node: tests/run"]
fn queries_on_ten_thousand_services_find_what_is_meant_and_load_little() {
    let content = Content::new();
    large_site::write(&content, 10_000);
    let index = tempfile::tempdir().expect("a folder");
    write_index(content.path(), index.path());
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("node")
        .arg(crate_folder.join("../tests/data/search/queries.mjs"))
        .arg(crate_folder.join("../templates/assets/js/search.js"))
        .arg(index.path())
        .output()
        .expect("node");
    let printed = String::from_utf8_lossy(&output.stdout);
    println!("{printed}");
    assert!(output.status.success(), "{printed}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn an_index_keeps_its_address_until_something_that_it_has_changes() {
    let content = Content::new();
    content.service("akta", "Akta Kelahiran", "");
    let index = |built: &Built| {
        let folder = |path: &String| path.strip_suffix("/contents.json").map(str::to_owned);
        let files = built.files();
        let is_index = |path: &&String| path.starts_with("assets/search.");
        files.keys().filter(is_index).find_map(folder).expect("an index")
    };
    let first = index(&Built::of(content.path()));
    assert_eq!(first, index(&Built::of(content.path())));
    content.service("akta", "Akta Kelahiran", "time: 3 hari kerja\n");
    assert_eq!(first, index(&Built::of(content.path())), "times are not in the index");
    content.service("akta", "Akta Kelahiran", "keywords: [bayi]\n");
    let built = Built::of(content.path());
    assert_ne!(first, index(&built));
    let page = built.text("cari/index.html");
    assert!(page.contains(&format!("data-search=\"/{}/\"", index(&built))), "{page}");
}
