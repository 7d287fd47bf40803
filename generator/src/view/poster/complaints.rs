//! How to complain, as sections of a sheet.

use super::super::ViewContext;
use super::super::complaints::{ComplaintStepView, ComplaintsView, ContactWay};
use super::super::link::Link;
use super::entries::{aside, lines, listed, one_group, plain, section, sentence, words};
use crate::model::Service;
use crate::poster::{Entry, Group, Kind, Section};

/// Makes the sections of how to complain.
pub(super) fn sections(
    context: &ViewContext<'_>,
    service: &Service,
    complaints: &ComplaintsView,
) -> Vec<Section> {
    let words = &context.words.poster;
    let through = complaints.handling_through.iter();
    let through = through.flat_map(|through| [words.through.clone(), through.clone()]);
    let handling = sentence([words.handling.clone()].into_iter().chain(through));
    let steps = complaint_steps(&complaints.handling);
    let sections = [
        section(Kind::Complaints, &words.complaints, None, channels(context, service, complaints)),
        section(Kind::InPerson, &words.in_person, None, in_person(context, complaints)),
        section(Kind::InPerson, &handling, None, steps),
    ];
    sections.into_iter().filter(|section| !section.groups.is_empty()).collect()
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
    let named = complaints.contacts.iter().map(|contact| {
        let way = |way: &ContactWay| {
            let numbers = listed(way.links.iter().map(|link| link.label.clone()));
            sentence(way.kind.clone().into_iter().chain(numbers))
        };
        let ways = contact.ways.iter().map(way).collect::<Vec<_>>().join("; ");
        let text = sentence([ways].into_iter().chain(contact.note.clone()));
        Entry { lead: Some(contact.label.clone()), ..words(text) }
    });
    let officer = complaints.officer.as_ref().map(|officer| {
        let phone =
            officer.phone.iter().map(|phone| format!("{} {}", labels.officer_phone, phone.label));
        let text = listed(officer.name.iter().cloned().chain(phone)).unwrap_or_default();
        Entry { lead: Some(officer.role.clone()), ..words(text) }
    });
    let address = |link: &Link| words(format!("{} {}", link.label, link.url));
    let lapor = complaints.lapor.iter().map(address);
    let text = service.complaints.text.iter().flat_map(|text| lines(&text.source)).map(words);
    let others = complaints.letters.iter().chain(&complaints.other).cloned().map(words);
    let deadlines = complaints
        .deadlines
        .iter()
        .map(|it| Entry { lead: Some(it.class.clone()), ..words(plain(&it.time)) });
    let named: Vec<Entry> = text
        .chain(known)
        .chain(named)
        .chain(lapor)
        .chain(others)
        .chain(officer)
        .chain(deadlines)
        .collect();
    if complaints.are_named {
        return one_group(named);
    }
    let national = complaints.national.iter();
    let national =
        national.map(|link| Entry { lead: Some(labels.national.clone()), ..address(link) });
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
