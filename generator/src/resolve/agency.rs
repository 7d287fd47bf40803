//! `agency.yaml`.

use loket_form::decimal::Decimal;

use super::complaints;
use super::report::{At, Report, filled};
use super::values::{each, each_of_several, email, optional, phones, prose, texts, website};
use crate::finding::{Finding, ValueFinding};
use crate::markdown::LinkContext;
use crate::model::{Agency, Channels, Complaints, PrivacyStatement, Survey};
use crate::raw::agency::{RawAgency, RawPrivacy, RawSurvey};

/// Resolves `agency.yaml`.
pub(super) fn resolve(
    id: &str,
    raw: &RawAgency,
    government: &str,
    context: LinkContext<'_>,
    report: &mut Report<'_>,
) -> Agency {
    let top = At::TOP;
    let channels = Channels {
        phones: each_of_several(raw.phones.as_ref(), &top.key("phones"), report, phones),
        emails: each(raw.email.as_ref(), &top.key("email"), report, email),
        websites: each(raw.website.as_ref(), &top.key("website"), report, website),
    };
    let named = each(raw.forms_to.as_ref(), &top.key("forms_to"), report, email);
    let form_addresses =
        if named.is_empty() { channels.emails.iter().take(1).cloned().collect() } else { named };
    let maklumat = filled(raw.maklumat.as_deref());
    let officer = raw.officer.as_ref();
    let inherited = Complaints {
        channels: channels.clone(),
        officer: officer.map(|raw| complaints::officer(raw, &top.key("officer"), report)),
        ..Complaints::default()
    };
    let own = raw.complaints.clone().unwrap_or_default();
    Agency {
        id: id.to_owned(),
        name: report.required(&top, "name", raw.name.as_deref()),
        short_name: filled(raw.short_name.as_deref()),
        government: filled(raw.government.as_deref()).unwrap_or_else(|| government.to_owned()),
        parent: filled(raw.parent.as_deref()),
        address: filled(raw.address.as_deref()),
        hours: texts(raw.hours.as_ref()),
        form_addresses,
        complaint_form: None,
        complaints: complaints::resolve(context, &own, &inherited, report),
        maklumat: maklumat.map(|text| prose(&text, &top.key("maklumat"), context, report)),
        survey: raw.survey.as_ref().and_then(|survey| self::survey(survey, report)),
        privacy: raw.privacy.as_ref().map(|privacy| resolve_privacy(privacy, report)),
        channels,
    }
}

fn survey(raw: &RawSurvey, report: &mut Report<'_>) -> Option<Survey> {
    let at = At::TOP;
    let at = at.key("survey");
    let period = report.required(&at, "period", raw.period.as_deref());
    let text = report.required(&at, "score", raw.score.as_deref());
    let url = optional(raw.url.as_deref(), &at.key("url"), report, website);
    let score = filled(Some(&text)).map(|text| score(&text));
    let score = score.and_then(|score| report.value(&at.key("score"), score))?;
    Some(Survey { period, score, respondents: raw.respondents, url })
}

/// The index goes from 25 to 100 (PermenPANRB 14/2017).
fn score(text: &str) -> Result<Decimal, Finding> {
    let wrong = || Finding::Value(ValueFinding::Score(text.to_owned()));
    let score = Decimal::parse_written(text).map_err(|_| wrong())?;
    let (least, greatest) = (Decimal::whole(25), Decimal::whole(100));
    if score < least || score > greatest { Err(wrong()) } else { Ok(score) }
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
