//! `site.yaml` and `holidays.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use loket_form::address::Address;
use loket_form::bundle::Sender;
use loket_form::calendar::{Calendar, WorkingWeek, Zone};
use loket_form::language::Language;

use super::cases::is_id;
use super::report::{At, Report, filled};
use super::security;
use crate::finding::{Finding, StandardFinding, TranslationFinding, ValueFinding};
use crate::model::{Channel, Look, Site, Topic, WebUrl};
use crate::raw::site::{RawChannel, RawMail, RawSite, RawTopic, RawYear, RawZone};

/// Resolves `site.yaml` to a site that has no agencies yet.
pub(super) fn resolve(
    raw: &RawSite,
    languages: &BTreeSet<Language>,
    report: &mut Report<'_>,
) -> Site {
    let top = At::TOP;
    let government = report.required(&top, "government", raw.government.as_deref());
    Site {
        name: report.required(&top, "name", raw.name.as_deref()),
        intro: filled(raw.intro.as_deref()),
        base_url: base_url(raw, report),
        language: filled(raw.language.as_deref())
            .and_then(|text| report.value(&top.key("language"), language(&text, languages)))
            .unwrap_or(Language::INDONESIAN),
        calendar: calendar(raw, report),
        sender: raw.mail.as_ref().and_then(|mail| sender(mail, &government, report)),
        security: raw.security.as_ref().and_then(|raw| security::resolve(raw, report)),
        look: Look::default(),
        national_channels: channels(raw.national_channels.as_deref().unwrap_or_default(), report),
        topics: topics(raw.topics.as_deref(), "topics", report),
        life_events: topics(raw.life_events.as_deref(), "life_events", report),
        government,
        agencies: BTreeMap::new(),
        services: BTreeMap::new(),
        pages: Vec::new(),
        translation: None,
    }
}

fn base_url(raw: &RawSite, report: &mut Report<'_>) -> WebUrl {
    let text = report.required(&At::TOP, "base_url", raw.base_url.as_deref());
    let url = WebUrl::parse(&text).ok();
    let at = At::TOP;
    match &url {
        None if text.is_empty() => {}
        None => report.add(&at.key("base_url"), ValueFinding::Url(text)),
        Some(url) if !url.is_base() => report.add(&at.key("base_url"), ValueFinding::BaseUrl(text)),
        Some(_) => {}
    }
    url.unwrap_or_else(WebUrl::local)
}

fn language(text: &str, languages: &BTreeSet<Language>) -> Result<Language, Finding> {
    let found = languages.iter().find(|language| language.tag() == text);
    found
        .copied()
        .ok_or_else(|| Finding::Translation(TranslationFinding::unknown_language(text, languages)))
}

fn calendar(raw: &RawSite, report: &mut Report<'_>) -> Calendar {
    let week = match raw.working_days {
        None | Some(5) => WorkingWeek::FiveDays,
        Some(6) => WorkingWeek::SixDays,
        Some(number) => {
            report.add(&At::TOP.key("working_days"), ValueFinding::WorkingDays(number));
            WorkingWeek::FiveDays
        }
    };
    let zone = match raw.time_zone {
        None | Some(RawZone::Wib) => Zone::Wib,
        Some(RawZone::Wita) => Zone::Wita,
        Some(RawZone::Wit) => Zone::Wit,
    };
    let cut_off = raw
        .cut_off
        .as_deref()
        .and_then(|text| report.value(&At::TOP.key("cut_off"), time_of_day(text)));
    Calendar { zone, week, cut_off, ..Calendar::default() }
}

fn time_of_day(text: &str) -> Result<Time, Finding> {
    let wrong = || Finding::Value(ValueFinding::TimeOfDay(text.to_owned()));
    let (hour, minute) = text.trim().split_once([':', '.']).ok_or_else(wrong)?;
    let number = |digits: &str| {
        if (1..=2).contains(&digits.len()) {
            digits.parse::<i8>().map_err(|_| wrong())
        } else {
            Err(wrong())
        }
    };
    Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| wrong())
}

fn sender(raw: &RawMail, government: &str, report: &mut Report<'_>) -> Option<Sender> {
    let at = At::TOP.key("mail");
    let text = report.required(&at, "sender", raw.sender.as_deref());
    let name = filled(raw.sender_name.as_deref()).unwrap_or_else(|| government.to_owned());
    let address = Address::parse(&text);
    if address.is_err() && !text.is_empty() {
        report.add(&at.key("sender"), ValueFinding::Address(text));
    }
    address.ok().map(|address| Sender { name, address })
}

fn channels(raw: &[RawChannel], report: &mut Report<'_>) -> Vec<Channel> {
    let list = At::TOP.key("national_channels");
    let mut channels = Vec::new();
    for (index, channel) in raw.iter().enumerate() {
        let at = list.index(index);
        let label = report.required(&at, "label", channel.label.as_deref());
        let text = report.required(&at, "url", channel.url.as_deref());
        let url = WebUrl::parse(&text).map_err(|_| Finding::Value(ValueFinding::Url(text.clone())));
        if text.is_empty() {
            continue;
        }
        if let Some(url) = report.value(&at.key("url"), url) {
            channels.push(Channel { label, url });
        }
    }
    channels
}

fn topics(raw: Option<&[RawTopic]>, key: &'static str, report: &mut Report<'_>) -> Vec<Topic> {
    let list = At::TOP.key(key);
    let mut topics: Vec<Topic> = Vec::new();
    for (index, raw) in raw.unwrap_or_default().iter().enumerate() {
        let at = list.index(index);
        let id = report.required(&at, "id", raw.id.as_deref());
        if !id.is_empty() && !is_id(&id) {
            report.add(&at.key("id"), StandardFinding::BadId(id.clone()));
        }
        if topics.iter().any(|topic| topic.id == id) {
            report.add(&at.key("id"), StandardFinding::DuplicateId(id.clone()));
        }
        let name = report.required(&at, "name", raw.name.as_deref());
        topics.push(Topic { id, name, summary: filled(raw.summary.as_deref()) });
    }
    topics
}

/// Adds the holidays to the calendar.
pub(super) fn resolve_holidays(
    years: &[RawYear],
    calendar: &mut Calendar,
    report: &mut Report<'_>,
) {
    for (index, raw) in years.iter().enumerate() {
        let at = At::TOP;
        let at = at.index(index);
        let Some(year) = raw.year else {
            report.add(&at, ValueFinding::Missing("year"));
            continue;
        };
        if !(1900..=2200).contains(&year) {
            report.add(&at.key("year"), ValueFinding::Year(year));
            continue;
        }
        if !calendar.years.insert(year) {
            report.add(&at.key("year"), ValueFinding::DuplicateYear(year));
        }
        report.required(&at, "decree", raw.decree.as_deref());
        for (key, days) in [("holidays", &raw.holidays), ("leave", &raw.leave)] {
            let list = at.key(key);
            for (index, text) in days.iter().flatten().enumerate() {
                calendar.days_off.extend(report.value(&list.index(index), day(year, text)));
            }
        }
    }
}

fn day(year: i16, text: &str) -> Result<Date, Finding> {
    let wrong = || Finding::Value(ValueFinding::Date(text.to_owned()));
    let (month, day) = text.trim().split_once('-').ok_or_else(wrong)?;
    let number = |digits: &str| digits.parse::<i8>().map_err(|_| wrong());
    Date::new(year, number(month)?, number(day)?).map_err(|_| wrong())
}
