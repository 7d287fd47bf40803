//! Where to ask for a service, and how to complain.

use loket_form::address::Address;
use serde::Serialize;

use super::maker::Maker;
use super::time::StatedTime;
use crate::model::{
    Agency, ChannelKind, Channels, ComplaintStep, NamedContact, Page, Phone, ServiceChannel,
    SocialAccount, WebUrl, WhatsApp,
};
use crate::view::ViewContext;

/// A way to ask for a service.
#[derive(Debug, Serialize)]
pub(super) struct ChannelRecord<'site> {
    kind: ChannelKind,
    name: Option<&'site str>,
    url: Option<&'site WebUrl>,
    phones: Vec<&'site str>,
    emails: &'site [Address],
    place: Option<&'site str>,
    hours: &'site [String],
    note: Option<&'site str>,
    cases: Option<Vec<&'site str>>,
}

/// Numbers and addresses, as programs use them.
#[derive(Debug, Default, Serialize)]
struct ChannelsRecord<'site> {
    phones: Vec<&'site str>,
    emails: &'site [Address],
    websites: &'site [WebUrl],
}

/// How to complain.
#[derive(Debug, Serialize)]
pub(super) struct ComplaintsRecord<'site> {
    text: Option<&'site str>,
    #[serde(flatten)]
    channels: ChannelsRecord<'site>,
    fax: Vec<&'site str>,
    sms: Vec<&'site str>,
    whatsapp: Vec<String>,
    socials: Vec<String>,
    lapor: Option<bool>,
    contacts: Vec<NamedContactRecord<'site>>,
    other: &'site [String],
    officer: Option<OfficerRecord<'site>>,
    direct: Vec<StepRecord<'site>>,
    handling_through: Option<&'site str>,
    handling: Vec<StepRecord<'site>>,
    deadlines: Vec<DeadlineRecord<'site>>,
}

#[derive(Debug, Serialize)]
struct NamedContactRecord<'site> {
    name: Option<&'site str>,
    #[serde(flatten)]
    channels: ChannelsRecord<'site>,
    sms: Vec<&'site str>,
    whatsapp: Vec<String>,
    note: Option<&'site str>,
}

#[derive(Debug, Serialize)]
struct OfficerRecord<'site> {
    role: Option<&'site str>,
    name: Option<&'site str>,
    phone: Option<&'site str>,
}

#[derive(Debug, Serialize)]
struct StepRecord<'site> {
    text: &'site str,
    time: Option<StatedTime<'site>>,
    note: Option<&'site str>,
}

#[derive(Debug, Serialize)]
struct DeadlineRecord<'site> {
    class: &'site str,
    time: StatedTime<'site>,
}

/// Numbers as they are dialled: E.164, or a short service number.
fn dialled(phones: &[Phone]) -> Vec<&str> {
    phones.iter().map(Phone::dialled).collect()
}

impl<'site> ChannelsRecord<'site> {
    fn new(channels: &'site Channels) -> Self {
        let Channels { phones, emails, websites } = channels;
        Self { phones: dialled(phones), emails, websites }
    }
}

fn named(contact: &NamedContact) -> NamedContactRecord<'_> {
    NamedContactRecord {
        name: contact.name.as_deref(),
        channels: ChannelsRecord::new(&contact.channels),
        sms: dialled(&contact.sms),
        whatsapp: contact.whatsapp.iter().map(WhatsApp::url).collect(),
        note: contact.note.as_deref(),
    }
}

/// How to reach the agency that serves.
#[derive(Debug, Serialize)]
pub(super) struct AgencyRecord<'site> {
    id: &'site str,
    name: &'site str,
    government: &'site str,
    parent: Option<&'site str>,
    url: String,
    address: Option<&'site str>,
    hours: &'site [String],
    #[serde(flatten)]
    channels: ChannelsRecord<'site>,
}

impl<'site> AgencyRecord<'site> {
    pub(super) fn new(context: &ViewContext<'site>, agency: &'site Agency) -> Self {
        Self {
            id: &agency.id,
            name: &agency.name,
            government: &agency.government,
            parent: agency.parent.as_deref(),
            url: context.absolute_url(Page::Agency(agency.id.clone())),
            address: agency.address.as_deref(),
            hours: &agency.hours,
            channels: ChannelsRecord::new(&agency.channels),
        }
    }
}

impl<'site> Maker<'_, 'site> {
    pub(super) fn channel(&self, channel: &'site ServiceChannel) -> ChannelRecord<'site> {
        ChannelRecord {
            kind: channel.kind,
            name: channel.name.as_deref(),
            url: channel.url.as_ref(),
            phones: dialled(&channel.phones),
            emails: &channel.emails,
            place: channel.place.as_deref(),
            hours: &channel.hours,
            note: channel.note.as_deref(),
            cases: self.cases(&channel.cases),
        }
    }

    pub(super) fn complaints(&self) -> ComplaintsRecord<'site> {
        let complaints = &self.service.complaints;
        // How the agency is reached is no way to complain that the standard names.
        let channels = Some(&complaints.channels).filter(|_| complaints.are_named);
        ComplaintsRecord {
            text: complaints.text.as_ref().map(|prose| prose.source.as_str()),
            channels: channels.map(ChannelsRecord::new).unwrap_or_default(),
            fax: dialled(&complaints.fax),
            sms: dialled(&complaints.sms),
            whatsapp: complaints.whatsapp.iter().map(WhatsApp::url).collect(),
            socials: complaints.socials.iter().map(SocialAccount::url).collect(),
            lapor: complaints.lapor.then_some(true),
            contacts: complaints.contacts.iter().map(named).collect(),
            other: &complaints.other,
            officer: complaints.officer.as_ref().map(|officer| OfficerRecord {
                role: officer.role.as_deref(),
                name: officer.name.as_deref(),
                phone: officer.phone.as_ref().map(Phone::dialled),
            }),
            direct: self.complaint_steps(&complaints.direct),
            handling_through: complaints.handling_through.as_deref(),
            handling: self.complaint_steps(&complaints.handling),
            deadlines: complaints
                .deadlines
                .iter()
                .map(|deadline| DeadlineRecord {
                    class: &deadline.class,
                    time: self.stated_time(&deadline.time),
                })
                .collect(),
        }
    }

    fn complaint_steps(&self, steps: &'site [ComplaintStep]) -> Vec<StepRecord<'site>> {
        let record = |step: &'site ComplaintStep| StepRecord {
            text: &step.text,
            time: step.time.as_ref().map(|time| self.stated_time(time)),
            note: step.note.as_deref(),
        };
        steps.iter().map(record).collect()
    }
}
