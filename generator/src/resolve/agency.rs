//! `agency.yaml`, and the complaint channels that a service may have of its own.

use loket_form::address::Address;

use super::report::{At, Report, filled};
use crate::finding::Finding;
use crate::model::{Agency, Channels, Complaints, ContactPoint, Phone, PrivacyStatement, WebUrl};
use crate::raw::OneOrMany;
use crate::raw::agency::{RawAgency, RawComplaints, RawOfficer, RawPrivacy};

/// Resolves `agency.yaml`.
pub(super) fn resolve(
    id: &str,
    raw: &RawAgency,
    government: &str,
    report: &mut Report<'_>,
) -> Agency {
    let top = At::TOP;
    let channels = Channels {
        phones: each(raw.phones.as_ref(), &top.key("phones"), report, phone),
        emails: each(raw.email.as_ref(), &top.key("email"), report, email),
        websites: each(raw.website.as_ref(), &top.key("website"), report, website),
    };
    let complaints = raw.complaints.clone().unwrap_or_default();
    Agency {
        id: id.to_owned(),
        name: report.required(&top, "name", raw.name.as_deref()),
        short_name: filled(raw.short_name.as_deref()),
        government: filled(raw.government.as_deref()).unwrap_or_else(|| government.to_owned()),
        address: filled(raw.address.as_deref()),
        hours: raw.hours.as_ref().map(|hours| hours.texts.clone()).unwrap_or_default(),
        complaints: resolve_complaints(&complaints, &inherited(&channels), report),
        privacy: raw.privacy.as_ref().map(|privacy| resolve_privacy(privacy, report)),
        channels,
    }
}

fn inherited(channels: &Channels) -> Complaints {
    Complaints { channels: channels.clone(), ..Complaints::default() }
}

/// Resolves complaint channels; what is left out is inherited.
pub(super) fn resolve_complaints(
    raw: &RawComplaints,
    inherited: &Complaints,
    report: &mut Report<'_>,
) -> Complaints {
    let at = At::TOP;
    let at = at.key("complaints");
    let own = &inherited.channels;
    let channels = Channels {
        phones: own_or(raw.phones.as_ref(), &at.key("phones"), report, phone, &own.phones),
        emails: own_or(raw.email.as_ref(), &at.key("email"), report, email, &own.emails),
        websites: own_or(raw.website.as_ref(), &at.key("website"), report, website, &own.websites),
    };
    let officer = raw.officer.as_ref().map(|officer| resolve_officer(officer, &at, report));
    let direct = raw.direct.clone().unwrap_or_else(|| inherited.direct.clone());
    Complaints { channels, officer: officer.or_else(|| inherited.officer.clone()), direct }
}

fn resolve_officer(raw: &RawOfficer, above: &At<'_>, report: &mut Report<'_>) -> ContactPoint {
    let at = above.key("officer");
    ContactPoint {
        role: filled(raw.role.as_deref()),
        name: report.required(&at, "name", raw.name.as_deref()),
        phone: raw.phone.as_deref().and_then(|text| report.value(&at.key("phone"), phone(text))),
    }
}

fn resolve_privacy(raw: &RawPrivacy, report: &mut Report<'_>) -> PrivacyStatement {
    let at = At::TOP;
    let at = at.key("privacy");
    let mut item = |key, value: &Option<String>| report.required(&at, key, value.as_deref());
    PrivacyStatement {
        legality: item("legality", &raw.legality),
        purpose: item("purpose", &raw.purpose),
        kinds: item("kinds", &raw.kinds),
        retention: item("retention", &raw.retention),
        details: item("details", &raw.details),
        period: item("period", &raw.period),
        rights: item("rights", &raw.rights),
    }
}

fn own_or<T: Clone>(
    raw: Option<&OneOrMany>,
    at: &At<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<T, Finding>,
    inherited: &[T],
) -> Vec<T> {
    if raw.is_some() { each(raw, at, report, parse) } else { inherited.to_vec() }
}

/// Parses every text at its own place.
fn each<T>(
    raw: Option<&OneOrMany>,
    at: &At<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<T, Finding>,
) -> Vec<T> {
    let Some(raw) = raw else { return Vec::new() };
    let mut values = Vec::new();
    for (index, text) in raw.texts.iter().enumerate() {
        let entry = at.index(index);
        values.extend(report.value(if raw.listed { &entry } else { at }, parse(text)));
    }
    values
}

fn phone(text: &str) -> Result<Phone, Finding> {
    Phone::parse(text).map_err(|_| Finding::Telephone(text.to_owned()))
}

fn email(text: &str) -> Result<Address, Finding> {
    Address::parse(text.trim()).map_err(|_| Finding::Address(text.to_owned()))
}

fn website(text: &str) -> Result<WebUrl, Finding> {
    WebUrl::parse(text).map_err(|_| Finding::Url(text.to_owned()))
}
