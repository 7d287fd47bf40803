//! How to complain: what a service or an agency names, or else what is inherited.

use super::at::{At, filled};
use super::values::{duration, emails, phone, phones, prose, stated, texts, website, whatsapp};
use crate::finding::ValueFinding;
use crate::markdown::LinkContext;
use crate::model::{
    Channels, ComplaintStep, Complaints, ContactPoint, Deadline, NamedContact, SocialAccount,
};
use crate::raw::complaints::{
    RawComplaintStep, RawComplaints, RawDeadline, RawNamedContact, RawOfficer,
};
use crate::raw::{Entries, OneOrMany};

/// Resolves ways to complain: those that are named, all of them, or else those that are inherited.
///
/// What happens with a complaint, and how long it takes, are inherited on their own.
pub(super) fn resolve(
    context: LinkContext<'_>,
    raw: &RawComplaints,
    inherited: &Complaints,
    top: &At<'_>,
) -> Complaints {
    let at = &top.key("complaints");
    let named = named(context, raw, at);
    let deadlines =
        at.each("deadlines", raw.deadlines.as_ref(), |raw, at| deadline(context, raw, at));
    let (handling, through) = match &raw.handling {
        Some(_) => (steps(context, "handling", raw.handling.as_ref(), at), None),
        None => (inherited.handling.clone(), inherited.handling_through.clone()),
    };
    Complaints {
        handling_through: filled(raw.handling_through.as_deref()).or(through),
        handling,
        deadlines: if raw.deadlines.is_some() { deadlines } else { inherited.deadlines.clone() },
        ..if raw.names_ways() { named } else { inherited.clone() }
    }
}

/// The ways that are named.
fn named(context: LinkContext<'_>, raw: &RawComplaints, at: &At<'_>) -> Complaints {
    let text = filled(raw.text.as_deref());
    Complaints {
        are_named: true,
        text: text.map(|text| prose(&text, &at.key("text"), context)),
        channels: channels([&raw.phones, &raw.email, &raw.website], at),
        fax: at.parsed_lists("fax", raw.fax.as_ref(), phones),
        sms: at.parsed_lists("sms", raw.sms.as_ref(), phones),
        whatsapp: at.parsed("whatsapp", raw.whatsapp.as_ref(), whatsapp),
        socials: at.parsed_lists("socials", raw.socials.as_ref(), socials),
        lapor: raw.lapor.unwrap_or_default(),
        contacts: at.each("contacts", raw.contacts.as_ref(), |raw, at| Some(contact(raw, at))),
        other: texts(raw.other.as_ref()),
        officer: raw.officer.as_ref().map(|raw| officer(raw, &at.key("officer"))),
        direct: steps(context, "direct", raw.direct.as_ref(), at),
        ..Complaints::default()
    }
}

fn channels([phone, mail, web]: [&Option<OneOrMany>; 3], at: &At<'_>) -> Channels {
    Channels {
        phones: at.parsed_lists("phones", phone.as_ref(), phones),
        emails: at.parsed_lists("email", mail.as_ref(), emails),
        websites: at.parsed("website", web.as_ref(), website),
    }
}

fn contact(raw: &RawNamedContact, at: &At<'_>) -> NamedContact {
    let ways = [&raw.phones, &raw.sms, &raw.whatsapp, &raw.email, &raw.website];
    if ways.iter().all(|way| way.is_none()) {
        at.add(ValueFinding::Missing("phones"));
    }
    at.note_no_words("name", raw.name.as_deref());
    NamedContact {
        name: filled(raw.name.as_deref()),
        channels: channels([&raw.phones, &raw.email, &raw.website], at),
        sms: at.parsed_lists("sms", raw.sms.as_ref(), phones),
        whatsapp: at.parsed("whatsapp", raw.whatsapp.as_ref(), whatsapp),
        note: filled(raw.note.as_deref()),
    }
}

fn steps(
    context: LinkContext<'_>,
    key: &'static str,
    raw: Option<&Entries<RawComplaintStep>>,
    at: &At<'_>,
) -> Vec<ComplaintStep> {
    at.each(key, raw, |raw, at| Some(step(context, raw, at)))
}

/// Resolves an officer.
pub(super) fn officer(raw: &RawOfficer, at: &At<'_>) -> ContactPoint {
    let role = filled(raw.role.as_deref());
    let name = filled(raw.name.as_deref());
    if role.is_none() && name.is_none() {
        at.add(ValueFinding::Missing("name"));
    }
    at.note_no_words("role", raw.role.as_deref());
    at.note_no_words("name", raw.name.as_deref());
    let phone = raw.phone.as_deref().and_then(|text| at.key("phone").value(phone(text)));
    ContactPoint { role, name, phone }
}

fn socials(text: &str) -> Result<Vec<SocialAccount>, ValueFinding> {
    SocialAccount::parse_list(text).map_err(|_| ValueFinding::Social(text.to_owned()))
}

fn step(context: LinkContext<'_>, raw: &RawComplaintStep, at: &At<'_>) -> ComplaintStep {
    ComplaintStep {
        text: at.required("text", raw.text.as_deref()),
        time: stated(raw.time.as_ref(), &at.key("time"), context, duration),
        note: filled(raw.note.as_deref()),
    }
}

fn deadline(context: LinkContext<'_>, raw: &RawDeadline, at: &At<'_>) -> Option<Deadline> {
    let class = at.required("class", raw.class.as_deref());
    if raw.time.is_none() {
        at.add(ValueFinding::Missing("time"));
    }
    let time = stated(raw.time.as_ref(), &at.key("time"), context, duration)?;
    Some(Deadline { class, time })
}
