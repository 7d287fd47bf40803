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
use crate::model::{Agency, Page, Site};
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
    agencies
}
