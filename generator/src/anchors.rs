//! Links that only the rendered pages settle: to parts of a page that a template makes for
//! what its standard states, and to pages that are not always there.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::finding::{Finding, TextFinding};
use crate::render::{RenderError, Renderer};
use crate::view::Fact;

/// What is known of a page that links lead to.
enum Target {
    /// There is no such page.
    Missing,
    /// It may change once what could not be read is mended.
    Unsure,
    /// It has these ids.
    Page(Ids),
}

/// The ids of a page.
struct Ids {
    all: BTreeSet<String>,
    /// Those of headings and sections, which a text may mean.
    of_parts: Vec<String>,
}

/// Returns the links that lead to what no page has, having made the pages that they lead to.
///
/// A page is judged if `is_sure` of what it was made of: what a file with errors says is not known.
pub(crate) fn dead_links(
    renderer: &Renderer,
    unsettled: &Diagnostics,
    is_sure: impl Fn(&BTreeSet<Fact>) -> bool + Sync,
) -> Result<Diagnostics, RenderError> {
    let pages: BTreeSet<&str> =
        unsettled.iter().filter_map(|one| one.finding.unsettled_page()).collect();
    let targets = pages.into_par_iter().map(|page| Ok((page, target(renderer, page, &is_sure)?)));
    let targets: BTreeMap<&str, Target> = targets.collect::<Result<_, RenderError>>()?;
    let mut dead = Diagnostics::default();
    for one in unsettled.iter() {
        if let Some(finding) = judge(&targets, &one.finding) {
            dead.push(Diagnostic { severity: finding.facts().severity, finding, ..one.clone() });
        }
    }
    Ok(dead)
}

/// Makes the page at an address.
fn target(
    renderer: &Renderer,
    address: &str,
    is_sure: impl Fn(&BTreeSet<Fact>) -> bool,
) -> Result<Target, RenderError> {
    let base_path = renderer.editions().main().site.facts.base_url.base_path();
    let path = address.strip_prefix(base_path).unwrap_or(address);
    let found = renderer.at(path.strip_prefix('/').unwrap_or(path));
    let page = match found {
        Some((edition, file)) => renderer.render(edition, &file)?,
        None => None,
    };
    Ok(match page {
        Some(page) if is_sure(&page.reads) => {
            Target::Page(Ids::of(&String::from_utf8_lossy(&page.content)))
        }
        // What could not be read may have had the page.
        None if is_sure(&BTreeSet::from([Fact::Services])) => Target::Missing,
        _ => Target::Unsure,
    })
}

/// Tells what is wrong with a link, by the pages that there are.
fn judge(targets: &BTreeMap<&str, Target>, finding: &Finding) -> Option<Finding> {
    let Finding::Text(TextFinding::Unsettled { target, page, id }) = finding else { return None };
    let target = target.clone();
    match targets.get(page.as_str())? {
        Target::Unsure => None,
        Target::Missing => Some(TextFinding::UnknownPage { target, meant: None }.into()),
        Target::Page(ids) => {
            let id = id.as_ref().filter(|id| !ids.all.contains(*id))?.clone();
            Some(TextFinding::UnknownPlace { target, id, known: ids.of_parts.clone() }.into())
        }
    }
}

impl Ids {
    fn of(page: &str) -> Self {
        let mut ids = Self { all: BTreeSet::new(), of_parts: Vec::new() };
        // Text has no `<`, and attributes no `>`: the renderers escape both.
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let Some((_, rest)) = tag.split_once(" id=\"") else { continue };
            let id = rest.split('"').next().unwrap_or_default().to_owned();
            let name = tag.split([' ', '\n']).next().unwrap_or_default();
            if matches!(name, "h2" | "h3" | "section" | "dt") && !ids.of_parts.contains(&id) {
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
