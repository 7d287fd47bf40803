//! How to complain, one way a line: `Telepon: (0299) 421243`.

use super::{Writer, plain};
use crate::export::line::{Line, prose, with_asides};
use crate::model::{
    Channels, ComplaintStep, Complaints, ContactPoint, Duration, NamedContact, Phone, StatedValue,
};

/// The address of the national way to complain is the same everywhere.
const LAPOR: &str = "SP4N-LAPOR!";

impl Writer<'_, '_> {
    /// Writes the ways that the standard names; how the agency is reached is none of them.
    pub(super) fn complaints(self) -> Vec<Line> {
        let complaints = &self.service.complaints;
        let text = complaints.text.iter().flat_map(|text| prose(&text.source));
        if !complaints.are_named {
            return text.collect();
        }
        let ways = self.ways(complaints).into_iter().map(|way| Line::item(0, way));
        // A list behind a paragraph would seem to belong to it.
        ways.chain(self.parts(complaints)).chain(text).collect()
    }

    fn ways(self, complaints: &Complaints) -> Vec<String> {
        let words = &self.context.words.poster;
        let Complaints { channels, fax, sms, whatsapp, socials, .. } = complaints;
        let labelled = |label: &str, value: &str| format!("{label}: {value}");
        let mut ways = self.reached(channels);
        ways.extend(fax.iter().map(|it| labelled(&words.fax, it.written())));
        ways.extend(sms.iter().map(|it| labelled(&words.sms, it.written())));
        ways.extend(whatsapp.iter().map(|it| labelled(&words.whatsapp, it.written())));
        ways.extend(socials.iter().map(|it| labelled(it.network(), it.account())));
        ways.extend(complaints.lapor.then(|| LAPOR.to_owned()));
        ways.extend(complaints.contacts.iter().flat_map(|it| self.contact(it)));
        ways.extend(complaints.other.iter().cloned());
        ways.extend(complaints.officer.iter().flat_map(|it| self.officer(it)));
        ways
    }

    fn reached(self, channels: &Channels) -> Vec<String> {
        let words = &self.context.words.poster;
        let Channels { phones, emails, websites } = channels;
        let phones = phones.iter().map(|it| format!("{}: {}", words.phone, it.written()));
        let emails = emails.iter().map(|it| format!("{}: {}", words.email, it.as_str()));
        let websites = websites.iter().map(|it| format!("{}: {}", words.website, it.as_str()));
        phones.chain(emails).chain(websites).collect()
    }

    /// Writes numbers and addresses under the name that they have.
    fn contact(self, contact: &NamedContact) -> Vec<String> {
        let words = &self.context.words.poster;
        let Channels { phones, emails, websites } = &contact.channels;
        let name = contact.name.clone().unwrap_or_else(|| words.phone.clone());
        let plain = phones.iter().map(|it| it.written().to_owned());
        let plain = plain.chain(emails.iter().map(|it| it.as_str().to_owned()));
        let plain = plain.chain(websites.iter().map(|it| it.as_str().to_owned()));
        let sms = contact.sms.iter().map(|it| format!("{} {}", words.sms, it.written()));
        let chats = contact.whatsapp.iter();
        let chats = chats.map(|it| format!("{} {}", words.whatsapp, it.written()));
        let values = plain.chain(sms).chain(chats).chain(contact.note.clone());
        values.map(|value| format!("{name}: {value}")).collect()
    }

    fn officer(self, officer: &ContactPoint) -> Vec<String> {
        let words = self.context.words;
        let role = officer.role.as_ref().unwrap_or(&words.officer);
        let phone = officer.phone.as_ref().map(Phone::written);
        match (&officer.name, phone) {
            (Some(name), phone) => {
                let phone = phone.map(|it| format!("{}: {it}", words.poster.officer_phone));
                [format!("{role}: {name}")].into_iter().chain(phone).collect()
            }
            (None, Some(phone)) => vec![format!("{role}: {phone}")],
            (None, None) => vec![role.clone()],
        }
    }

    /// What happens with a complaint, each part under its heading.
    fn parts(self, complaints: &Complaints) -> Vec<Line> {
        let words = &self.context.words.annex;
        let through = complaints.handling_through.iter();
        let handling = with_asides(words.handling.clone(), through.cloned());
        let deadlines = complaints.deadlines.iter();
        let deadlines = deadlines.map(|it| format!("{}: {}", it.class, self.stated(&it.time)));
        let parts = [
            (words.in_person.clone(), self.steps(&complaints.direct)),
            (handling, self.steps(&complaints.handling)),
            (words.deadlines.clone(), deadlines.collect()),
        ];
        let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
        let part = |(heading, lines): (String, Vec<String>)| {
            let lines = lines.into_iter().map(|line| Line::item(1, line));
            [Line::item(0, format!("{heading}:"))].into_iter().chain(lines).collect::<Vec<_>>()
        };
        parts.flat_map(part).collect()
    }

    fn steps(self, steps: &[ComplaintStep]) -> Vec<String> {
        let line = |step: &ComplaintStep| {
            let text = with_asides(step.text.clone(), step.note.clone());
            with_asides(text, step.time.as_ref().map(|time| self.stated(time)))
        };
        steps.iter().map(line).collect()
    }

    fn stated(self, time: &StatedValue<Duration>) -> String {
        match time {
            StatedValue::Value(time) => time.text(self.context.locale),
            StatedValue::Text(text) => plain(&text.source),
        }
    }
}
