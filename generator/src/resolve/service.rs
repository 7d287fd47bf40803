//! One service standard.

use std::collections::BTreeMap;

use loket_form::language::Language;

use super::agency::resolve_complaints;
use super::form;
use super::report::{At, Report, filled};
use crate::completeness::{Component, StandardCompleteness};
use crate::finding::Finding;
use crate::html::Html;
use crate::model::{
    Agency, Cost, Decree, Duration, Goto, Outcome, Service, ServiceDocument, ServiceId,
    StatedValue, Step,
};
use crate::raw::service::{RawDecree, RawOutcome, RawService, RawStep};
use crate::raw::{OneOrMany, Stated};

/// What a service is resolved against.
pub(super) struct Context<'site> {
    /// Which service.
    pub(super) id: &'site ServiceId,
    /// Who serves.
    pub(super) agency: &'site Agency,
    /// Its documents.
    pub(super) documents: &'site [ServiceDocument],
    /// The language of the site.
    pub(super) language: Language,
    /// The path that the addresses of the site begin with.
    pub(super) base_path: &'site str,
}

/// Resolves a service; absent if its form could not be made.
pub(super) fn resolve(
    context: &Context<'_>,
    raw: &RawService,
    body: Html,
    report: &mut Report<'_>,
) -> Option<Service> {
    let top = At::TOP;
    let title = report.required(&top, "title", raw.title.as_deref());
    let code = filled(raw.code.as_deref());
    let inherited = &context.agency.complaints;
    let complaints = raw.complaints.as_ref();
    let form = match &raw.form {
        Some(form) => Some(form::resolve(context, &title, code.as_deref(), form, report)?),
        None => None,
    };
    let service = Service {
        id: context.id.clone(),
        title,
        code,
        summary: filled(raw.summary.as_deref()),
        decree: raw.decree.as_ref().map(|decree| resolve_decree(decree, report)),
        keywords: raw.keywords.clone().unwrap_or_default(),
        requirements: texts(raw.requirements.as_ref()),
        steps: steps(raw.steps.as_deref().unwrap_or_default(), report),
        time: stated(raw.time.as_ref(), &top.key("time"), report, duration),
        cost: stated(raw.cost.as_ref(), &top.key("cost"), report, cost),
        products: texts(raw.products.as_ref()),
        complaints: complaints
            .map_or_else(|| inherited.clone(), |own| resolve_complaints(own, inherited, report)),
        form,
        documents: context.documents.to_vec(),
        body,
    };
    note_incomplete(&service, report);
    Some(service)
}

/// Notes the components of delivery that the standard leaves out.
fn note_incomplete(service: &Service, report: &mut Report<'_>) {
    for component in StandardCompleteness::of(service).missing(&Component::DELIVERY) {
        report.add(&At::TOP.key(component.key()), Finding::Incomplete(component));
    }
}

fn resolve_decree(raw: &RawDecree, report: &mut Report<'_>) -> Decree {
    let at = At::TOP;
    let number = report.required(&at.key("decree"), "number", raw.number.as_deref());
    Decree { number, year: raw.year }
}

/// A lone "-" is how registers print that nothing is stated.
fn texts(raw: Option<&OneOrMany>) -> Vec<String> {
    let texts = raw.map(|raw| raw.texts.as_slice()).unwrap_or_default();
    let is_stated = |text: &&str| !text.is_empty() && *text != "-";
    texts.iter().map(|text| text.trim()).filter(is_stated).map(str::to_owned).collect()
}

fn stated<T>(
    raw: Option<&Stated>,
    at: &At<'_>,
    report: &mut Report<'_>,
    parse: fn(&str) -> Result<T, Finding>,
) -> Option<StatedValue<T>> {
    match raw? {
        Stated::Value(text) => report.value(at, parse(text)).map(StatedValue::Value),
        Stated::Text(text) => {
            let text = report.required(at, "text", text.as_deref());
            Some(StatedValue::Text(text))
        }
    }
}

fn duration(text: &str) -> Result<Duration, Finding> {
    Duration::parse(text).map_err(|_| Finding::Duration(text.to_owned()))
}

fn cost(text: &str) -> Result<Cost, Finding> {
    Cost::parse(text).map_err(|_| Finding::Cost(text.to_owned()))
}

fn steps(raw: &[RawStep], report: &mut Report<'_>) -> Vec<Step> {
    let list = At::TOP;
    let list = list.key("steps");
    let ids = step_ids(raw, &list, report);
    let mut steps = Vec::with_capacity(raw.len());
    for (index, step) in raw.iter().enumerate() {
        let at = list.index(index);
        let text = report.required(&at, "text", step.text.as_deref());
        let outcomes = outcomes(step, index, &ids, raw.len(), &at, report);
        steps.push(Step {
            actor: filled(step.actor.as_deref()),
            text,
            time: stated(step.time.as_ref(), &at.key("time"), report, duration),
            outcomes,
        });
    }
    steps
}

fn step_ids<'raw>(
    raw: &'raw [RawStep],
    list: &At<'_>,
    report: &mut Report<'_>,
) -> BTreeMap<&'raw str, usize> {
    let mut ids = BTreeMap::new();
    for (index, step) in raw.iter().enumerate() {
        let Some(id) = step.id.as_deref() else {
            continue;
        };
        if ids.insert(id, index).is_some() {
            let at = list.index(index);
            report.add(&at.key("id"), Finding::DuplicateStep(id.to_owned()));
        }
    }
    ids
}

fn outcomes(
    step: &RawStep,
    index: usize,
    ids: &BTreeMap<&str, usize>,
    count: usize,
    above: &At<'_>,
    report: &mut Report<'_>,
) -> Vec<Outcome> {
    let list = above.key("decision");
    let raw = step.decision.as_deref().unwrap_or_default();
    let mut outcomes = Vec::with_capacity(raw.len());
    for (number, outcome) in raw.iter().enumerate() {
        let at = list.index(number);
        let goto = goto(outcome, index, ids, count);
        outcomes.push(Outcome {
            condition: report.required(&at, "if", outcome.condition.as_deref()),
            text: filled(outcome.text.as_deref()),
            goto: report.value(&at.key("goto"), goto).flatten(),
        });
    }
    outcomes
}

/// Finds where an outcome leads: `next`, `end`, the id of a step or its number from 1.
fn goto(
    outcome: &RawOutcome,
    index: usize,
    ids: &BTreeMap<&str, usize>,
    count: usize,
) -> Result<Option<Goto>, Finding> {
    let Some(text) = outcome.goto.as_deref().map(str::trim) else {
        return Ok(None);
    };
    let numbered = || text.parse::<usize>().ok().filter(|number| (1..=count).contains(number));
    match text {
        "next" if index + 1 < count => Ok(Some(Goto::Step(index + 1))),
        "next" | "end" => Ok(Some(Goto::End)),
        _ => ids
            .get(text)
            .copied()
            .or_else(|| numbered().map(|number| number - 1))
            .map(|step| Some(Goto::Step(step)))
            .ok_or_else(|| Finding::UnknownStep {
                goto: text.to_owned(),
                known: ids
                    .keys()
                    .map(|id| (*id).to_owned())
                    .chain((1..=count).map(|number| number.to_string()))
                    .collect(),
            }),
    }
}
