//! `site.yaml` and `holidays.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use loket_form::bundle::Sender;
use loket_form::calendar::{Calendar, WorkingWeek, Zone};
use loket_form::language::Language;

use super::at::{At, filled};
use super::moments::Moments;
use super::security;
use super::settings::Settings;
use super::values::{email, id, time_of_day};
use crate::finding::{StandardFinding, TranslationFinding, ValueFinding};
use crate::model::{Channel, Look, Site, SiteFacts, Topic, WebUrl};
use crate::raw::site::{RawMail, RawSite, RawTopic, RawYear, RawZone};

/// Resolves `site.yaml` to a site that has no agencies yet.
pub(super) fn resolve(raw: &RawSite, settings: &Settings<'_>, top: &At<'_>) -> Site {
    let calendar = calendar(raw, top);
    let moments = Moments { zone: calendar.zone, today: settings.today };
    let government = top.required("government", raw.government.as_deref());
    let mail = raw.mail.as_ref();
    let security = raw.security.as_ref();
    let base_url = base_url(raw, top);
    let facts = SiteFacts {
        name: top.required("name", raw.name.as_deref()),
        intro: filled(raw.intro.as_deref()),
        notice: raw.notice.as_ref().and_then(|raw| moments.notice(raw, &top.key("notice"))),
        handler: handler(raw, &base_url, top),
        base_url,
        security: security.and_then(|raw| security::resolve(raw, &top.key("security"))),
        look: Look::default(),
        national_channels: channels(raw, top),
        topics: topics(raw.topics.as_ref(), "topics", top),
        life_events: topics(raw.life_events.as_ref(), "life_events", top),
        government,
    };
    Site {
        moved: BTreeMap::new(),
        language: top
            .optional("language", raw.language.as_deref(), |text| {
                language(text, settings.languages)
            })
            .unwrap_or(Language::INDONESIAN),
        calendar,
        sender: mail.and_then(|mail| sender(mail, &facts.government, &top.key("mail"))),
        facts,
        agencies: BTreeMap::new(),
        services: BTreeMap::new(),
        pages: Vec::new(),
        translation: None,
    }
}

fn base_url(raw: &RawSite, top: &At<'_>) -> WebUrl {
    let url = top.required_value("base_url", raw.base_url.as_deref(), url);
    if url.as_ref().is_some_and(|url| !url.is_base()) {
        let text = filled(raw.base_url.as_deref()).unwrap_or_default();
        top.key("base_url").add(ValueFinding::BaseUrl(text));
    }
    url.unwrap_or_else(WebUrl::local)
}

/// Browsers send nothing from a page that came by TLS to a server without, and each form has a path
/// of its own there.
fn handler(raw: &RawSite, base_url: &WebUrl, top: &At<'_>) -> Option<WebUrl> {
    let url = top.optional("handler", raw.handler.as_deref(), url)?;
    let is_server = url.is_base() && url.base_path().is_empty();
    if is_server && (url.is_secure() || !base_url.is_secure()) {
        return (url.origin() != base_url.origin()).then_some(url);
    }
    top.key("handler").add(ValueFinding::Handler {
        handler: url.as_str().to_owned(),
        base_url: base_url.origin().to_owned(),
    });
    None
}

fn url(text: &str) -> Result<WebUrl, ValueFinding> {
    WebUrl::parse(text).map_err(|_| ValueFinding::Url(text.to_owned()))
}

fn language(text: &str, languages: &BTreeSet<Language>) -> Result<Language, TranslationFinding> {
    let found = languages.iter().find(|language| language.tag() == text);
    found.copied().ok_or_else(|| TranslationFinding::unknown_language(text, languages))
}

fn calendar(raw: &RawSite, top: &At<'_>) -> Calendar {
    let week = match raw.working_days {
        None | Some(5) => WorkingWeek::FiveDays,
        Some(6) => WorkingWeek::SixDays,
        Some(number) => {
            top.key("working_days").add(ValueFinding::WorkingDays(number));
            WorkingWeek::FiveDays
        }
    };
    let zone = match raw.time_zone {
        None | Some(RawZone::Wib) => Zone::Wib,
        Some(RawZone::Wita) => Zone::Wita,
        Some(RawZone::Wit) => Zone::Wit,
    };
    let cut_off = raw.cut_off.as_deref();
    let cut_off = cut_off.and_then(|text| top.key("cut_off").value(time_of_day(text)));
    Calendar { zone, week, cut_off, ..Calendar::default() }
}

fn sender(raw: &RawMail, government: &str, at: &At<'_>) -> Option<Sender> {
    let address = at.required_value("sender", raw.sender.as_deref(), email)?;
    let name = filled(raw.sender_name.as_deref()).unwrap_or_else(|| government.to_owned());
    Some(Sender { name, address })
}

fn channels(raw: &RawSite, top: &At<'_>) -> Vec<Channel> {
    top.each("national_channels", raw.national_channels.as_ref(), |raw, at| {
        let label = at.required("label", raw.label.as_deref());
        let url = at.required_value("url", raw.url.as_deref(), url)?;
        Some(Channel { label, url })
    })
}

fn topics(raw: Option<&Vec<RawTopic>>, key: &'static str, top: &At<'_>) -> Vec<Topic> {
    let mut known = BTreeSet::new();
    top.each(key, raw, |raw, at| {
        let id = id(raw.id.as_deref(), at);
        if !known.insert(id.clone()) {
            at.key("id").add(StandardFinding::DuplicateId(id.clone()));
        }
        let name = at.required("name", raw.name.as_deref());
        Some(Topic { id, name, summary: filled(raw.summary.as_deref()) })
    })
}

/// Adds the holidays to the calendar.
pub(super) fn resolve_holidays(years: &[RawYear], calendar: &mut Calendar, top: &At<'_>) {
    for (index, raw) in years.iter().enumerate() {
        let at = top.index(index);
        let Some(year) = raw.year else {
            at.add(ValueFinding::Missing("year"));
            continue;
        };
        if !(1900..=2200).contains(&year) {
            at.key("year").add(ValueFinding::Year(year));
            continue;
        }
        if !calendar.years.insert(year) {
            at.key("year").add(ValueFinding::DuplicateYear(year));
        }
        at.required("decree", raw.decree.as_deref());
        for (key, days) in [("holidays", &raw.holidays), ("leave", &raw.leave)] {
            let days = at.each(key, days.as_ref(), |text, at| at.value(day(year, text)));
            calendar.days_off.extend(days);
        }
    }
}

fn day(year: i16, text: &str) -> Result<Date, ValueFinding> {
    let date = text
        .trim()
        .split_once('-')
        .and_then(|(month, day)| Date::new(year, month.parse().ok()?, day.parse().ok()?).ok());
    date.ok_or_else(|| ValueFinding::Date(text.to_owned()))
}
