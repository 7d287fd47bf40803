//! Links that only the rendered pages settle: to parts of a page that a template makes for
//! what its standard states, and to pages that are not always there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, TextFinding};
use crate::output::{OutputError, OutputPath, Sink};

/// A sink that looks at the pages that links lead to, on their way to another one.
pub(crate) struct Anchors<'run> {
    sink: &'run dyn Sink,
    /// The path that the addresses of the site begin with.
    base_path: &'run str,
    wanted: BTreeSet<&'run str>,
    seen: Mutex<BTreeMap<String, Ids>>,
}

/// The ids of a page.
struct Ids {
    all: BTreeSet<String>,
    /// Those of headings and sections, which a text may mean.
    of_parts: Vec<String>,
}

impl<'run> Anchors<'run> {
    /// Begins to look for what links lead to.
    pub(crate) fn new(
        unsettled: &'run Diagnostics,
        base_path: &'run str,
        sink: &'run dyn Sink,
    ) -> Self {
        let wanted = unsettled.iter().filter_map(|one| one.finding.unsettled_page()).collect();
        Self { sink, base_path, wanted, seen: Mutex::default() }
    }

    /// Returns the links that lead nowhere.
    pub(crate) fn settle(self, unsettled: &Diagnostics) -> Diagnostics {
        wrong(&self.into_seen(), unsettled.iter())
    }

    /// Returns the links that lead to parts which pages lack, where the page was rendered.
    pub(crate) fn settle_seen(self, unsettled: &Diagnostics) -> Diagnostics {
        let seen = self.into_seen();
        let is_seen = |one: &&Diagnostic| {
            one.finding.unsettled_page().is_some_and(|page| seen.contains_key(page))
        };
        wrong(&seen, unsettled.iter().filter(is_seen))
    }

    fn into_seen(self) -> BTreeMap<String, Ids> {
        self.seen.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Anchors<'_> {
    fn put(&self, path: OutputPath, content: Vec<u8>) -> Result<(), OutputError> {
        if let Some(page) = path.as_str().strip_suffix("index.html") {
            let address = format!("{}/{page}", self.base_path);
            if self.wanted.contains(address.as_str()) {
                let ids = Ids::of(&String::from_utf8_lossy(&content));
                self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(address, ids);
            }
        }
        self.sink.put(path, content)
    }
}

fn wrong<'one>(
    seen: &BTreeMap<String, Ids>,
    unsettled: impl Iterator<Item = &'one Diagnostic>,
) -> Diagnostics {
    let mut wrong = Diagnostics::default();
    for one in unsettled {
        if let Some(finding) = judge(seen, &one.finding) {
            let severity = finding.facts().severity;
            wrong.push(Diagnostic { severity, finding, ..one.clone() });
        }
    }
    wrong
}

/// Tells what is wrong with a link, by the pages that there are.
fn judge(seen: &BTreeMap<String, Ids>, finding: &Finding) -> Option<Finding> {
    let Finding::Text(TextFinding::Unsettled { target, page, id }) = finding else { return None };
    let target = target.clone();
    let Some(ids) = seen.get(page) else {
        return Some(Finding::Text(TextFinding::UnknownPage { target, meant: None }));
    };
    let id = id.as_ref().filter(|id| !ids.all.contains(*id))?;
    Some(Finding::Text(TextFinding::UnknownPlace {
        target,
        id: id.clone(),
        known: ids.of_parts.clone(),
    }))
}

impl Ids {
    fn of(page: &str) -> Self {
        let mut ids = Self { all: BTreeSet::new(), of_parts: Vec::new() };
        // Text has no `<`, and attributes no `>`: the renderers escape both.
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let Some((_, rest)) = tag.split_once(" id=\"") else { continue };
            let id = rest.split('"').next().unwrap_or_default().to_owned();
            let name = tag.split([' ', '\n']).next().unwrap_or_default();
            if matches!(name, "h2" | "h3" | "section") && !ids.of_parts.contains(&id) {
                ids.of_parts.push(id.clone());
            }
            ids.all.insert(id);
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_ids_of_all_its_elements_and_tells_those_of_its_parts() {
        let page = "<main id=\"isi\"><h2\nclass=\"x\" id=\"biaya\">Biaya</h2>\n\
                    <p data-id=\"no\">id=\"no\"</p><input id=\"nik\"><h3 id=\"a\">A</h3>";
        let ids = Ids::of(page);
        assert_eq!(ids.of_parts, ["biaya", "a"]);
        let all: Vec<&str> = ids.all.iter().map(String::as_str).collect();
        assert_eq!(all, ["a", "biaya", "isi", "nik"]);
    }
}
