//! `loket schema` itself, and the schemas and settings that this repository keeps.

use serde_json::Value;

use crate::world::{KINDS, content, is_translation, is_yaml, loket, read, repository, said};

#[test]
fn every_schema_is_a_schema_of_draft_7() {
    let here = repository(".");
    for kind in KINDS {
        let schema: Value = serde_json::from_str(&said(&here, &["schema", kind])).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{kind}");
        assert!(jsonschema::meta::is_valid(&schema), "{kind}");
    }
}

#[test]
fn descriptions_are_in_both_languages_or_in_the_one_that_is_asked_for() {
    let description = |options: &[&str]| {
        let arguments = [&["schema", "agency"], options].concat();
        let schema = said(&repository("."), &arguments);
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        schema["properties"]["name"]["description"].as_str().expect("a text").to_owned()
    };
    let (id, en) = ("Nama resmi instansi.", "The official name of the agency.");
    assert_eq!(description(&["--lang", "id"]), id);
    assert_eq!(description(&["--lang", "en"]), en);
    assert_eq!(description(&[]), format!("{id}\n{en}"));
}

#[test]
fn the_schemas_beside_the_content_are_those_that_loket_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    said(folder.path(), &["schema", "--out", "."]);
    let files = |folder: &std::path::Path| -> Vec<(String, String)> {
        let entries = std::fs::read_dir(folder).expect("there");
        let file = |entry: std::fs::DirEntry| {
            (entry.file_name().to_string_lossy().into_owned(), read(&entry.path()))
        };
        let mut files: Vec<_> = entries.map(|entry| file(entry.expect("readable"))).collect();
        files.sort();
        files
    };
    let kept = files(&repository("content/.schema"));
    assert_eq!(kept.len(), 13);
    assert!(kept == files(folder.path()), "write them again: loket schema --out content/.schema");
}

#[test]
fn what_is_written_once_is_not_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = || said(folder.path(), &["schema", "--out", "skema"]);
    assert_eq!(write().matches(": written\n").count(), 13);
    assert_eq!(write().matches(": unchanged\n").count(), 13);
    #[expect(clippy::disallowed_methods, reason = "a test spoils a file")]
    std::fs::write(folder.path().join("skema/site.json"), "{}").expect("written");
    let again = write();
    assert!(again.contains("site.json: written") && again.matches(": unchanged").count() == 12);
}

#[test]
fn a_kind_or_a_folder_must_be_named() {
    let refused = loket(&repository("."), &["schema"]);
    assert_eq!(refused.status.code(), Some(2));
    let refused = loket(&repository("."), &["schema", "layanan"]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(2) && told.contains("service"), "{told}");
}

#[test]
fn every_yaml_file_names_its_schema() {
    let new = tempfile::tempdir().expect("a folder");
    said(new.path(), &["new", "site", "."]);
    said(new.path(), &["new", "agency", "dinkes"]);
    for folder in [repository("content"), new.path().join("content")] {
        let files = content(&folder);
        let yaml = files.iter().filter(|(path, _)| is_yaml(path));
        for (path, text) in yaml {
            let first = text.lines().next().unwrap_or_default();
            let schema = first.strip_prefix("# yaml-language-server: $schema=");
            let schema = schema.unwrap_or_else(|| panic!("{path} begins with `{first}`"));
            let place = folder.join(path).parent().expect("a folder").join(schema);
            let schema: Value = serde_json::from_str(&read(&place)).expect("JSON");
            let edition = if is_translation(path) { "-translation" } else { "" };
            let name = format!("{}{edition}.json", crate::world::kind(path));
            assert_eq!(place.file_name().expect("a name").to_string_lossy(), name);
            assert!(schema["$schema"].is_string(), "{path}");
        }
    }
}

#[test]
fn schemas_are_neither_published_nor_reported() {
    let new = tempfile::tempdir().expect("a folder");
    said(new.path(), &["new", "site", "."]);
    assert!(new.path().join("content/.schema/service.json").is_file());
    let checked = said(new.path(), &["check"]);
    let others = checked.replace("warning[unfilled]", "");
    assert!(!checked.contains(".schema") && !others.contains("warning["), "{checked}");
    said(new.path(), &["build"]);
    let mut published = walkdir::WalkDir::new(new.path().join("dist")).into_iter();
    assert!(published.all(|entry| !entry.expect("readable").path().ends_with(".schema")));
}

#[test]
fn what_is_there_for_editors_stays_as_it_is() {
    let new = tempfile::tempdir().expect("a folder");
    let settings = new.path().join(".vscode/settings.json");
    std::fs::create_dir(new.path().join(".vscode")).expect("a folder");
    #[expect(clippy::disallowed_methods, reason = "a test has settings of its own")]
    std::fs::write(&settings, "{}").expect("written");
    said(new.path(), &["new", "site", "."]);
    assert_eq!(read(&settings), "{}");
    assert!(new.path().join(".vscode/extensions.json").is_file());
}
