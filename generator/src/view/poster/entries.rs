//! What a standard says, as the entries of a sheet.

use super::super::ViewContext;
use super::super::cases::CaseGroup;
use super::super::complaints::{ComplaintStepView, ComplaintsView};
use super::super::link::Link;
use super::super::service::{
    CostView, OutcomeView, ProductView, RequirementView, ServicePage, StepView, TimeView,
};
use super::super::words::WordsView;
use crate::markdown;
use crate::model::Service;
use crate::poster::{Entry, Group, Kind, Section};

/// Makes the sections of a sheet, in the order of the law.
pub(super) fn sections(
    context: &ViewContext<'_>,
    service: &Service,
    page: &ServicePage,
) -> Vec<Section> {
    let words = &context.words.poster;
    let section = |kind, heading: &String, term: Option<&String>, groups| Section {
        kind,
        heading: heading.clone(),
        term: term.cloned(),
        groups,
        shortened: false,
    };
    let requirements = grouped(&page.requirements, |part| requirement(part, 0));
    let mut sections = vec![
        section(
            Kind::Requirements,
            &words.requirements,
            Some(&words.requirements_term),
            requirements,
        ),
        section(Kind::Procedure, &words.steps, Some(&words.steps_term), procedure(service, page)),
    ];
    if service.times.len() > 1 {
        let groups = grouped(&page.times, time);
        sections.push(section(Kind::Details, &words.time, None, groups));
    }
    if !page.costs.is_empty() && !page.single_cost {
        let groups = grouped(&page.costs, |row| vec![cost(row)]);
        sections.push(section(Kind::Details, &words.cost, None, groups));
    }
    let products = grouped(&page.products, product);
    sections.push(section(Kind::Products, &words.products, Some(&words.products_term), products));
    let complaints = channels(context, service, &page.complaints);
    sections.push(section(Kind::Complaints, &words.complaints, None, complaints));
    let in_person = in_person(&page.complaints);
    if !in_person.is_empty() {
        sections.push(section(Kind::InPerson, &words.in_person, None, in_person));
    }
    sections
}

fn grouped<T>(groups: &[CaseGroup<T>], entries: impl Fn(&T) -> Vec<Entry>) -> Vec<Group> {
    let group = |group: &CaseGroup<T>| Group {
        heading: group.heading.clone(),
        entries: group.items.iter().flat_map(&entries).collect(),
    };
    groups.iter().map(group).collect()
}

fn requirement(part: &RequirementView, level: usize) -> Vec<Entry> {
    let name =
        [part.rule.clone(), non_empty(&part.words.text)].into_iter().flatten().collect::<Vec<_>>();
    if part.words.text_html.is_some() {
        return lines(&part.words.text)
            .map(|text| Entry { text, level, ..Entry::default() })
            .collect();
    }
    let valid = part.valid.as_ref().map(plain);
    let asides: Vec<String> = part.tags.iter().cloned().chain(valid).collect();
    let asides = if asides.is_empty() { None } else { Some(format!("({})", asides.join(", "))) };
    let text =
        [name.join(" "), asides.unwrap_or_default()].into_iter().filter(|part| !part.is_empty());
    let text = text.chain(part.condition.clone()).chain(part.note.clone());
    let own = Entry { text: text.collect::<Vec<_>>().join(" "), level, ..Entry::default() };
    let below = part.entries.iter().flat_map(|entry| requirement(entry, level + 1));
    std::iter::once(own).chain(below).collect()
}

fn procedure(service: &Service, page: &ServicePage) -> Vec<Group> {
    match &service.procedure {
        Some(prose) if page.steps.is_empty() => prose_group(&prose.source),
        _ => grouped(&page.steps, |part| step(part, 0)),
    }
}

fn step(part: &StepView, level: usize) -> Vec<Entry> {
    let asides: Vec<String> =
        part.channel.clone().into_iter().chain(part.time.as_ref().map(plain)).collect();
    let asides =
        if asides.is_empty() { String::new() } else { format!(" ({})", asides.join(", ")) };
    let outcome = |outcome: &OutcomeView| {
        let said = [Some(outcome.condition.clone()), outcome.text.clone()];
        let next = outcome.next.as_ref().map(|next| format!("({})", next.label));
        said.into_iter().flatten().chain(next).collect::<Vec<_>>().join(" ")
    };
    let own = Entry {
        number: Some(part.label.clone()),
        lead: part.actor.clone(),
        text: format!("{}{asides}", part.text),
        level,
        below: part.outcomes.iter().map(outcome).collect(),
    };
    let below = part.steps.iter().flat_map(|sub| step(sub, level + 1));
    std::iter::once(own).chain(below).collect()
}

fn time(part: &TimeView) -> Vec<Entry> {
    let step = part.step.as_ref().map(|step| step.label.clone());
    let lead = part.label.clone().into_iter().chain(part.channel.clone()).chain(step);
    let rest = part.exception.clone().into_iter().chain(part.note.clone());
    let text: Vec<String> = std::iter::once(plain(&part.time)).chain(rest).collect();
    vec![Entry { lead: joined(lead), text: text.join(" "), ..Entry::default() }]
}

fn cost(row: &CostView) -> Entry {
    let lead = row.label.clone().into_iter().chain(row.channel.clone());
    let fee = row.fee.as_ref().map(plain).into_iter().chain(row.formula.clone());
    let regulation = row.regulation.iter().map(|item| item.words.text.clone());
    let text = fee.chain(row.condition.clone()).chain(regulation).chain(row.note.clone());
    Entry {
        lead: joined(lead),
        text: text.collect::<Vec<_>>().join(" "),
        level: row.level,
        ..Entry::default()
    }
}

fn product(part: &ProductView) -> Vec<Entry> {
    let valid = part.valid.as_ref().map(|valid| format!("({})", plain(valid)));
    let text: Vec<String> = std::iter::once(plain(&part.words)).chain(valid).collect();
    vec![Entry { text: text.join(" "), ..Entry::default() }]
}

/// Ways to complain from afar: one line for each kind of way.
fn channels(
    context: &ViewContext<'_>,
    service: &Service,
    complaints: &ComplaintsView,
) -> Vec<Group> {
    let words = &context.words.poster;
    let line = |label: &String, links: &[Link]| {
        let text = links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>().join("; ");
        (!text.is_empty()).then(|| Entry { lead: Some(label.clone()), text, ..Entry::default() })
    };
    let kinds: [(&String, &[Link]); 7] = [
        (&words.phone, &complaints.phones),
        (&words.whatsapp, &complaints.whatsapp),
        (&words.sms, &complaints.sms),
        (&words.fax, &complaints.fax),
        (&words.email, &complaints.emails),
        (&words.website, &complaints.websites),
        (&words.socials, &complaints.socials),
    ];
    let known = kinds.into_iter().filter_map(|(label, links)| line(label, links));
    let officer = complaints.officer.as_ref().map(|officer| Entry {
        lead: Some(officer.role.clone()),
        text: officer
            .name
            .iter()
            .chain(officer.phone.iter().map(|phone| &phone.label))
            .cloned()
            .collect::<Vec<_>>()
            .join(", "),
        ..Entry::default()
    });
    let plain_entry = |text: String| Entry { text, ..Entry::default() };
    let lapor = complaints
        .lapor
        .as_ref()
        .map(|link| plain_entry(format!("{} {}", link.label, link.url).trim().to_owned()));
    let text = service.complaints.text.iter().flat_map(|text| lines(&text.source)).map(plain_entry);
    let other = complaints.other.iter().cloned().map(plain_entry);
    let deadlines = complaints.deadlines.iter().map(|deadline| Entry {
        lead: Some(deadline.class.clone()),
        text: plain(&deadline.time),
        ..Entry::default()
    });
    let entries: Vec<Entry> =
        text.chain(known).chain(lapor).chain(other).chain(officer).chain(deadlines).collect();
    one_group(entries)
}

fn in_person(complaints: &ComplaintsView) -> Vec<Group> {
    let steps = |steps: &[ComplaintStepView]| -> Vec<Group> {
        let entry = |(index, step): (usize, &ComplaintStepView)| Entry {
            number: Some((index + 1).to_string()),
            text: std::iter::once(step.text.clone())
                .chain(step.time.as_ref().map(|time| format!("({})", plain(time))))
                .chain(step.note.clone())
                .collect::<Vec<_>>()
                .join(" "),
            ..Entry::default()
        };
        one_group(steps.iter().enumerate().map(entry).collect())
    };
    [steps(&complaints.direct_steps), steps(&complaints.handling)].concat()
}

fn prose_group(source: &str) -> Vec<Group> {
    one_group(lines(source).map(|text| Entry { text, ..Entry::default() }).collect())
}

fn one_group(entries: Vec<Entry>) -> Vec<Group> {
    if entries.is_empty() { Vec::new() } else { vec![Group { heading: None, entries }] }
}

fn lines(source: &str) -> impl Iterator<Item = String> {
    markdown::plain_lines(source).into_iter()
}

/// Writes words in one line.
fn plain(words: &WordsView) -> String {
    match &words.text_html {
        Some(_) => lines(&words.text).collect::<Vec<_>>().join(" "),
        None => words.text.clone(),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> Option<String> {
    non_empty(&parts.collect::<Vec<_>>().join(", "))
}

fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
