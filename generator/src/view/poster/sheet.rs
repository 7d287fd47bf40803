//! What stands on the sheet of a service.

use super::super::ViewContext;
use super::super::glance::Line;
use super::super::service::ServicePage;
use super::address::{on_paper, told};
use super::entries::{aside, listed, sentence};
use super::sections::sections;
use crate::markdown;
use crate::model::{Agency, Service};
use crate::poster::{Fact, Section, Sheet};

/// Makes the sheet of a service, without what names its own code.
pub(super) fn sheet(
    context: &ViewContext<'_>,
    service: &Service,
    agency: &Agency,
    page: &ServicePage,
) -> Sheet {
    let words = &context.words.poster;
    let decree = page.decree.as_ref().map(|decree| {
        let link = aside(decree.link.as_ref().map(on_paper));
        let number = [decree.number.clone()].into_iter().chain(link);
        words.decree.replace("{number}", &sentence(number))
    });
    let unsaid = page.gaps.all_of_delivery.join("; ");
    let unsaid = (!unsaid.is_empty()).then(|| words.unsaid.replace("{sections}", &unsaid));
    let sections = sections(context, service, page).into_iter();
    Sheet {
        title: service.full_title(),
        facts: facts(context, page)
            .map(|(label, line)| Fact { label: label.to_owned(), value: line.text, of: line.of })
            .collect(),
        notice: notice(context, page),
        sections: sections.filter(is_said).collect(),
        foot: pledge(agency)
            .chain(decree)
            .chain(unsaid)
            .chain(only_on_page(context, page))
            .collect(),
    }
}

const fn is_said(section: &Section) -> bool {
    !section.groups.is_empty() || section.shortened
}

/// What to do about anyone who asks for money, where the service is free.
fn notice(context: &ViewContext<'_>, page: &ServicePage) -> Option<String> {
    let words = &context.words.poster;
    let pattern = if page.free_yet_paid { &words.free_yet_paid } else { &words.free };
    let channel = page.report.as_ref()?;
    Some(pattern.replace("{channel}", &told(words, channel)))
}

/// Names what the standard says that no sheet has room for.
fn only_on_page(context: &ViewContext<'_>, page: &ServicePage) -> Option<String> {
    let words = &context.words.poster;
    let files = (!page.files.is_empty()).then(|| words.files.clone());
    let questions = (!page.questions.is_empty()).then(|| words.questions.clone());
    let management = page.management.iter().map(|component| component.heading.to_lowercase());
    let parts = listed(management.chain(files).chain(questions))?;
    Some(words.only_on_page.replace("{parts}", &parts))
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
