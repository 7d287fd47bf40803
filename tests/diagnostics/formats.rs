//! The formats for programs, exit codes, and colours.

use serde_json::Value;

use crate::world::Site;

fn broken() -> Site {
    let site = Site::valid();
    site.write("dinas/agency.yaml", "name: Dinas, 100% \"baru\"\nfaks: 1\nemail: dinas@contoh\n");
    site.write("dinas/surat.docx", "");
    site
}

#[test]
fn exit_codes_tell_clean_content_from_problems() {
    let site = Site::valid();
    assert_eq!(site.check(&[]).code, 0);
    site.write("dinas/surat.docx", "");
    assert_eq!(site.check(&[]).code, 0, "a warning is no error");
    assert_eq!(broken().check(&[]).code, 1);
}

#[test]
fn strict_fails_on_what_a_standard_leaves_out() {
    let site = Site::valid();
    let standard = std::fs::read(site.path("dinas/surat.md")).expect("there");
    let standard = String::from_utf8(standard).expect("text").replace("cost: gratis\n", "");
    site.write("dinas/surat.md", standard);
    assert_eq!(site.check(&[]).code, 0);
    let strict = site.check(&["--strict", "--lang", "en"]);
    assert_eq!(strict.code, 1);
    assert!(strict.stdout.contains("error[incomplete]: cost or tariff"), "{}", strict.stdout);
    assert!(strict.stdout.contains("delivery 83% (5 of 6)"), "{}", strict.stdout);
}

#[test]
fn sarif_has_the_shape_that_code_scanning_reads() {
    let ran = broken().check(&["--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().expect("a schema").ends_with("sarif-schema-2.1.0.json"));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(run["tool"]["driver"]["name"], "loket");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a uri");
        assert!(uri.starts_with("content/dinas/"), "{uri}");
        if let Some(region) = place["region"].as_object() {
            let number = |key: &str| region[key].as_u64().expect("a number");
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            assert!(number("endColumn") > number("startColumn"));
        }
    }
}

#[test]
fn github_gets_one_command_a_problem() {
    let ran = broken().check(&["--format", "github", "--lang", "en"]);
    let commands: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(commands.len(), 3, "{}", ran.stdout);
    let first = "::error file=content/dinas/agency.yaml,line=2,endLine=2,col=1,endColumn=5,title=unknown-key::";
    assert!(commands[0].starts_with(first), "{}", commands[0]);
    assert!(commands[2].starts_with("::warning file=content/dinas/surat.docx,title=unused-file::"));
}

#[test]
fn gitlab_gets_a_report_with_a_fingerprint_a_problem() {
    let ran = broken().check(&["--format", "gitlab"]);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let report = report.as_array().expect("a list");
    assert_eq!(report.len(), 3);
    let mut prints: Vec<&str> =
        report.iter().map(|entry| entry["fingerprint"].as_str().expect("a fingerprint")).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), 3, "each problem is one of its own");
    assert_eq!(report[0]["location"]["path"], "content/dinas/agency.yaml");
    assert_eq!(report[0]["location"]["lines"]["begin"], 2);
    assert_eq!(report[0]["severity"], "major");
    assert_eq!(report[0]["check_name"], "unknown-key");
}

#[test]
fn a_pipe_gets_no_colours() {
    assert!(!broken().check(&[]).stdout.contains('\u{1b}'));
}
