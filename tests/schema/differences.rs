//! Schema and `loket check` on the same mistakes: every value of every valid file, left
//! out, misspelt, and replaced by something else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use loket::finding::Severity;
use loket::resolve::{Drafts, Settings, resolve};
use loket::source;
use loket::theme::Theme;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::site::{Site, repository};
use crate::world::{Schemas, content, data, is_translation, is_yaml, kind, parts};

/// A file with one change.
struct Change {
    kind: &'static str,
    /// Where, for the message.
    place: String,
    path: String,
    data: Value,
    text: String,
}

/// The files of a site of which some are changed.
type Files = Vec<(String, String)>;

/// What `loket check` says that a schema can tell as well.
const TELLING: [&str; 7] = [
    "unknown-key",
    "unknown-word",
    "wrong-type",
    "field-kind",
    "field-name",
    "file-kind",
    "working-days",
];

/// Each agency of the great site stands alone with the site: a check of it is quick.
fn cases() -> Vec<Files> {
    let small = ["tests/fixtures/sites/lengkap", "tests/fixtures/sites/kecil", "content"];
    let mut cases: Vec<Files> = small.iter().map(|site| content(&repository(site))).collect();
    let great = content(&repository("tests/fixtures/standards/content"));
    let folder = |path: &str| path.split_once('/').map(|(folder, _)| folder.to_owned());
    let agencies: BTreeSet<String> = great.iter().filter_map(|(path, _)| folder(path)).collect();
    for agency in agencies {
        let is_own = |path: &str| folder(path).is_none_or(|folder| folder == agency);
        cases.push(great.iter().filter(|(path, _)| is_own(path)).cloned().collect());
    }
    cases
}

/// Returns the codes of the errors in a file.
fn check(files: &Files, path: &str, text: &str) -> BTreeSet<&'static str> {
    let text_of = |(name, own): &(String, String)| {
        (name.clone(), if name == path { text.to_owned() } else { own.clone() })
    };
    let site = Site::of(files.iter().map(text_of));
    // Without the theme, which takes longer than all the rest and says nothing about content.
    let languages = Theme::languages(None);
    let found = source::read(&site.path("content"), &languages);
    let settings = Settings {
        pictures: &[],
        base_url: None,
        drafts: Drafts::Checked,
        today: date(2026, 11, 24),
        languages: &languages,
        form_words: std::collections::BTreeMap::new(),
        template_ids: Vec::new(),
    };
    let found = resolve("content", &found.files, &found.attachments, &settings).diagnostics;
    let is_error = |one: &&loket::diagnostic::Diagnostic| {
        one.severity == Severity::Error && Path::new(&one.path).ends_with(path)
    };
    found.iter().filter(is_error).map(|one| one.finding.facts().code).collect()
}

/// Every way to change one value of the data, at places of which no like was seen before.
fn changes(path: &str, text: &str, seen: &mut BTreeSet<String>) -> Vec<Change> {
    let (front, below) = parts(path, text);
    let whole = data(front).expect("valid");
    let mut places = Vec::new();
    walk(&whole, "", &mut places);
    places.retain(|place| {
        seen.insert(format!("{} {} {}", kind(path), is_translation(path), likeness(place)))
    });
    let mut changes = Vec::new();
    let mut add = |kind, place: &str, data: Value| {
        let yaml = serde_yaml::to_string(&data).expect("YAML");
        let text = if is_yaml(path) { yaml.clone() } else { format!("---\n{yaml}---\n{below}") };
        // What is written is read again: a number may have become a text.
        let data = crate::world::data(&yaml).expect("YAML");
        let (place, path) = (place.to_owned(), path.to_owned());
        changes.push(Change { kind, place, path, data, text });
    };
    for place in &places {
        for (kind, value) in [
            ("keys in its place", json!({ "salah": "ya" })),
            ("list in its place", json!([["a"], ["b"]])),
            ("flag in its place", json!(true)),
            ("number in its place", json!(5)),
            ("nonsense in its place", json!("salah ???")),
            ("nothing in its place", Value::Null),
            ("empty text in its place", json!("")),
            ("text alone", json!({ "text": "Sesuai peraturan." })),
        ] {
            let mut data = whole.clone();
            *data.pointer_mut(place).expect("there") = value;
            add(kind, place, data);
        }
        let (above, key) = place.rsplit_once('/').expect("below the top");
        let mut data = whole.clone();
        if let Some(keys) = data.pointer_mut(above).and_then(Value::as_object_mut) {
            let value = keys.remove(key).expect("there");
            add("left out", place, data.clone());
            if let Some(keys) = data.pointer_mut(above).and_then(Value::as_object_mut) {
                keys.insert(format!("{key}x"), value);
            }
            add("misspelt", place, data);
        }
    }
    changes
}

/// Entries of a list are alike.
fn likeness(place: &str) -> String {
    let step =
        |step: &str| if step.parse::<usize>().is_ok() { "-".to_owned() } else { step.to_owned() };
    place.split('/').map(step).collect::<Vec<_>>().join("/")
}

/// Collects the place of every value below the top.
fn walk(value: &Value, place: &str, places: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(keys) => {
            keys.iter().map(|(key, value)| (format!("{place}/{key}"), value)).collect()
        }
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .map(|(index, value)| (format!("{place}/{index}"), value))
            .collect(),
        _ => Vec::new(),
    };
    for (place, value) in below {
        places.push(place.clone());
        walk(value, &place, places);
    }
}

#[test]
fn a_schema_tells_what_it_can_and_is_nowhere_stricter_than_the_check() {
    let schemas = Schemas::printed();
    let (mut stricter, mut silent) = (Vec::new(), Vec::new());
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for files in cases() {
        let mut own = Vec::new();
        for (path, text) in &files {
            own.extend(changes(path, text, &mut seen));
        }
        let judged: Vec<_> = own
            .par_iter()
            .map(|change| {
                let problems = schemas.problems(&change.path, &change.data);
                (change, problems, check(&files, &change.path, &change.text))
            })
            .collect();
        for (change, problems, codes) in judged {
            let place = format!("{}: {}{}", change.kind, change.path, change.place);
            let count = counts.entry(change.kind).or_default();
            *count = (
                count.0 + 1,
                count.1 + usize::from(!codes.is_empty()),
                count.2 + usize::from(!problems.is_empty()),
            );
            if codes.is_empty() && !problems.is_empty() {
                stricter.push(place.clone());
            }
            // What a translation must have, its original says.
            let is_whole = change.kind == "left out" && !is_translation(&change.path);
            let can_tell = |code: &&str| TELLING.contains(code) || *code == "missing" && is_whole;
            // Whether a site needs a sender of mails, its forms say.
            let is_elsewhere = place == "left out: site.yaml/mail";
            if problems.is_empty() && codes.iter().any(can_tell) && !is_elsewhere {
                silent.push(format!("{place}: {codes:?}"));
            }
        }
    }
    for (kind, (all, wrong, told)) in &counts {
        println!("{all:>5}  {kind}: {wrong} wrong, the schema tells {told}");
    }
    assert!(stricter.is_empty(), "stricter than the check:\n{}", stricter.join("\n"));
    assert!(silent.is_empty(), "not told by the schema:\n{}", silent.join("\n"));
}
