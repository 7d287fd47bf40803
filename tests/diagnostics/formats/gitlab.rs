//! GitLab's Code Quality report: a list of entries with the fields that its documentation
//! (CI/CD, Testing, Code Quality, "Code Quality report format") asks for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{broken, broken_sites};
use crate::site::Site;

/// The fields, as documented.
fn documented() -> jsonschema::Validator {
    let text = json!({ "type": "string", "minLength": 1 });
    let entry = json!({
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": text,
            "check_name": text,
            "fingerprint": text,
            "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    // Relative to the repository, without `./`.
                    "path": { "type": "string", "pattern": "^[^./]" },
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": { "begin": { "type": "integer", "minimum": 1 } },
                    },
                },
            },
        },
    });
    jsonschema::draft7::new(&json!({ "type": "array", "items": entry })).expect("a schema")
}

fn report(site: &Site) -> Value {
    let ran = site.check(&["--format", "gitlab"]);
    assert!(!ran.stdout.starts_with('\u{feff}'), "a mark at the beginning is refused");
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn fingerprints(report: &Value) -> Vec<String> {
    let entries = report.as_array().expect("a list").iter();
    entries.map(|entry| entry["fingerprint"].as_str().expect("a text").to_owned()).collect()
}

#[test]
fn every_report_has_the_documented_fields_and_a_fingerprint_a_problem() {
    let documented = documented();
    for (name, site) in broken_sites() {
        let report = report(&site);
        let problems: Vec<String> =
            documented.iter_errors(&report).map(|error| error.to_string()).collect();
        assert_eq!(problems, Vec::<String>::new(), "{name}: {report:#}");
        let prints = fingerprints(&report);
        let different: BTreeSet<&String> = prints.iter().collect();
        assert_eq!(different.len(), prints.len(), "{name}: GitLab drops what it has seen");
    }
    assert_eq!(report(&Site::valid()), json!([]), "a list also when nothing is wrong");
    for wrong in [json!({}), json!([{}]), json!([{ "description": "x" }])] {
        assert!(!documented.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn a_problem_is_told_at_its_place() {
    let report = report(&broken());
    assert_eq!(report[0]["location"]["path"], "content/dinas/agency.yaml");
    assert_eq!(report[0]["location"]["lines"]["begin"], 2);
    assert_eq!(report[0]["severity"], "major");
    assert_eq!(report[0]["check_name"], "unknown-key");
    assert_eq!(report[2]["location"]["path"], "content/dinas/surat, 100%: baru.docx");
    assert_eq!(report[2]["severity"], "minor");
}

#[test]
fn a_problem_is_the_same_one_when_lines_move_above_it() {
    let site = broken();
    let before = report(&site);
    let agency = site.read("content/dinas/agency.yaml");
    site.write("content/dinas/agency.yaml", format!("# catatan\n\n{agency}"));
    let after = report(&site);
    assert_eq!(fingerprints(&after), fingerprints(&before));
    assert_eq!(after[0]["location"]["lines"]["begin"], 4);
}
