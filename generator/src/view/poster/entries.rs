//! What a standard says, as the entries of a sheet.

use super::super::ViewContext;
use super::super::cases::CaseGroup;
use super::super::complaints::{ComplaintStepView, ComplaintsView};
use super::super::link::Link;
use super::super::service::{
    CostView, OutcomeView, ProductView, RequirementKind, RequirementView, ServicePage, StepView,
    TimeView, WayView,
};
use super::super::words::WordsView;
use crate::markdown;
use crate::model::Service;
use crate::poster::{Entry, Group, Kind, Section};

/// Entries that lie deeper look like those at this level.
const DEEPEST: usize = 4;

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
    let requirements = grouped(&page.requirements, |part| requirement(context, part));
    let mut sections = vec![
        section(
            Kind::Requirements,
            &words.requirements,
            Some(&words.requirements_term),
            requirements,
        ),
        section(Kind::Procedure, &words.steps, Some(&words.steps_term), procedure(service, page)),
    ];
    if !page.times.is_empty() {
        let groups = grouped(&page.times, time);
        sections.push(section(Kind::Details, &words.time, None, groups));
    }
    if !page.costs.is_empty() {
        let groups = grouped(&page.costs, |row| vec![cost(row)]);
        sections.push(section(Kind::Details, &words.cost, None, groups));
    }
    let products = grouped(&page.products, product);
    sections.push(section(Kind::Products, &words.products, Some(&words.products_term), products));
    let complaints = channels(context, service, &page.complaints);
    sections.push(section(Kind::Complaints, &words.complaints, None, complaints));
    let in_person = in_person(context, &page.complaints);
    if !in_person.is_empty() {
        sections.push(section(Kind::InPerson, &words.in_person, None, in_person));
    }
    let handling = complaint_steps(&page.complaints.handling);
    if !handling.is_empty() {
        let through = page.complaints.handling_through.iter();
        let through = through.flat_map(|through| [words.through.clone(), through.clone()]);
        let heading = sentence([words.handling.clone()].into_iter().chain(through));
        sections.push(section(Kind::InPerson, &heading, None, handling));
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

fn requirement(context: &ViewContext<'_>, part: &RequirementView) -> Vec<Entry> {
    if part.kind == RequirementKind::Text {
        let line = |text| Entry { boxless: true, ..words(text) };
        return lines(&part.words.text).map(line).collect();
    }
    let is_heading = part.kind == RequirementKind::Things;
    let below = |entry: (usize, &RequirementView)| match (part.kind, entry) {
        (RequirementKind::Either, (1.., entry)) => {
            format!("{} {}", context.words.standard.or, thing(context, entry, true))
        }
        (_, (_, entry)) => thing(context, entry, true),
    };
    let inside = part.entries.iter().enumerate().filter(|_| !is_heading).map(below);
    let own = Entry { boxless: is_heading, below: inside.collect(), ..Entry::default() };
    let own = match thing(context, part, false) {
        text if is_heading => Entry { lead: Some(text), ..own },
        text => Entry { text, ..own },
    };
    let things = part.entries.iter().filter(|_| is_heading);
    let things = things.flat_map(|entry| requirement(context, entry));
    std::iter::once(own).chain(things).collect()
}

/// Writes a thing in one line; `whole` with all that it is made of.
fn thing(context: &ViewContext<'_>, part: &RequirementView, whole: bool) -> String {
    let condition = part.condition.iter().map(|condition| format!("{condition}:"));
    let tags = listed(part.tags.iter().cloned()).map(|tags| format!("– {tags}"));
    let entries = part.entries.iter().filter(|_| whole);
    let entries: Vec<String> = entries.map(|entry| thing(context, entry, true)).collect();
    let between = match part.kind {
        RequirementKind::Either => format!(" {} ", context.words.standard.or),
        _ => "; ".to_owned(),
    };
    let heads = condition.chain([plain(&part.words)]).chain(tags).chain(part.rule.clone());
    let valid = aside(part.valid.iter().map(plain));
    sentence(heads.chain(valid).chain(part.note.clone()).chain([entries.join(&between)]))
}

fn procedure(service: &Service, page: &ServicePage) -> Vec<Group> {
    match &service.procedure {
        Some(prose) if page.steps.is_empty() => {
            one_group(lines(&prose.source).map(words).collect())
        }
        _ => page.steps.iter().map(way).collect(),
    }
}

fn way(way: &WayView) -> Group {
    let entries = way.steps.iter().flat_map(|part| step(part, 0)).collect();
    Group { heading: way.heading.clone(), entries }
}

fn step(part: &StepView, level: usize) -> Vec<Entry> {
    let asides = aside(part.channel.clone().into_iter().chain(part.time.as_ref().map(plain)));
    let outcome = |outcome: &OutcomeView| {
        let said = [Some(outcome.condition.clone()), outcome.text.clone()];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let next = aside(outcome.next.as_ref().map(|next| next.label.clone()));
        sentence(std::iter::once(said).chain(next))
    };
    let own = Entry {
        number: Some(part.label.clone()),
        lead: part.actor.clone(),
        text: sentence([part.text.clone()].into_iter().chain(asides)),
        level,
        below: part.outcomes.iter().map(outcome).collect(),
        ..Entry::default()
    };
    let below = part.steps.iter().flat_map(|sub| step(sub, deeper(level)));
    std::iter::once(own).chain(below).collect()
}

fn time(part: &TimeView) -> Vec<Entry> {
    let step = part.step.as_ref().map(|step| step.label.clone());
    let lead = part.label.clone().into_iter().chain(part.channel.clone()).chain(step);
    let rest = part.exception.clone().into_iter().chain(part.note.clone());
    let text = sentence([plain(&part.time)].into_iter().chain(rest));
    vec![Entry { lead: listed(lead), ..words(text) }]
}

fn cost(row: &CostView) -> Entry {
    let lead = row.label.clone().into_iter().chain(row.channel.clone());
    let fee = row.fee.as_ref().map(plain).into_iter().chain(row.formula.clone());
    let regulation = row.regulation.iter().map(|item| item.words.text.clone());
    let text = fee.chain(row.condition.clone()).chain(regulation).chain(row.note.clone());
    Entry { lead: listed(lead), level: row.level.min(DEEPEST), ..words(sentence(text)) }
}

fn product(part: &ProductView) -> Vec<Entry> {
    let valid = aside(part.valid.as_ref().map(plain));
    vec![words(sentence([plain(&part.words)].into_iter().chain(valid)))]
}

/// Ways to complain from afar: one line for each kind of way.
fn channels(
    context: &ViewContext<'_>,
    service: &Service,
    complaints: &ComplaintsView,
) -> Vec<Group> {
    let labels = &context.words.poster;
    let line = |label: &String, links: &[Link]| {
        let text = links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>().join("; ");
        (!text.is_empty()).then(|| Entry { lead: Some(label.clone()), ..words(text) })
    };
    let kinds: [(&String, &[Link]); 7] = [
        (&labels.phone, &complaints.phones),
        (&labels.whatsapp, &complaints.whatsapp),
        (&labels.sms, &complaints.sms),
        (&labels.fax, &complaints.fax),
        (&labels.email, &complaints.emails),
        (&labels.website, &complaints.websites),
        (&labels.socials, &complaints.socials),
    ];
    let known = kinds.into_iter().filter_map(|(label, links)| line(label, links));
    let officer = complaints.officer.as_ref().map(|officer| {
        let phone = officer.phone.iter().map(|phone| &phone.label);
        let text = listed(officer.name.iter().chain(phone).cloned()).unwrap_or_default();
        Entry { lead: Some(officer.role.clone()), ..words(text) }
    });
    let lapor = complaints.lapor.iter();
    let lapor = lapor.map(|link| words(format!("{} {}", link.label, link.url).trim().to_owned()));
    let text = service.complaints.text.iter().flat_map(|text| lines(&text.source)).map(words);
    let others = complaints.letters.iter().chain(&complaints.other).cloned().map(words);
    let deadlines = complaints
        .deadlines
        .iter()
        .map(|it| Entry { lead: Some(it.class.clone()), ..words(plain(&it.time)) });
    let named: Vec<Entry> =
        text.chain(known).chain(lapor).chain(others).chain(officer).chain(deadlines).collect();
    if complaints.are_named {
        return one_group(named);
    }
    let national = complaints.national.iter();
    let national = national.map(|link| Entry {
        lead: Some(labels.national.clone()),
        ..words(format!("{} {}", link.label, link.url))
    });
    let of_agency = Group { heading: Some(labels.of_agency.clone()), entries: named };
    let of_agency = (!of_agency.entries.is_empty()).then_some(of_agency);
    of_agency.into_iter().chain(one_group(national.collect())).collect()
}

fn in_person(context: &ViewContext<'_>, complaints: &ComplaintsView) -> Vec<Group> {
    let on_site = listed(complaints.on_site.iter().cloned());
    let on_site = on_site.map(|text| Entry {
        lead: Some(context.words.poster.on_site.clone()),
        boxless: true,
        ..words(text)
    });
    let on_site = one_group(on_site.into_iter().collect());
    on_site.into_iter().chain(complaint_steps(&complaints.direct_steps)).collect()
}

fn complaint_steps(steps: &[ComplaintStepView]) -> Vec<Group> {
    let entry = |(number, step): (usize, &ComplaintStepView)| {
        let time = aside(step.time.as_ref().map(plain));
        let text = sentence([step.text.clone()].into_iter().chain(time).chain(step.note.clone()));
        Entry { number: Some(number.to_string()), ..words(text) }
    };
    one_group((1..).zip(steps).map(entry).collect())
}

fn one_group(entries: Vec<Entry>) -> Vec<Group> {
    if entries.is_empty() { Vec::new() } else { vec![Group { heading: None, entries }] }
}

fn deeper(level: usize) -> usize {
    DEEPEST.min(level + 1)
}

fn words(text: String) -> Entry {
    Entry { text, ..Entry::default() }
}

fn lines(source: &str) -> impl Iterator<Item = String> {
    markdown::plain_lines(source).into_iter()
}

/// Writes words in one line.
fn plain(words: &WordsView) -> String {
    match &words.text_html {
        Some(_) => sentence(lines(&words.text)),
        None => words.text.clone(),
    }
}

fn sentence(parts: impl Iterator<Item = String>) -> String {
    let parts = parts.map(|part| part.lines().collect::<Vec<_>>().join("; "));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes parts with commas between them, if there are any.
fn listed(parts: impl IntoIterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Writes parts in brackets, if there are any.
fn aside(parts: impl IntoIterator<Item = String>) -> Option<String> {
    listed(parts).map(|parts| format!("({parts})"))
}
