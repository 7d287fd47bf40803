//! How to complain: what a service or an agency has of its own, and what is inherited.

use super::at::{At, filled};
use super::values::{duration, email, phone, phones, prose, stated, texts, website, whatsapp};
use crate::finding::ValueFinding;
use crate::markdown::LinkContext;
use crate::model::{Channels, ComplaintStep, Complaints, ContactPoint, Deadline, SocialAccount};
use crate::raw::complaints::{RawComplaintStep, RawComplaints, RawDeadline, RawOfficer};

/// Resolves ways to complain; what is left out is inherited.
pub(super) fn resolve(
    context: LinkContext<'_>,
    raw: &RawComplaints,
    inherited: &Complaints,
    top: &At<'_>,
) -> Complaints {
    let at = &top.key("complaints");
    let text = filled(raw.text.as_deref());
    let text = text.map(|text| prose(&text, &at.key("text"), context));
    let officer = raw.officer.as_ref().map(|raw| officer(raw, &at.key("officer")));
    let way = |key, raw: &Option<_>, inherited: &[_]| {
        let own = at.each(key, raw.as_ref(), |raw, at| Some(step(context, raw, at)));
        own_or(raw.is_some(), own, inherited)
    };
    let phones = |key, raw: &Option<_>, inherited: &[_]| {
        own_or(raw.is_some(), at.parsed_lists(key, raw.as_ref(), phones), inherited)
    };
    let email_own = at.parsed("email", raw.email.as_ref(), email);
    let website_own = at.parsed("website", raw.website.as_ref(), website);
    let whatsapp = at.parsed("whatsapp", raw.whatsapp.as_ref(), whatsapp);
    let socials = at.parsed_lists("socials", raw.socials.as_ref(), socials);
    let deadlines =
        at.each("deadlines", raw.deadlines.as_ref(), |raw, at| deadline(context, raw, at));
    Complaints {
        text: text.or_else(|| inherited.text.clone()),
        channels: Channels {
            phones: phones("phones", &raw.phones, &inherited.channels.phones),
            emails: own_or(raw.email.is_some(), email_own, &inherited.channels.emails),
            websites: own_or(raw.website.is_some(), website_own, &inherited.channels.websites),
        },
        fax: phones("fax", &raw.fax, &inherited.fax),
        sms: phones("sms", &raw.sms, &inherited.sms),
        whatsapp: own_or(raw.whatsapp.is_some(), whatsapp, &inherited.whatsapp),
        socials: own_or(raw.socials.is_some(), socials, &inherited.socials),
        lapor: raw.lapor.unwrap_or(inherited.lapor),
        other: own_or(raw.other.is_some(), texts(raw.other.as_ref()), &inherited.other),
        officer: officer.or_else(|| inherited.officer.clone()),
        direct: way("direct", &raw.direct, &inherited.direct),
        handling: way("handling", &raw.handling, &inherited.handling),
        deadlines: own_or(raw.deadlines.is_some(), deadlines, &inherited.deadlines),
    }
}

/// Takes what is of its own if it is there, even if it is empty.
fn own_or<T: Clone>(is_there: bool, own: Vec<T>, inherited: &[T]) -> Vec<T> {
    if is_there { own } else { inherited.to_vec() }
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
