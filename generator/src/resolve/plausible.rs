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
