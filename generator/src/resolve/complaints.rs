//! How to complain: what a service or an agency has of its own, and what is inherited.

use super::report::{At, Report, filled};
use super::values::{
    duration, each, each_of_several, email, note_no_words, phone, phones, prose, stated, texts,
    website, whatsapp,
};
use crate::finding::{Finding, ValueFinding};
use crate::markdown::LinkContext;
use crate::model::{Channels, ComplaintStep, Complaints, ContactPoint, Deadline, SocialAccount};
use crate::raw::complaints::{RawComplaintStep, RawComplaints, RawDeadline, RawOfficer};
use crate::raw::{Entries, OneOrMany};

/// Resolves ways to complain; what is left out is inherited.
pub(super) fn resolve(
    context: LinkContext<'_>,
    raw: &RawComplaints,
    inherited: &Complaints,
    report: &mut Report<'_>,
) -> Complaints {
    let at = At::TOP;
    let at = at.key("complaints");
    let text = filled(raw.text.as_deref());
    let text = text.map(|text| prose(&text, &at.key("text"), context, report));
    let officer = raw.officer.as_ref().map(|raw| officer(raw, &at.key("officer"), report));
    let socials = each_of_several(raw.socials.as_ref(), &at.key("socials"), report, socials);
    let whatsapp = each(raw.whatsapp.as_ref(), &at.key("whatsapp"), report, whatsapp);
    let mut phones =
        |key, raw: &Option<OneOrMany>| each_of_several(raw.as_ref(), &at.key(key), report, phones);
    let (fax, sms) = (phones("fax", &raw.fax), phones("sms", &raw.sms));
    let or = |own: bool| own.then_some(());
    Complaints {
        text: text.or_else(|| inherited.text.clone()),
        channels: channels(raw, &inherited.channels, &at, report),
        fax: or(raw.fax.is_some()).map_or_else(|| inherited.fax.clone(), |()| fax),
        sms: or(raw.sms.is_some()).map_or_else(|| inherited.sms.clone(), |()| sms),
        whatsapp: or(raw.whatsapp.is_some())
            .map_or_else(|| inherited.whatsapp.clone(), |()| whatsapp),
        socials: or(raw.socials.is_some()).map_or_else(|| inherited.socials.clone(), |()| socials),
        lapor: raw.lapor.unwrap_or(inherited.lapor),
        other: or(raw.other.is_some())
            .map_or_else(|| inherited.other.clone(), |()| texts(raw.other.as_ref())),
        officer: officer.or_else(|| inherited.officer.clone()),
        direct: way(context, raw.direct.as_ref(), &at.key("direct"), report)
            .unwrap_or_else(|| inherited.direct.clone()),
        handling: way(context, raw.handling.as_ref(), &at.key("handling"), report)
            .unwrap_or_else(|| inherited.handling.clone()),
        deadlines: deadlines(context, raw.deadlines.as_deref(), &at, report)
            .unwrap_or_else(|| inherited.deadlines.clone()),
    }
}

fn channels(
    raw: &RawComplaints,
    inherited: &Channels,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Channels {
    let own = Channels {
        phones: each_of_several(raw.phones.as_ref(), &at.key("phones"), report, phones),
        emails: each(raw.email.as_ref(), &at.key("email"), report, email),
        websites: each(raw.website.as_ref(), &at.key("website"), report, website),
    };
    let inherited = inherited.clone();
    Channels {
        phones: if raw.phones.is_some() { own.phones } else { inherited.phones },
        emails: if raw.email.is_some() { own.emails } else { inherited.emails },
        websites: if raw.website.is_some() { own.websites } else { inherited.websites },
    }
}

/// Resolves an officer.
pub(super) fn officer(raw: &RawOfficer, at: &At<'_>, report: &mut Report<'_>) -> ContactPoint {
    let role = filled(raw.role.as_deref());
    let name = filled(raw.name.as_deref());
    if role.is_none() && name.is_none() {
        report.add(at, ValueFinding::Missing("name"));
    }
    note_no_words(raw.role.as_deref(), &at.key("role"), report);
    note_no_words(raw.name.as_deref(), &at.key("name"), report);
    ContactPoint {
        role,
        name,
        phone: raw.phone.as_deref().and_then(|text| report.value(&at.key("phone"), phone(text))),
    }
}

fn socials(text: &str) -> Result<Vec<SocialAccount>, Finding> {
    SocialAccount::parse_list(text)
        .map_err(|_| Finding::Value(ValueFinding::Social(text.to_owned())))
}

fn way(
    context: LinkContext<'_>,
    raw: Option<&Entries<RawComplaintStep>>,
    list: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<ComplaintStep>> {
    let raw = raw?;
    let mut steps = Vec::with_capacity(raw.entries.len());
    for (index, step) in raw.entries.iter().enumerate() {
        let below = list.index(index);
        let at = if raw.listed { &below } else { list };
        steps.push(ComplaintStep {
            text: report.required(at, "text", step.text.as_deref()),
            time: stated(step.time.as_ref(), &at.key("time"), context, report, duration),
            note: filled(step.note.as_deref()),
        });
    }
    Some(steps)
}

fn deadlines(
    context: LinkContext<'_>,
    raw: Option<&[RawDeadline]>,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<Vec<Deadline>> {
    let list = at.key("deadlines");
    let mut deadlines = Vec::new();
    for (index, deadline) in raw?.iter().enumerate() {
        let at = list.index(index);
        let class = report.required(&at, "class", deadline.class.as_deref());
        if deadline.time.is_none() {
            report.add(&at, ValueFinding::Missing("time"));
        }
        let time = stated(deadline.time.as_ref(), &at.key("time"), context, report, duration);
        deadlines.extend(time.map(|time| Deadline { class, time }));
    }
    Some(deadlines)
}
