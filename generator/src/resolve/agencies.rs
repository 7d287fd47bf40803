//! The agencies of a site.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::at::At;
use super::moments::Moments;
use super::parts::document;
use super::report::Report;
use super::sources::Sources;
use super::{agency, doubt};
use crate::diagnostic::Diagnostics;
use crate::markdown::LinkContext;
use crate::model::{Agency, ListedName, Page, Site};
use crate::raw::agency::RawAgency;

/// The agencies, as far as they could be read.
pub(super) struct Agencies {
    pub(super) known: BTreeMap<String, Agency>,
    /// Those whose file has errors: what they lack may be what could not be read.
    pub(super) unsure: BTreeSet<String>,
}

/// Resolves the file of every agency.
pub(super) fn resolve(
    sources: &Sources<'_>,
    site: &Site,
    today: Date,
    text: LinkContext<'_>,
    diagnostics: &mut Diagnostics,
) -> Agencies {
    let moments = Moments { zone: site.calendar.zone, today };
    let mut agencies = Agencies { known: BTreeMap::new(), unsure: BTreeSet::new() };
    for (id, file) in &sources.agencies {
        let mut report = Report::new(file);
        let raw = document::<RawAgency>(file, &mut report);
        let (folder, page) = (format!("/{id}/"), Page::Agency((*id).to_owned()));
        let text = text.at(&folder, &page);
        let agency =
            agency::resolve(id, &raw, (&site.facts.government, moments), text, &At::top(&report));
        agencies.known.insert((*id).to_owned(), agency);
        let problems = report.into_diagnostics();
        if doubt::may_lack(&problems) || file.fault.is_some() {
            agencies.unsure.insert((*id).to_owned());
        }
        diagnostics.append(problems);
    }
    tell_apart(&mut agencies.known);
    agencies
}

/// Adds the government to names that several agencies have.
fn tell_apart(agencies: &mut BTreeMap<String, Agency>) {
    let names = |of: fn(&Agency) -> &str| {
        let mut count = BTreeMap::<String, usize>::new();
        for agency in agencies.values() {
            *count.entry(of(agency).to_lowercase()).or_default() += 1;
        }
        count.retain(|_, count| *count > 1);
        count
    };
    let (shared, shared_short) = (names(|it| &it.name), names(Agency::shorter_name));
    for agency in agencies.values_mut() {
        let told_apart = |name: &str, shared: &BTreeMap<String, usize>| {
            let is_shared = shared.contains_key(&name.to_lowercase());
            if is_shared { format!("{name}, {}", agency.government) } else { name.to_owned() }
        };
        agency.listed = ListedName {
            name: told_apart(&agency.name, &shared),
            short_name: told_apart(agency.shorter_name(), &shared_short),
        };
    }
}
