//! The sections of a sheet, in the order of the law.

use super::super::ViewContext;
use super::super::service::{NeedView, ServicePage};
use super::entries::{
    cases, cost, grouped, line, lines, one_group, product, requirement, section, time,
    words as entry,
};
use super::procedure::procedure;
use super::{complaints, contact};
use crate::model::Service;
use crate::poster::{Entry, Group, Kind, Section};

/// Notes that are longer, in characters, would make all other letters small.
const LONGEST_NOTES: usize = 600;

/// Makes the sections of a sheet, in the order of the law.
pub(super) fn sections(
    context: &ViewContext<'_>,
    service: &Service,
    page: &ServicePage,
) -> Vec<Section> {
    let words = &context.words.poster;
    let requirements = match page.requirements.as_slice() {
        [] => needs(context, page),
        stated => grouped(stated, |part| requirement(context, part)),
    };
    let question = page.case_question.as_ref().unwrap_or(&context.words.case_question);
    let mut sections = vec![
        section(Kind::Details, question, None, cases(page)),
        section(
            Kind::Requirements,
            &words.requirements,
            Some(&words.requirements_term),
            requirements,
        ),
        section(
            Kind::Procedure,
            &words.steps,
            Some(&words.steps_term),
            procedure(context, service, page),
        ),
        contact::section_of(context, page),
    ];
    if !page.times.is_empty() {
        let groups = grouped(&page.times, |part| time(context, part));
        sections.push(section(Kind::Details, &words.time, None, groups));
    }
    if !page.costs.is_empty() {
        let groups = grouped(&page.costs, |row| vec![cost(context, row)]);
        sections.push(section(Kind::Details, &words.cost, None, groups));
    }
    let products = grouped(&page.products, |part| product(context, part));
    sections.push(section(Kind::Products, &words.products, Some(&words.products_term), products));
    sections.push(complaints::section_of(context, service, &page.complaints));
    sections.push(notes(context, service));
    sections
}

/// What the form asks for, where the standard does not say what to prepare.
fn needs(context: &ViewContext<'_>, page: &ServicePage) -> Vec<Group> {
    let entry = |need: &NeedView| {
        let template = &context.words.poster.template;
        let letter = need.letter.iter().map(|it| template.replace("{title}", &it.label));
        Entry { below: letter.collect(), ..entry(need.label.clone()) }
    };
    let entries: Vec<Entry> =
        page.needs.iter().flat_map(|needs| &needs.things).map(entry).collect();
    let heading = Some(context.words.poster.by_form.clone());
    let group = Group { heading, entries, spare: false };
    Some(group).filter(|group| !group.entries.is_empty()).into_iter().collect()
}

/// The text below the data of the file, or where it can be read.
fn notes(context: &ViewContext<'_>, service: &Service) -> Section {
    let text = &service.body.source;
    let is_short = text.chars().count() <= LONGEST_NOTES;
    let entries = lines(text).filter(|_| is_short).map(|text| line(&text)).collect();
    let notes = section(Kind::Notes, &context.words.poster.notes, None, one_group(entries));
    Section { shortened: !is_short, ..notes }
}
