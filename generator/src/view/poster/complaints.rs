//! How to complain, as a section of a sheet.

use super::super::ViewContext;
use super::super::complaints::{ComplaintStepView, ComplaintsView, ContactWay, DeadlineView};
use super::super::link::Link;
use super::address::on_paper;
use super::entries::{aside, line, lines, listed, one_group, plain, section, sentence, words};
use crate::model::Service;
use crate::poster::{Entry, Group, Kind, Section};

/// Makes the section: ways from afar, then what happens in the office, with a complaint, and how
/// soon, each under a heading that is one of complaints.
pub(super) fn section_of(
    context: &ViewContext<'_>,
    service: &Service,
    complaints: &ComplaintsView,
) -> Section {
    let words = &context.words.poster;
    let through = complaints.handling_through.iter();
    let through = through.flat_map(|through| [words.through.clone(), through.clone()]);
    let handling = sentence([words.handling.clone()].into_iter().chain(through));
    let parts = [
        (&words.in_person, in_person(context, complaints), true),
        (&handling, complaint_steps(&complaints.handling), true),
        (&words.deadlines, deadlines(complaints), false),
    ];
    let parts = parts.into_iter().filter(|(_, entries, _)| !entries.is_empty());
    let part = |(heading, entries, spare): (&String, _, _)| Group {
        heading: Some(heading.clone()),
        entries,
        spare,
    };
    let groups = channels(context, service, complaints).into_iter().chain(parts.map(part));
    section(Kind::Complaints, &words.complaints, None, groups.collect())
}

/// Ways to complain from afar: one line for each kind of way.
fn channels(
    context: &ViewContext<'_>,
    service: &Service,
    complaints: &ComplaintsView,
) -> Vec<Group> {
    let labels = &context.words.poster;
    let way = |label: &String, links: &[Link], write: fn(&Link) -> String| {
        let text = links.iter().map(write).collect::<Vec<_>>().join("; ");
        (!text.is_empty()).then(|| Entry { lead: Some(label.clone()), ..words(text) })
    };
    let kinds: [(&String, &[Link]); 6] = [
        (&labels.phone, &complaints.phones),
        (&labels.whatsapp, &complaints.whatsapp),
        (&labels.sms, &complaints.sms),
        (&labels.fax, &complaints.fax),
        (&labels.email, &complaints.emails),
        (&labels.website, &complaints.websites),
    ];
    let known = kinds.into_iter().filter_map(|(label, links)| way(label, links, on_paper));
    // The network and the account say where it is.
    let socials = way(&labels.socials, &complaints.socials, |link| link.label.clone());
    let known = known.chain(socials);
    let named = complaints.contacts.iter().map(|contact| {
        let way = |way: &ContactWay| {
            let numbers = listed(way.links.iter().map(on_paper));
            sentence(way.kind.clone().into_iter().chain(numbers))
        };
        let ways = contact.ways.iter().map(way).collect::<Vec<_>>().join("; ");
        Entry {
            lead: Some(contact.label.clone()),
            below: contact.note.iter().cloned().collect(),
            ..words(ways)
        }
    });
    let officer = complaints.officer.as_ref().map(|officer| {
        let phone =
            officer.phone.iter().map(|phone| format!("{} {}", labels.officer_phone, phone.label));
        let text = listed(officer.name.iter().cloned().chain(phone)).unwrap_or_default();
        Entry { lead: Some(officer.role.clone()), ..words(text) }
    });
    let address = |link: &Link| words(on_paper(link));
    let lapor = complaints.lapor.iter().map(address);
    let text = service.complaints.text.iter().flat_map(|text| lines(&text.source));
    let text = text.map(|text| line(&text));
    let others = complaints.letters.iter().chain(&complaints.other).cloned().map(words);
    let named: Vec<Entry> =
        text.chain(known).chain(named).chain(lapor).chain(others).chain(officer).collect();
    if complaints.are_named {
        return one_group(named);
    }
    let national = complaints.national.iter();
    let national =
        national.map(|link| Entry { lead: Some(labels.national.clone()), ..address(link) });
    let of_agency = Group { heading: Some(labels.of_agency.clone()), entries: named, spare: false };
    let of_agency = (!of_agency.entries.is_empty()).then_some(of_agency);
    of_agency.into_iter().chain(one_group(national.collect())).collect()
}

fn in_person(context: &ViewContext<'_>, complaints: &ComplaintsView) -> Vec<Entry> {
    let on_site = listed(complaints.on_site.iter().cloned());
    let on_site = on_site.map(|text| Entry {
        lead: Some(context.words.poster.on_site.clone()),
        boxless: true,
        ..words(text)
    });
    on_site.into_iter().chain(complaint_steps(&complaints.direct_steps)).collect()
}

fn complaint_steps(steps: &[ComplaintStepView]) -> Vec<Entry> {
    let entry = |(number, step): (usize, &ComplaintStepView)| {
        let time = aside(step.time.as_ref().map(plain));
        Entry {
            // One entry is no order.
            number: (steps.len() > 1).then(|| number.to_string()),
            below: step.note.iter().cloned().collect(),
            ..words(sentence([step.text.clone()].into_iter().chain(time)))
        }
    };
    (1..).zip(steps).map(entry).collect()
}

/// How soon a complaint is dealt with, by its class.
fn deadlines(complaints: &ComplaintsView) -> Vec<Entry> {
    let entry =
        |it: &DeadlineView| Entry { lead: Some(it.class.clone()), ..words(plain(&it.time)) };
    complaints.deadlines.iter().map(entry).collect()
}
