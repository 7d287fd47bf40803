//! Links to other sites, asked whether they still answer: `loket check --external`.
//!
//! [`links`] says which there are, [`cache`] which were well a few days ago, [`queue`]
//! asks the rest one after the other for each server, and [`client`] is how one is asked.

mod answer;
mod cache;
mod client;
mod links;
mod queue;
mod reach;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use loket_form::language::Language;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{ExternalFinding, Finding};
use crate::source;

use answer::Answer;

pub use reach::Reach;

/// How many links are asked in one run; a large site has some hundreds.
const LINK_LIMIT: usize = 1000;

/// How long a run asks.
const RUN_LIMIT: Duration = Duration::from_mins(10);

/// What a run of the check knows.
#[derive(Debug)]
pub struct Settings {
    /// The folder of content.
    pub content: PathBuf,
    /// The languages that the site may have.
    pub languages: BTreeSet<Language>,
    /// Which servers may be asked.
    pub reach: Reach,
    /// The file of good answers; absent if there is no place for it.
    pub cache: Option<PathBuf>,
    /// Now, for the age of answers.
    pub now: Timestamp,
}

/// Asks every link of the content to another site, and returns what is wrong with them.
#[must_use]
pub fn check(settings: &Settings) -> Diagnostics {
    let found = source::read(&settings.content, &settings.languages);
    let links = links::of(&found.files);
    let mut cache = cache::Cache::open(settings.cache.as_deref(), settings.now);
    let unknown = links.keys().filter(|url| !cache.knows(url)).cloned();
    let (asked, left): (Vec<_>, Vec<_>) = {
        let mut unknown: Vec<String> = unknown.collect();
        let left = unknown.split_off(unknown.len().min(LINK_LIMIT));
        (unknown, left)
    };
    let answers = queue::ask(&asked, settings.reach, Instant::now() + RUN_LIMIT);
    let mut diagnostics = Diagnostics::default();
    for (url, answer) in &answers {
        if let Answer::Well(status) = answer {
            cache.note(url, *status);
        }
        for (file, position) in links.get(url).into_iter().flatten() {
            if let Some(finding) = finding(url, answer) {
                diagnostics.push(file.diagnostic(Some(*position), finding));
            }
        }
    }
    let left = left.len() + asked.len() - answers.len();
    if left > 0 {
        let shown = settings.content.display().to_string();
        diagnostics.push(Diagnostic::of_file(shown, ExternalFinding::LinksLeft(left)));
    }
    cache.keep();
    diagnostics
}

fn finding(url: &str, answer: &Answer) -> Option<Finding> {
    let url = url.to_owned();
    match answer {
        Answer::Well(_) => None,
        Answer::Moved(to) => {
            Some(Finding::External(ExternalFinding::MovedLink { url, to: to.clone() }))
        }
        Answer::Dead(status) => {
            Some(Finding::External(ExternalFinding::DeadLink { url, status: *status }))
        }
        Answer::Silent(silence) => {
            Some(Finding::External(ExternalFinding::SilentLink { url, silence: *silence }))
        }
    }
}
