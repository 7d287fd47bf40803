//! Valid sites, broken in every way that a hand slips.
//!
//! Each slip must be found, on the line on which it was made and on no other, with
//! a help in both languages. The counts are printed by
//! `cargo test --test mutations -- --nocapture`; with `LOKET_SLIPS` in the environment,
//! only the classes with its value in their name are made.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed; what was found is printed"
)]

mod chain;
mod keys;
mod original;
mod several;
mod slip;
mod spots;
mod texts;
mod values;
mod whole;
mod yaml;

#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use loket::command_language::CommandLanguage;
use loket::finding::Severity;
use rayon::prelude::*;

use original::{Found, Original};
use slip::Slip;

/// The sites, and of how many slips one is made unless all are asked for.
const SITES: [(&str, usize); 3] = [("kecil", 7), ("lengkap", 13), ("standards", 47)];

/// What became of a slip; absent if all is well.
fn complaint(site: &Original, valid: &[Found], slip: &Slip) -> Option<String> {
    let mut known: Vec<&Found> = valid.iter().collect();
    let mut told: Vec<Found> = Vec::new();
    for found in site.check(&slip.file, &slip.text) {
        let same = |known: &&Found| known.file == found.file && known.finding == found.finding;
        match known.iter().position(same) {
            Some(at) => drop(known.swap_remove(at)),
            None => told.push(found),
        }
    }
    told.retain(|found| found.severity != Severity::Note);
    let mut lines: Vec<usize> = told.iter().map(|found| found.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let helps = |language| {
        told.iter()
            .map(move |found| found.finding.words(language).help)
            .collect::<Option<Vec<String>>>()
    };
    let what = if told.is_empty() {
        "silent"
    } else if lines != slip.lines || told.iter().any(|found| found.file != slip.file) {
        "wrong line"
    } else if CommandLanguage::ALL.iter().any(|language| helps(*language).is_none()) {
        "no help"
    } else if !slip.hint.is_none_or(|hint| {
        let quoted = format!("`{hint}`");
        helps(CommandLanguage::Indonesian)
            .is_some_and(|helps| helps.iter().any(|help| help.contains(&quoted)))
    }) {
        "unhelpful"
    } else {
        return None;
    };
    let told: Vec<String> = told
        .iter()
        .map(|found| {
            format!(
                "{}:{}[{}] {}",
                found.file,
                found.line,
                found.finding.facts().code,
                found.finding.words(CommandLanguage::English).message
            )
        })
        .collect();
    let written = slip.lines.iter().map(|line| {
        let written = slip.text.lines().nth(line.max(&1) - 1);
        format!("      {line:>4} {}\n", written.unwrap_or_default())
    });
    Some(format!(
        "{what}: {}: {}/{}\n{}      {told:?}",
        slip.class,
        site.name,
        slip.file,
        written.collect::<String>()
    ))
}

/// All slips of one site.
fn slips(site: &Original) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (file, text) in site.files.iter().filter(|(file, _)| is_content(file)) {
        let lines = spots::data_lines(text);
        let mut own = Vec::new();
        keys::slips(file, text, &lines, &mut own);
        yaml::slips(file, text, &lines, &mut own);
        values::slips(file, text, &lines, &mut own);
        texts::slips(file, text, &mut own);
        slips.append(&mut own);
    }
    whole::slips(site, &mut slips);
    slips
}

fn is_content(file: &str) -> bool {
    matches!(file.rsplit_once('.'), Some((_, "yaml" | "md")))
}

/// Returns whether slips of a class are made: all are, unless the environment names some.
fn is_wanted(slip: &Slip) -> bool {
    std::env::var("LOKET_SLIPS").map_or(true, |class| slip.class.contains(&class))
}

/// Takes slips of one file three at a time, far from each other.
fn several(site: &Original, slips: &[Slip]) -> Vec<Slip> {
    let mut several = Vec::new();
    for (file, text) in &site.files {
        let own: Vec<&Slip> = slips.iter().filter(|slip| slip.file == *file).collect();
        let lines = spots::data_lines(text);
        let third = own.len() / 3;
        let threes = (0..third)
            .map(|at| [own[at], own[third + at * 7 % third], own[2 * third + at * 11 % third]]);
        several.extend(threes.filter_map(|three| several::together(text, &lines, &three)));
    }
    several
}

#[test]
fn a_slip_is_found_on_its_line_with_a_help() {
    make(|share| share);
}

#[test]
#[ignore = "more than twenty thousand slips take ten minutes"]
fn every_slip_is_found_on_its_line_with_a_help() {
    make(|_| 1);
}

/// Of how many of the slips that are made one is followed, unless classes are named.
const RARER: usize = 20;

#[test]
fn a_chain_of_corrections_never_leads_back() {
    let rarer = if std::env::var_os("LOKET_SLIPS").is_some() { 1 } else { RARER };
    let mut loops = Vec::new();
    for (name, share) in SITES {
        let site = Original::read(name);
        let slips = slips(&site);
        let chosen = slips.iter().filter(|slip| is_wanted(slip)).step_by(share * rarer);
        let chosen: Vec<&Slip> = chosen.collect();
        loops.par_extend(chosen.par_iter().filter_map(|slip| chain::leads_back(&site, slip)));
    }
    assert!(loops.is_empty(), "{} lead back:\n{}", loops.len(), loops.join("\n"));
}

fn make(share_of: fn(usize) -> usize) {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut complaints = Vec::new();
    for (name, share) in SITES {
        let share = share_of(share);
        let site = Original::read(name);
        let valid: BTreeMap<&str, Vec<Found>> =
            site.files.iter().map(|(file, text)| (file.as_str(), site.check(file, text))).collect();
        let is_well = |found: &Found| found.severity != Severity::Error;
        assert!(valid.values().flatten().all(is_well), "{name} is valid: {valid:?}");
        let all = slips(&site);
        let chosen = all.iter().enumerate().filter(|(at, _)| at % share == 0).map(|(_, slip)| slip);
        let threes = several(&site, &all);
        let chosen = chosen.chain(threes.iter().step_by(share));
        let chosen: Vec<&Slip> = chosen.filter(|slip| is_wanted(slip)).collect();
        let judged: Vec<(&str, Option<String>)> = chosen
            .par_iter()
            .map(|slip| {
                // A new file matters to what its folder matters to.
                let folder = slip.file.rsplit_once('/').map_or("site.yaml", |(folder, _)| folder);
                let valid = valid.get(slip.file.as_str()).or_else(|| {
                    valid.iter().find(|(file, _)| file.starts_with(folder)).map(|(_, found)| found)
                });
                let valid = valid.map(Vec::as_slice).unwrap_or_default();
                (slip.class, complaint(&site, valid, slip))
            })
            .collect();
        for (class, complaint) in judged {
            let (count, caught) = kinds.entry(class).or_default();
            *count += 1;
            *caught += usize::from(complaint.is_none());
            complaints.extend(complaint);
        }
    }
    println!(" made  caught on their line with a help");
    for (kind, (count, caught)) in &kinds {
        println!("{count:>5} {caught:>5}  {kind}");
    }
    let count: usize = kinds.values().map(|(count, _)| count).sum();
    println!("{count:>5} {:>5}  slips in all", count - complaints.len());
    assert!(count >= 150 || std::env::var_os("LOKET_SLIPS").is_some(), "{count} are too few");
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}
