//! `build --compress`: files that hosts can send as they are.

use std::collections::BTreeMap;
use std::io::Read as _;

use crate::world::{Built, Content, real_content};

type Files = BTreeMap<String, Vec<u8>>;

fn unpacked(path: &str, content: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    if path.ends_with(".br") {
        brotli::Decompressor::new(content, 4096).read_to_end(&mut whole).expect("brotli");
    } else {
        flate2::read::GzDecoder::new(content).read_to_end(&mut whole).expect("gzip");
    }
    whole
}

/// The compressed files by the names of the files that they stand for.
fn packed(files: &Files) -> Vec<(&str, &str)> {
    let endings = [".br", ".gz"];
    let whole = |path| endings.iter().find_map(|ending| str::strip_suffix(path, ending));
    files.keys().filter_map(|path| Some((path.as_str(), whole(path)?))).collect()
}

fn assert_fresh(files: &Files) {
    for (path, whole) in packed(files) {
        assert_eq!(unpacked(path, &files[path]), files[whole], "{path}");
        assert!(files[path].len() < files[whole].len(), "{path} is no smaller");
    }
}

#[test]
fn every_page_has_a_brotli_and_a_gzip_file_beside_it_only_when_asked() {
    let built = Built::of(&real_content());
    assert_eq!(packed(&built.files()), []);
    built.again(&real_content(), &["--compress"]);
    let files = built.files();
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        assert!(files.contains_key(&format!("{path}.br")), "{path}");
        assert!(files.contains_key(&format!("{path}.gz")), "{path}");
    }
    assert_fresh(&files);
    built.again(&real_content(), &[]);
    assert_eq!(packed(&built.files()), [], "a stale file would be sent for ever");
}

#[test]
fn a_compressed_file_is_never_older_than_its_page() {
    let content = Content::new();
    content.service("akta", "Akta Kelahiran", "");
    content.service("kartu", "Kartu Keluarga", "");
    let built = Built::of(content.path());
    built.again(content.path(), &["--compress"]);
    content.service("akta", "Akta Kematian", "");
    content.remove("dinas/kartu.md");
    built.again(content.path(), &["--compress"]);
    let files = built.files();
    assert_fresh(&files);
    assert!(!files.contains_key("dinas/kartu/index.html.br"));
    assert!(built.text("dinas/akta/index.html").contains("Akta Kematian"));
}

#[test]
fn a_compressed_file_that_someone_changed_is_made_again() {
    let content = Content::new();
    let built = Built::of(content.path());
    built.again(content.path(), &["--compress"]);
    let whole = built.files();
    for path in ["index.html.br", "404.html.gz"] {
        std::fs::write(built.public().join(path), "anything").expect("written");
    }
    built.again(content.path(), &["--compress"]);
    assert_eq!(built.files(), whole);
}
