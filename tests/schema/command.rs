//! `loket schema` itself, and the schemas and settings that this repository keeps.

use serde_json::Value;

use crate::site::{Site, files, read, repository};
use crate::world::{KINDS, content, is_translation, is_yaml};

#[test]
fn every_schema_is_a_schema_of_draft_7() {
    let site = Site::empty();
    for kind in KINDS {
        let schema = site.run(&["schema", kind]).stdout;
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{kind}");
        assert!(jsonschema::meta::is_valid(&schema), "{kind}");
    }
}

#[test]
fn descriptions_are_in_both_languages_or_in_the_one_that_is_asked_for() {
    let description = |options: &[&str]| {
        let schema = Site::empty().run(&[&["schema", "agency"], options].concat()).stdout;
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
    let site = Site::empty();
    site.run(&["schema", "--out", "."]);
    let kept = files(&repository("content/.schema"));
    assert_eq!(kept.len(), 13);
    assert!(kept == site.files("."), "write them again: loket schema --out content/.schema");
}

#[test]
fn what_is_written_once_is_not_written_again() {
    let site = Site::empty();
    let write = || site.run(&["schema", "--out", "skema"]).stdout;
    assert_eq!(write().matches(": written\n").count(), 13);
    assert_eq!(write().matches(": unchanged\n").count(), 13);
    site.write("skema/site.json", "{}");
    let again = write();
    assert!(again.contains("site.json: written") && again.matches(": unchanged").count() == 12);
}

#[test]
fn a_kind_or_a_folder_must_be_named() {
    let site = Site::empty();
    assert_eq!(site.loket(&["schema"]).code, 2);
    let refused = site.loket(&["schema", "layanan"]);
    assert!(refused.code == 2 && refused.stderr.contains("service"), "{}", refused.stderr);
}

#[test]
fn every_yaml_file_names_its_schema() {
    let new = Site::empty();
    new.run(&["new", "site", "."]);
    new.run(&["new", "agency", "dinkes"]);
    for folder in [repository("content"), new.path("content")] {
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
    let new = Site::empty();
    new.run(&["new", "site", "."]);
    assert!(new.path("content/.schema/service.json").is_file());
    let checked = new.run(&["check"]).stdout;
    let others = checked.replace("warning[unfilled]", "");
    assert!(!checked.contains(".schema") && !others.contains("warning["), "{checked}");
    new.build();
    assert!(new.paths("dist").iter().all(|path| !path.split('/').any(|part| part == ".schema")));
}

#[test]
fn what_is_there_for_editors_stays_as_it_is() {
    let new = Site::empty();
    new.write(".vscode/settings.json", "{}").run(&["new", "site", "."]);
    assert_eq!(new.read(".vscode/settings.json"), "{}");
    assert!(new.path(".vscode/extensions.json").is_file());
}
