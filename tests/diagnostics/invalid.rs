//! One kind of mistake a folder: found at its place, and said in both languages.

use std::path::PathBuf;

use crate::world::{Site, fixtures, places};

fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(fixtures("invalid")).expect("there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    folders.sort();
    folders
}

fn name(folder: &std::path::Path) -> String {
    folder.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn the_valid_site_has_no_problem() {
    let found = Site::valid().found();
    assert_eq!(places(&found), Vec::<String>::new());
    assert_eq!(found["completeness"]["delivery"]["percent"], 100);
    assert_eq!(found["completeness"]["management"]["percent"], 100);
}

#[test]
fn every_mistake_is_found_at_its_place_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let site = Site::valid();
        site.lay_over(&folder);
        let expected = std::fs::read(folder.join("expected.txt")).expect("expectations");
        let expected = String::from_utf8(expected).expect("text");
        let found = places(&site.found()).join("\n");
        if found != expected.trim() {
            wrong.push(format!("{}\nexpected:\n{expected}found:\n{found}\n", name(&folder)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mistake_is_said_with_a_help_in_both_languages() {
    for folder in folders() {
        let site = Site::valid();
        site.lay_over(&folder);
        let texts = ["id", "en"].map(|language| site.check(&["--lang", language]).stdout);
        for text in &texts {
            let problems = text.matches("\n  --> ").count() + text.matches("\n --> ").count();
            assert!(problems > 0, "{}: {text}", name(&folder));
            assert_eq!(text.matches("= help: ").count(), problems, "{}: {text}", name(&folder));
        }
        insta::with_settings!({
            snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true,
        }, { insta::assert_snapshot!(name(&folder), texts.join("\n")); });
    }
}
