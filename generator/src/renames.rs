//! Pages whose files have another name than before, as Git knows it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};

use loket_form::language::Language;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::MovedFinding;
use crate::model::{Edition, Page};
use crate::source::{Role, role};

/// How many commits are looked through, the last first.
const COMMITS: &str = "--max-count=2000";

/// How Git tells renames below the folder that it is run in: ended by zeros, without an escape.
const RENAMES: [&str; 5] =
    ["-z", "--relative", "--find-renames", "--diff-filter=R", "--name-status"];

/// A file that got another name.
struct Rename {
    /// What it was called.
    old: String,
    /// What it is called now.
    new: String,
    /// The last revision in which it had the old name.
    before: String,
}

/// An address that leads nowhere, where a page was.
struct Lost {
    was: Page,
    is: Page,
    rename: Rename,
}

/// Notes the pages of the main language that were at another address, which leads nowhere now.
///
/// Without Git, or outside a repository, nothing is known and nothing is noted.
#[must_use]
pub fn check(content: &Path, edition: &Edition, languages: &BTreeSet<Language>) -> Diagnostics {
    let page = |path: &str| role(Path::new(path), languages).ok().flatten().and_then(page_of);
    let lost = latest(renames(content)).into_iter().filter_map(|rename| {
        let (was, is) = (page(&rename.old)?, page(&rename.new)?);
        let is_there = |page: &Page| edition.has(&page.clone().into());
        let is_lost =
            is_there(&is) && !is_there(&was) && !edition.moved().contains_key(&was.path());
        is_lost.then_some(Lost { was, is, rename })
    });
    let lost: Vec<Lost> = lost.collect();
    let mut diagnostics = Diagnostics::default();
    for Lost { was, is, rename } in &lost {
        // What is said of an agency holds for its services as well.
        if !lost.iter().any(|folder| folder.holds(was, is)) && !was_draft(content, rename) {
            let file = content.join(&rename.new).display().to_string();
            let old = was.path().trim_end_matches('/').to_owned();
            diagnostics.push(Diagnostic::of_file(file, MovedFinding::Renamed(old)));
        }
    }
    diagnostics
}

impl Lost {
    /// Returns whether a page has moved because it is in this folder, which has moved.
    fn holds(&self, was: &Page, is: &Page) -> bool {
        let (was, is) = (was.path(), is.path());
        let inside = was.strip_prefix(&self.was.path()).filter(|inside| !inside.is_empty());
        inside.is_some_and(|inside| is.strip_prefix(&self.is.path()) == Some(inside))
    }
}

fn page_of(role: Role) -> Option<Page> {
    match role {
        Role::Agency(id) => Some(Page::Agency(id)),
        Role::Service(id) => Some(Page::Service(id)),
        Role::Document(id, name) => Some(Page::Document(id, name)),
        Role::Page(name) => Some(Page::Article(name)),
        Role::Site | Role::Holidays | Role::Complaint(_) | Role::Form(_) => None,
    }
}

/// Renames, the last first: those that are not committed yet, then those of each commit.
fn renames(content: &Path) -> Vec<Rename> {
    let pending = git(content, &[&["diff"], RENAMES.as_slice(), &["HEAD"]].concat());
    let committed = git(content, &[&["log", "--format=%H", COMMITS], RENAMES.as_slice()].concat());
    let (pending, committed) = (pending.unwrap_or_default(), committed.unwrap_or_default());
    let mut before = "HEAD".to_owned();
    let mut renames = Vec::new();
    let mut fields = pending.split('\0').chain(committed.split('\0'));
    while let Some(field) = fields.next() {
        let field = field.trim_start();
        if !field.starts_with('R') {
            before = format!("{field}^");
        } else if let (Some(old), Some(new)) = (fields.next(), fields.next()) {
            let (old, new) = (old.to_owned(), new.to_owned());
            renames.push(Rename { old, new, before: before.clone() });
        }
    }
    renames
}

/// Finds what each file is called now that had another name.
fn latest(renames: Vec<Rename>) -> Vec<Rename> {
    let mut latest: BTreeMap<String, Rename> = BTreeMap::new();
    for Rename { old, new, before } in renames {
        let new = latest.get(&new).map_or(new, |rename| rename.new.clone());
        latest.entry(old.clone()).or_insert(Rename { old, new, before });
    }
    latest.into_values().collect()
}

/// Returns whether a file was a draft when it got another name: nobody knows its old address.
fn was_draft(content: &Path, Rename { old, before, .. }: &Rename) -> bool {
    let text = git(content, &["show", &format!("{before}:./{old}")]).unwrap_or_default();
    let mut statuses = text.lines().filter_map(|line| line.strip_prefix("status:"));
    statuses.any(|status| status.trim().trim_matches(['"', '\'']) == "draft")
}

/// Asks Git in a folder; nothing without an answer. It takes no lock: somebody may be committing.
fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command
        .args(["--no-optional-locks", "-C"])
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
