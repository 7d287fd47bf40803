//! The search: the index of a large site, asked by the script of the search page.

mod large_site;

use std::path::Path;
use std::process::Command;

use loket::search::SearchIndex;
use loket::view::ViewContext;

use crate::site::{Site, repository};

/// Writes the index of a site into a folder.
fn write_index(site: &Site, folder: &Path) {
    let loaded = site.load().expect("content without errors");
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
    let site = large_site::with(10_000);
    let index = tempfile::tempdir().expect("a folder");
    write_index(&site, index.path());
    let output = Command::new("node")
        .arg(repository("tests/data/search/queries.mjs"))
        .arg(repository("templates/assets/js/search.js"))
        .arg(index.path())
        .output()
        .expect("node");
    let printed = String::from_utf8_lossy(&output.stdout);
    println!("{printed}");
    assert!(output.status.success(), "{printed}\n{}", String::from_utf8_lossy(&output.stderr));
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
    assert_eq!(first, index("time: 3 hari kerja\n"), "times are not in the index");
    assert_ne!(first, index("keywords: [bayi]\n"));
}
