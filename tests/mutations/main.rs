//! A valid site, broken in every way that a hand slips, one way at a time.
//!
//! Each slip must be found, on the line on which it was made and on no other, with
//! a help in both languages. The counts are printed by
//! `cargo test --test mutations -- --nocapture`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod slips;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use loket::diagnostic::Diagnostics;
use loket::finding::Severity;
use loket::pipeline::{self, Inputs};
use loket::resolve::Drafts;
use loket_form::language::Language;
use rayon::prelude::*;

use slips::Slip;

const SITE: &str = "../tests/fixtures/sites/kecil";
const FILES: [&str; 5] =
    ["site.yaml", "holidays.yaml", "dinas/agency.yaml", "dinas/surat.md", "tentang.md"];

/// Returns a file of the valid site.
fn valid(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SITE).join(file);
    String::from_utf8(std::fs::read(path).expect("there")).expect("text")
}

/// Checks the site with one file in the place of its own.
fn check(file: &str, text: &str) -> Diagnostics {
    let folder = tempfile::tempdir().expect("a folder");
    for name in FILES {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
        std::fs::write(path, if name == file { text.to_owned() } else { valid(name) })
            .expect("written");
    }
    let inputs = Inputs {
        content: folder.path().to_owned(),
        templates: None,
        base_url: None,
        today: date(2026, 11, 24),
        drafts: Drafts::Checked,
    };
    match pipeline::load(&inputs) {
        Ok(loaded) => loaded.diagnostics,
        Err(broken) => broken.diagnostics,
    }
}

/// What became of a slip; absent if all is well.
fn complaint(slip: &Slip) -> Option<String> {
    let found = check(slip.file, &slip.text);
    let told: Vec<_> = found.iter().filter(|one| one.severity != Severity::Note).collect();
    let lines: Vec<String> =
        told.iter().map(|one| format!("{}[{}]", one.location(), one.finding.code())).collect();
    let is_right = |one: &&loket::diagnostic::Diagnostic| {
        one.path.ends_with(slip.file)
            && one.position.is_some_and(|position| position.line == slip.line)
    };
    let has_help = |one: &&loket::diagnostic::Diagnostic| {
        Language::ALL.iter().all(|language| one.finding.help(*language).is_some())
    };
    let what = if told.is_empty() {
        "silent"
    } else if !told.iter().all(is_right) {
        "wrong line"
    } else if !told.iter().all(has_help) {
        "no help"
    } else {
        return None;
    };
    Some(format!("{what}: {} {}:{} found {lines:?}", slip.kind, slip.file, slip.line))
}

#[test]
fn every_slip_is_found_on_its_line_with_a_help() {
    for file in FILES {
        assert_eq!(check(file, &valid(file)), Diagnostics::default(), "{file} is valid");
    }
    let slips = slips::all(&FILES.map(|file| (file, valid(file))));
    let complaints: Vec<String> = slips.par_iter().filter_map(complaint).collect();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for slip in &slips {
        *kinds.entry(slip.kind).or_default() += 1;
    }
    for (kind, count) in &kinds {
        println!("{count:>5}  {kind}");
    }
    println!(
        "{:>5}  slips, {} found on their line with a help",
        slips.len(),
        slips.len() - complaints.len()
    );
    assert!(slips.len() >= 150, "{} slips are too few", slips.len());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
