//! `agency.yaml`.

use loket_form::decimal::Decimal;

use super::at::{At, filled};
use super::complaints;
use super::moments::Moments;
use super::values::{email, emails, phones, prose, texts, website};
use crate::finding::ValueFinding;
use crate::markdown::LinkContext;
use crate::model::{Agency, Channels, Complaints, ListedName, PrivacyStatement, Survey};
use crate::raw::agency::{RawAgency, RawPrivacy, RawSurvey};

/// Resolves `agency.yaml`.
pub(super) fn resolve(
    id: &str,
    raw: &RawAgency,
    (government, moments): (&str, Moments),
    context: LinkContext<'_>,
    top: &At<'_>,
) -> Agency {
    let channels = Channels {
        phones: top.parsed_lists("phones", raw.phones.as_ref(), phones),
        emails: top.parsed_lists("email", raw.email.as_ref(), emails),
        websites: top.parsed("website", raw.website.as_ref(), website),
    };
    let named = top.parsed("forms_to", raw.forms_to.as_ref(), email);
    let form_addresses =
        if named.is_empty() { channels.emails.iter().take(1).cloned().collect() } else { named };
    let maklumat = filled(raw.maklumat.as_deref());
    let name = name(id, raw, top);
    let short_name = filled(raw.short_name.as_deref());
    Agency {
        id: id.to_owned(),
        moved_from: texts(raw.moved_from.as_ref()),
        listed: ListedName {
            name: name.clone(),
            short_name: short_name.as_ref().unwrap_or(&name).clone(),
        },
        name,
        short_name,
        government: filled(raw.government.as_deref()).unwrap_or_else(|| government.to_owned()),
        notice: raw.notice.as_ref().and_then(|raw| moments.notice(raw, &top.key("notice"))),
        parent: filled(raw.parent.as_deref()),
        address: filled(raw.address.as_deref()),
        hours: texts(raw.hours.as_ref()),
        form_addresses,
        complaint_form: None,
        complaints: own_complaints(raw, &channels, context, top),
        maklumat: maklumat.map(|text| prose(&text, &top.key("maklumat"), context)),
        survey: raw.survey.as_ref().and_then(|raw| survey(raw, &top.key("survey"))),
        privacy: raw.privacy.as_ref().map(|raw| privacy(raw, &top.key("privacy"))),
        channels,
    }
}

/// The name of a folder is no name that people know, though it may be right in capitals.
fn name(id: &str, raw: &RawAgency, top: &At<'_>) -> String {
    let name = top.required("name", raw.name.as_deref());
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() <= 2 && words.last() == Some(&id) {
        top.key("name").add(ValueFinding::FolderName(name.clone()));
    }
    name
}

/// The officer is named for complaints wherever that stands; the channels of the agency are not.
fn own_complaints(
    raw: &RawAgency,
    channels: &Channels,
    context: LinkContext<'_>,
    top: &At<'_>,
) -> Complaints {
    let officer = raw.officer.as_ref();
    let officer = officer.map(|raw| complaints::officer(raw, &top.key("officer")));
    let reached = match &officer {
        None => Complaints { channels: channels.clone(), ..Complaints::default() },
        Some(_) => Complaints { are_named: true, ..Complaints::default() },
    };
    let own = raw.complaints.clone().unwrap_or_default();
    let own = complaints::resolve(context, &own, &reached, top);
    Complaints { officer: own.officer.clone().or(officer), ..own }
}

fn survey(raw: &RawSurvey, at: &At<'_>) -> Option<Survey> {
    let period = at.required("period", raw.period.as_deref());
    let score = at.required_value("score", raw.score.as_deref(), score);
    let url = at.optional("url", raw.url.as_deref(), website);
    Some(Survey { period, score: score?, respondents: raw.respondents, url })
}

/// The index goes from 25 to 100 (PermenPANRB 14/2017).
fn score(text: &str) -> Result<Decimal, ValueFinding> {
    let possible = Decimal::whole(25)..=Decimal::whole(100);
    let score = Decimal::parse_written(text).ok().filter(|score| possible.contains(score));
    score.ok_or_else(|| ValueFinding::Score(text.to_owned()))
}

fn privacy(raw: &RawPrivacy, at: &At<'_>) -> PrivacyStatement {
    PrivacyStatement {
        legality: at.required("legality", raw.legality.as_deref()),
        purpose: at.required("purpose", raw.purpose.as_deref()),
        kinds: at.required("kinds", raw.kinds.as_deref()),
        retention: at.required("retention", raw.retention.as_deref()),
        details: at.required("details", raw.details.as_deref()),
        period: at.required("period", raw.period.as_deref()),
        rights: at.required("rights", raw.rights.as_deref()),
    }
}
