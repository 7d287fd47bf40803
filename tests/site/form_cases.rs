//! Questions for some cases of a service: the form that they make, and what is told of mistakes.

use serde_json::{Value, json};

use crate::site::Site;

const FILE: &str = "content/kominfo/kartu.md";
const CARD: &str = "\
---
title: Kartu Contoh
code: KARTU
cases:
  - { id: baru, name: Kartu baru }
  - { id: hilang, name: Kartu hilang, who: yang kehilangan kartunya }
requirements: [KTP]
steps: [Mengajukan permohonan]
time:
  - { time: 3 hari kerja, cases: baru }
  - { time: 1 hari kerja, cases: hilang }
cost: gratis
products: [Kartu Contoh]
form:
  fields:
    - { name: nama, label: Nama, kind: text }
    - { name: akta, label: Nomor akta, kind: text, cases: baru }
  groups:
    - heading: Kehilangan
      cases: [hilang]
      fields:
        - { name: laporan, label: Nomor laporan polisi, kind: text }
---
";

fn site(card: &str) -> Site {
    let site = Site::seed();
    site.write(FILE, card);
    site
}

/// Returns what is told of the card with something else in it.
fn told(old: &str, new: &str) -> String {
    assert_eq!(CARD.matches(old).count(), 1, "{old}");
    let ran = site(&CARD.replace(old, new)).loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    ran.stderr
}

fn bundle(site: &Site) -> Value {
    serde_json::from_str(&site.read("dist/function/forms.json")).expect("JSON")
}

#[test]
fn the_form_asks_for_the_case_first_and_the_rest_hangs_on_it() {
    let site = site(CARD);
    site.build();
    let entry = &bundle(&site)["forms"]["kominfo/kartu"];
    let groups = &entry["form"]["groups"];
    let case = &groups[0]["fields"][0];
    assert_eq!(case["name"], "kasus");
    assert_eq!(case["label"], "Keadaan Anda");
    assert_eq!(
        case["kind"]["choice"]["options"],
        json!([
            { "value": "baru", "label": "Kartu baru" },
            { "value": "hilang", "label": "Kartu hilang: yang kehilangan kartunya" },
        ])
    );
    assert_eq!(groups[1]["fields"][0].get("when"), None, "asked in every case");
    assert_eq!(groups[1]["fields"][1]["when"], json!([{ "field": "kasus", "is": ["baru"] }]));
    assert_eq!(groups[2]["when"], json!([{ "field": "kasus", "is": ["hilang"] }]));
    assert_eq!(
        entry["cases"],
        json!({
            "baru": {
                "name": "Kartu baru", "due": { "working_days": 3 }, "time": "3 hari kerja",
            },
            "hilang": {
                "name": "Kartu hilang", "due": { "working_days": 1 }, "time": "1 hari kerja",
            },
        })
    );
}

#[test]
fn a_site_asks_for_the_case_in_its_own_words() {
    let site = site(CARD);
    site.write("templates/words/id.yaml", "view:\n  case_question: Kartu Anda kenapa?\n");
    site.build();
    let form = &bundle(&site)["forms"]["kominfo/kartu"]["form"];
    assert_eq!(form["groups"][0]["fields"][0]["label"], "Kartu Anda kenapa?");
    let page = site.read("dist/public/kominfo/kartu/ajukan/index.html");
    assert!(page.contains("Kartu Anda kenapa?") && !page.contains("Keadaan Anda"), "{page}");
}

#[test]
fn the_page_of_the_service_links_each_case_to_its_answer_in_the_form() {
    let site = site(CARD);
    site.build();
    let page = site.read("dist/public/kominfo/kartu/index.html");
    let form = site.read("dist/public/kominfo/kartu/ajukan/index.html");
    for (number, value) in [(1, "baru"), (2, "hilang")] {
        let link = format!("href=\"/kominfo/kartu/ajukan/#kasus-{number}\"");
        assert_eq!(page.matches(&link).count(), 1, "{link}");
        let option = format!("id=\"kasus-{number}\" name=\"kasus\" value=\"{value}\"");
        assert_eq!(form.matches(&option).count(), 1, "{option}");
    }
}

#[test]
fn a_form_that_has_no_use_for_the_case_does_not_ask_for_it() {
    let card = CARD
        .replace(", kind: text, cases: baru }", ", kind: text }")
        .replace("      cases: [hilang]\n", "")
        .replace(
            "time:\n  - { time: 3 hari kerja, cases: baru }\n  - { time: 1 hari kerja, cases: hilang }\n",
            "time: 3 hari kerja\n",
        );
    let site = site(&card);
    site.build();
    let entry = &bundle(&site)["forms"]["kominfo/kartu"];
    assert_eq!(entry["form"]["groups"][0]["fields"][0]["name"], "nama");
    assert_eq!(entry.get("cases"), None);
    assert!(!site.read("dist/public/kominfo/kartu/index.html").contains("ajukan/#"));
}

#[test]
fn an_unknown_case_is_told_with_the_one_that_is_meant() {
    let told = told("kind: text, cases: baru", "kind: text, cases: bru");
    assert!(told.contains("error[unknown-case]"), "{told}");
    assert!(told.contains(&format!("--> {FILE}:17:")), "{told}");
    assert!(told.contains("maksud Anda `baru`?"), "{told}");
}

#[test]
fn a_case_of_a_complaint_or_of_a_service_without_cases_is_told() {
    let site = Site::seed();
    let form = site.read("content/kominfo/pengaduan.yaml");
    let line = form.lines().find(|line| line.ends_with(" kind: textarea")).expect("a question");
    let cases = line.replace("kind: textarea", "cases: baru");
    let changed = form.replacen(line, &format!("{line}\n{cases}"), 1);
    site.write("content/kominfo/pengaduan.yaml", changed);
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error[unknown-case]"), "{}", ran.stderr);
}

#[test]
fn a_case_in_which_nothing_is_asked_is_told() {
    let all = "    - { name: nama, label: Nama, kind: text }\n";
    let told = told(
        &format!("{all}    - {{ name: akta, label: Nomor akta, kind: text, cases: baru }}\n"),
        "    - { name: akta, label: Nomor akta, kind: text, cases: hilang }\n",
    );
    assert!(told.contains("error[empty-case]"), "{told}");
    assert!(told.contains("`baru`"), "{told}");
}

#[test]
fn what_no_case_asks_for_is_told_at_its_cases() {
    let told = told(
        "label: Nomor laporan polisi, kind: text }",
        "label: Nomor laporan polisi, kind: text, cases: baru }",
    );
    assert!(told.contains("error[condition]"), "{told}");
    assert!(told.contains(&format!("--> {FILE}:22:")), "{told}");
    assert!(told.contains("tidak pernah ditanyakan"), "{told}");
}

#[test]
fn a_question_with_the_name_of_the_question_for_the_case_is_told() {
    let told = told("name: akta", "name: kasus");
    assert!(told.contains("error[form]"), "{told}");
    assert!(told.contains(&format!("--> {FILE}:17:")), "{told}");
    assert!(told.contains("`kasus`"), "{told}");
}

#[test]
fn a_shared_form_tells_a_missing_case_at_the_service_that_lacks_it() {
    let site = Site::seed();
    let (head, form) = CARD.split_once("form:\n").expect("the form");
    let form: Vec<&str> = form
        .trim_end_matches("---\n")
        .lines()
        .map(|line| line.strip_prefix("  ").unwrap_or(line))
        .collect();
    site.write("content/forms/kartu.yaml", format!("{}\n", form.join("\n")));
    site.write(FILE, format!("{head}form: kartu\n---\n"));
    site.build();
    let second = head.replace("hilang", "rusak").replace("KARTU", "PELAT");
    site.write("content/kominfo/pelat.md", format!("{second}form: kartu\n---\n"));
    let ran = site.loket(&["build"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("error[unknown-case]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> content/kominfo/pelat.md:"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("--> content/forms/kartu.yaml"), "{}", ran.stderr);
}
