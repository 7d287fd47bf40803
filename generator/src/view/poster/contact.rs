//! Where to go and how to reach the agency, as a section of a sheet.

use super::super::ViewContext;
use super::super::service::{ChannelView, ServicePage};
use super::entries::{listed, one_group, section, words};
use crate::poster::{Entry, Group, Kind, Section};

/// Makes the section: where to ask for the service by case, then the agency.
pub(super) fn section_of(context: &ViewContext<'_>, page: &ServicePage) -> Section {
    let labels = &context.words.standard;
    let heading = if page.is_online { &labels.reach } else { &labels.visit };
    let channels = page.channels.iter().map(|group| Group {
        heading: group.heading.clone(),
        entries: group.items.iter().map(channel).collect(),
        spare: false,
    });
    // Behind ways of one case, the address of the agency would look like one of them.
    let is_of_cases = page.channels.iter().any(|group| group.heading.is_some());
    let name = is_of_cases.then(|| page.agency.name.clone());
    let agency = one_group(agency(context, page));
    let agency = agency.into_iter().map(|group| Group { heading: name.clone(), ..group });
    section(Kind::Contact, heading, None, channels.chain(agency).collect())
}

fn channel(channel: &ChannelView) -> Entry {
    let link = channel.link.as_ref().map(|link| link.label.clone());
    let numbers = channel.phones.iter().chain(&channel.emails).map(|link| link.label.clone());
    let name = channel.name.iter().chain(&channel.place).cloned().chain(link);
    let text = name.chain(channel.hours.iter().cloned()).chain(numbers);
    Entry {
        lead: Some(channel.kind.clone()),
        below: channel.note.iter().cloned().collect(),
        ..words(text.collect::<Vec<_>>().join("; "))
    }
}

/// Where the agency is and when it is open.
fn agency(context: &ViewContext<'_>, page: &ServicePage) -> Vec<Entry> {
    let entry = |label: &String, text: String| Entry { lead: Some(label.clone()), ..words(text) };
    let address = page.agency.address.clone().map(|it| entry(&context.words.address, it));
    let hours = listed(page.agency.hours.iter().cloned());
    let hours = hours.map(|it| entry(&context.words.poster.hours, it));
    address.into_iter().chain(hours).collect()
}
