//! The sections of a sheet, in the order of the law.

use super::super::ViewContext;
use super::super::service::ServicePage;
use super::entries::{cases, cost, grouped, procedure, product, requirement, section, time};
use super::{complaints, contact};
use crate::model::Service;
use crate::poster::{Kind, Section};

/// Makes the sections of a sheet, in the order of the law.
pub(super) fn sections(
    context: &ViewContext<'_>,
    service: &Service,
    page: &ServicePage,
) -> Vec<Section> {
    let words = &context.words.poster;
    let requirements = grouped(&page.requirements, |part| requirement(context, part));
    let question = page.case_question.as_ref().unwrap_or(&context.words.case_question);
    let mut sections = vec![
        section(Kind::Details, question, None, cases(page)),
        section(
            Kind::Requirements,
            &words.requirements,
            Some(&words.requirements_term),
            requirements,
        ),
        section(Kind::Procedure, &words.steps, Some(&words.steps_term), procedure(service, page)),
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
    sections.extend(complaints::sections(context, service, &page.complaints));
    sections
}
