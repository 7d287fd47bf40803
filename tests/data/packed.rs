//! `build --compress`: files that hosts can send as they are.

use std::collections::BTreeMap;
use std::io::Read as _;

use crate::site::Site;

type Files = BTreeMap<String, Vec<u8>>;

/// Builds the site and returns what gets published.
fn built(site: &Site, options: &[&str]) -> Files {
    site.run(&[&["build"], options].concat());
    site.files("dist/public").into_iter().collect()
}

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
    let site = Site::seed_in_two_languages();
    assert_eq!(packed(&built(&site, &[])), []);
    let files = built(&site, &["--compress"]);
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        assert!(files.contains_key(&format!("{path}.br")), "{path}");
        assert!(files.contains_key(&format!("{path}.gz")), "{path}");
    }
    assert_fresh(&files);
    assert_eq!(packed(&built(&site, &[])), [], "a stale file would be sent for ever");
}

#[test]
fn a_compressed_file_is_never_older_than_its_page() {
    let site = Site::small();
    site.service("akta", "Akta Kelahiran", "").service("kartu", "Kartu Keluarga", "");
    built(&site, &["--compress"]);
    site.service("akta", "Akta Kematian", "").remove("content/dinas/kartu.md");
    let files = built(&site, &["--compress"]);
    assert_fresh(&files);
    assert!(!files.contains_key("dinas/kartu/index.html.br"));
    assert!(site.read("dist/public/dinas/akta/index.html").contains("Akta Kematian"));
}

#[test]
fn a_compressed_file_that_someone_changed_is_made_again() {
    let site = Site::small();
    let whole = built(&site, &["--compress"]);
    for path in ["index.html.br", "404.html.gz"] {
        site.write(&format!("dist/public/{path}"), "anything");
    }
    assert_eq!(built(&site, &["--compress"]), whole);
}
