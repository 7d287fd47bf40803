//! What is possible but cannot be meant: looked at when a whole standard is known.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loket_form::calendar::Calendar;

use super::at::At;
use crate::finding::StandardFinding;
use crate::model::{Bound, Paying, Service, StatedValue, Status, Step};

/// Notes a standard that is no longer valid, but is still said to hold.
pub(super) fn note_expired(service: &Service, today: Date, top: &At<'_>) {
    let life = &service.life;
    if let Some(end) = life.valid_to.filter(|end| *end < today)
        && life.status == Status::InForce
    {
        top.key("valid").key("to").add(StandardFinding::Expired(end));
    }
}

/// Notes steps that take longer, one after the other, than the whole service is said to.
///
/// Times of stages, cases or channels are not compared: how they add up is not known.
pub(super) fn note_long_steps(service: &Service, top: &At<'_>) {
    let [time] = service.times.as_slice() else { return };
    let StatedValue::Value(stated) = &time.time else { return };
    if !time.is_of_all() || matches!(stated.bound, Bound::AtLeast | Bound::OrMore) {
        return;
    }
    let Some(sum) = service.steps.iter().map(minutes).sum::<Option<u64>>() else { return };
    let [_, most] = stated.length.seconds();
    if sum * 60 > most {
        top.key("time").add(StandardFinding::StepsTakeLonger { minutes: sum });
    }
}

/// Notes steps that no outcome leads to.
pub(super) fn note_unreached_steps(service: &Service, top: &At<'_>) {
    let (mut reached, mut unreached) = (BTreeSet::new(), BTreeSet::new());
    for way in service.ways() {
        let none = way.unreached(&service.steps);
        reached.extend(way.steps.iter().copied().filter(|place| !none.contains(place)));
        unreached.extend(none);
    }
    for place in unreached.difference(&reached).copied() {
        top.key("steps").index(place).add(StandardFinding::UnreachedStep);
    }
}

/// Notes a name of the applicant that no step has.
pub(super) fn note_idle_applicant(service: &Service, top: &At<'_>) {
    if service.steps.is_empty() {
        return;
    }
    let idle =
        service.applicant.iter().find(|name| !service.steps.iter().any(|step| acts(step, name)));
    if let Some(name) = idle {
        top.key("applicant").add(StandardFinding::IdleApplicant(name.clone()));
    }
}

/// What decrees call whoever applies, beside the word of the law.
const APPLICANTS: [&str; 16] = [
    "pelanggan",
    "calon pelanggan",
    "masyarakat",
    "warga",
    "pasien",
    "pengguna jasa",
    "pengguna layanan",
    "penerima layanan",
    "wajib pajak",
    "pelapor",
    "pengunjung",
    "konsumen",
    "customer",
    "patient",
    "resident",
    "taxpayer",
];

/// Notes somebody who acts and is likely the applicant, of which the standard says nothing.
pub(super) fn note_likely_applicant(service: &Service, top: &At<'_>) {
    if !service.applicant.is_empty() {
        return;
    }
    let mut steps = service.steps.iter().enumerate();
    let found = steps.find_map(|(place, step)| Some((place, likely_applicant(step)?)));
    if let Some((place, name)) = found {
        let at = top.key("steps");
        at.index(place).add(StandardFinding::LikelyApplicant(name.to_owned()));
    }
}

fn likely_applicant(step: &Step) -> Option<&str> {
    let is_likely = |actor: &&str| APPLICANTS.contains(&actor.to_lowercase().as_str());
    let own = step.actor.as_deref().filter(is_likely);
    own.or_else(|| step.steps.iter().find_map(likely_applicant))
}

/// Words with which the title of a chart begins, and signs of a text that says more.
const CHART: [&str; 8] =
    ["prosedur", "alur", "bagan", "diagram", "flowchart", "flow chart", "mekanisme", "sop"];
const MORE: [char; 6] = [',', ';', ':', '→', '>', '\n'];

/// Notes a procedure that is only the title of its chart: the steps stand in the picture.
pub(super) fn note_title_of_chart(service: &Service, top: &At<'_>) {
    let said = match (service.steps.as_slice(), &service.procedure) {
        ([], Some(prose)) => prose.source.as_str(),
        ([step], None) if step.actor.is_none() && step.steps.is_empty() => step.text.as_str(),
        _ => return,
    };
    let said = said.trim().trim_end_matches('.');
    let lower = said.to_lowercase();
    let begins = CHART.iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    if begins
        && !said.contains(MORE)
        && !said.contains(". ")
        && said.split(' ').count() <= LONGEST_TITLE
    {
        top.key("steps").add(StandardFinding::TitleOfChart(said.to_owned()));
    }
}

/// A title has as many words at most.
const LONGEST_TITLE: usize = 12;

/// Notes a service that is free, of which something speaks of paying: of a tax, or by mistake.
pub(super) fn note_free_yet_paid(service: &Service, top: &At<'_>) {
    if !service.is_free() {
        return;
    }
    if let Some(Paying { step, word }) = service.speaks_of_paying() {
        top.key("cost").add(StandardFinding::FreeYetPaid { step, word });
    }
}

fn acts(step: &Step, name: &str) -> bool {
    step.actor.as_deref() == Some(name) || step.steps.iter().any(|part| acts(part, name))
}

/// The least that a step takes; `None` if it is only for some cases.
fn minutes(step: &Step) -> Option<u64> {
    if !step.cases.is_all() {
        return None;
    }
    let own = match &step.time {
        Some(StatedValue::Value(time)) => {
            let [least, _] = time.length.seconds();
            least / 60
        }
        Some(StatedValue::Text(_)) | None => 0,
    };
    let below = step.steps.iter().map(minutes).collect::<Option<Vec<u64>>>()?;
    // Of ways to do it one is taken, and each must fit.
    let below = if step.one_of { below.into_iter().max().unwrap_or(0) } else { below.iter().sum() };
    Some(own.max(below))
}

/// Finds the years without holidays that due dates of forms sent today reach.
pub(super) fn missing_years<'site>(
    services: impl Iterator<Item = &'site Service>,
    calendar: &Calendar,
    today: Date,
) -> Vec<i16> {
    let noon = today.at(12, 0, 0, 0);
    let mut years: Vec<i16> = services
        .filter(|service| service.form.is_some() && service.life.status != Status::Revoked)
        .flat_map(|service| &service.times)
        .filter_map(|time| match &time.time {
            StatedValue::Value(duration) => calendar.due(noon, duration.due_rule()?),
            StatedValue::Text(_) => None,
        })
        .filter(|due| due.estimate)
        .flat_map(|due| today.year()..=due.date.year())
        .filter(|year| !calendar.years.contains(year))
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}
