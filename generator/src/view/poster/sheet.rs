//! What stands on the sheet of a service.

use super::super::ViewContext;
use super::super::glance::Line;
use super::super::service::ServicePage;
use super::sections::sections;
use crate::markdown;
use crate::model::{Agency, Service};
use crate::poster::{Fact, Sheet};

/// Makes the sheet of a service, without what names its own code.
pub(super) fn sheet(
    context: &ViewContext<'_>,
    service: &Service,
    agency: &Agency,
    page: &ServicePage,
) -> Sheet {
    let words = &context.words.poster;
    let decree =
        page.decree.as_ref().map(|decree| words.decree.replace("{number}", &decree.number));
    let unsaid = page.gaps.all_of_delivery.join("; ");
    let unsaid = (!unsaid.is_empty()).then(|| words.unsaid.replace("{sections}", &unsaid));
    let sections = sections(context, service, page).into_iter();
    let free = page.report.as_ref().map(|channel| words.free.replace("{channel}", &channel.label));
    let yet_paid = page.free_yet_paid.then(|| context.words.standard.free_yet_paid.clone());
    Sheet {
        title: service.full_title(),
        facts: facts(context, page)
            .map(|(label, line)| Fact { label: label.to_owned(), value: line.text, of: line.of })
            .collect(),
        notice: free.or(yet_paid),
        sections: sections.filter(|section| !section.groups.is_empty()).collect(),
        foot: pledge(agency).chain(decree).chain(unsaid).collect(),
    }
}

/// Time and cost, where they are told in a line.
pub(super) fn facts<'view>(
    context: &'view ViewContext<'_>,
    page: &'view ServicePage,
) -> impl Iterator<Item = (&'view str, Line)> {
    let words = &context.words.poster;
    let facts = [(&words.time, &page.time), (&words.cost, &page.cost)].into_iter();
    facts.filter_map(|(label, fact)| Some((label.as_str(), fact.any.line()?)))
}

/// The pledge of service, line by line.
pub(super) fn pledge(agency: &Agency) -> impl Iterator<Item = String> {
    agency.maklumat.iter().flat_map(|text| markdown::plain_lines(&text.source))
}
