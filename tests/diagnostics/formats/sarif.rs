//! SARIF, judged by the schema of OASIS and by what code scanning reads of it.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{broken, broken_sites};
use crate::site::{Site, fixtures, read};

fn schema() -> Validator {
    let schema = read(&fixtures("schemas/sarif-2.1.0.json"));
    // A bracket too many in the pattern for languages, which only ECMAScript passes over.
    let schema = schema.replace("{2}]?$", "{2}$");
    let schema = serde_json::from_str(&schema).expect("JSON");
    jsonschema::draft7::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn log(site: &Site, language: &str) -> Value {
    let ran = site.check(&["--format", "sarif", "--lang", language]);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn every_log_is_valid_by_the_schema_of_oasis() {
    let schema = schema();
    let sites = broken_sites();
    for (name, site) in sites.iter().chain([&("valid".to_owned(), Site::valid())]) {
        for language in ["id", "en"] {
            let log = log(site, language);
            let problems: Vec<String> = schema
                .iter_errors(&log)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(problems, Vec::<String>::new(), "{name}: {log:#}");
        }
    }
}

#[test]
fn the_schema_refuses_what_is_no_sarif() {
    let schema = schema();
    let valid = log(&broken(), "id");
    assert!(schema.is_valid(&valid));
    for (pointer, wrong) in [
        ("/version", json!("2.1")),
        ("/$schema", json!("bukan alamat")),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/message", json!({})),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/2/locations/0/physicalLocation/artifactLocation/uri", json!("a b%.docx")),
        ("/runs/0/columnKind", json!("bytes")),
    ] {
        let mut log = valid.clone();
        *log.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!schema.is_valid(&log), "{pointer}");
    }
}

#[test]
fn each_result_names_its_rule_and_its_place() {
    let log = log(&broken(), "id");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(run["tool"]["driver"]["name"], "loket");
    let results = run["results"].as_array().expect("results");
    let place = |result: &Value| result["locations"][0]["physicalLocation"].clone();
    let uris: Vec<Value> =
        results.iter().map(|one| place(one)["artifactLocation"]["uri"].clone()).collect();
    let agency = "content/dinas/agency.yaml";
    assert_eq!(uris, [agency, agency, "content/dinas/surat%2C%20100%25%3A%20baru.docx"]);
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        let rule = &rules[index];
        assert_eq!(rule["id"], result["ruleId"]);
        // GitHub's code scanning asks for these of every rule.
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[key]["text"].as_str().expect(key).is_empty(), "{key}");
        }
        assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
    }
    let region = &place(&results[0])["region"];
    let (line, columns) = (&region["startLine"], (&region["startColumn"], &region["endColumn"]));
    assert_eq!((line, columns), (&json!(2), (&json!(1), &json!(5))), "`faks` on the second line");
    assert_eq!(region["snippet"]["text"], "faks: 1");
}
