//! One service standard.

use loket_form::form::Purpose;

use super::context::{Scope, ServiceContext};
use super::form::FormCases;
use super::report::{At, Report, filled};
use super::steps::StepNames;
use super::values::{
    duration, each, each_of_several, email, note_no_words, optional, phones, prose, stated, texts,
    website, wording,
};
use super::{
    cases, complaints, costs, decree, distinguishable, form, items, lifecycle, plausible,
    requirements, steps,
};
use crate::completeness::StandardCompleteness;
use crate::finding::{StandardFinding, ValueFinding};
use crate::html::Html;
use crate::model::{
    ChannelKind, Complaints, Component, ProcessingTime, Product, Service, ServiceChannel,
    StatedValue, Status, full_title,
};
use crate::raw::channel::RawServiceChannel;
use crate::raw::complaints::RawComplaints;
use crate::raw::product::RawProduct;
use crate::raw::service::RawService;
use crate::raw::time::RawTime;
use crate::raw::{Entries, FormOrName};

/// Resolves a service; absent if its form could not be made.
pub(super) fn resolve(
    context: &ServiceContext<'_>,
    raw: &RawService,
    body: Html,
    report: &mut Report<'_>,
) -> Option<Service> {
    let top = At::TOP;
    let title = report.required(&top, "title", raw.title.as_deref());
    let code = filled(raw.code.as_deref());
    let (cases, case_ids) = cases::resolve(raw.cases.as_deref(), report);
    let scope = Scope { service: context, cases: case_ids };
    let procedure = steps::resolve(&scope, raw.steps.as_ref(), report);
    let times = times(&scope, raw.time.as_ref(), &procedure.names, report);
    let form = match &raw.form {
        Some(form) => {
            let owner = form::Owner {
                id: context.id.clone(),
                purpose: Purpose::Request,
                title: full_title(&title, code.as_deref()),
                prefix: form::prefix(code.as_deref(), context.id),
                around: context.around,
                agency: context.agency,
                documents: context.documents(),
                services: Vec::new(),
                cases: FormCases {
                    question: context.around.form_words().map_or("", |words| &words.case_question),
                    cases: &cases,
                    ids: Some(&scope.cases),
                    have_times: times.iter().any(|time| !time.cases.is_all()),
                },
            };
            let at = top.key("form");
            Some(match form {
                FormOrName::Own(form) => form::resolve(&owner, form, &at, report)?,
                FormOrName::Shared(name) => form::resolve_shared(&owner, name, &at, report)?,
            })
        }
        None => None,
    };
    let (site, today) = (context.around.site, context.around.settings.today);
    let service = Service {
        id: context.id.clone(),
        title,
        code,
        summary: filled(raw.summary.as_deref()),
        decree: raw.decree.as_ref().map(|decree| {
            // A standard that is being written may name the day on which it will be decreed.
            let today = (raw.status() != Status::Draft).then_some(today);
            decree::resolve(&decree.0, &top.key("decree"), today, report)
        }),
        keywords: texts(raw.keywords.as_ref()),
        cases,
        requirements: requirements::resolve(
            &scope,
            raw.requirements.as_ref(),
            &top.key("requirements"),
            report,
        ),
        times,
        steps: procedure.steps,
        procedure: procedure.text,
        costs: costs::resolve(&scope, raw.cost.as_ref(), &top.key("cost"), report),
        products: products(&scope, raw.products.as_ref(), report),
        channels: channels(&scope, raw.channels.as_ref(), report),
        complaints: own_complaints(context, raw, report),
        management: items::management(context.text, raw, report),
        life: lifecycle::resolve(context, raw, report),
        related: lifecycle::related(context, raw.related.as_ref(), report),
        questions: lifecycle::questions(context, raw.faq.as_deref(), report),
        topics: lifecycle::topics(&site.topics, raw.topics.as_ref(), "topics", report),
        life_events: lifecycle::topics(
            &site.life_events,
            raw.life_events.as_ref(),
            "life_events",
            report,
        ),
        audience: texts(raw.audience.as_ref()),
        files: lifecycle::files(context, raw.files.as_deref(), report),
        form,
        documents: context.documents().to_vec(),
        attachments: context.attachments().to_vec(),
        body,
    };
    note_incomplete(&service, report);
    plausible::note_expired(&service, today, report);
    plausible::note_long_steps(&service, report);
    Some(service)
}

/// Notes the components that the standard leaves out.
fn note_incomplete(service: &Service, report: &mut Report<'_>) {
    let found = StandardCompleteness::of(service);
    for component in found.missing(Component::DELIVERY) {
        report.add(&At::TOP.key(component.key()), StandardFinding::Incomplete(component));
    }
    let advised = found.missing(Component::MANAGEMENT);
    if !advised.is_empty() {
        report.add(&At::TOP, StandardFinding::Advice(advised));
    }
}

fn own_complaints(
    context: &ServiceContext<'_>,
    raw: &RawService,
    report: &mut Report<'_>,
) -> Complaints {
    let own = raw.complaints.as_ref().and_then(|raw| raw.own());
    let nothing = RawComplaints::default();
    let inherited = &context.agency.complaints;
    complaints::resolve(context.text, own.unwrap_or(&nothing), inherited, report)
}

fn times(
    scope: &Scope<'_>,
    raw: Option<&Entries<RawTime>>,
    steps: &StepNames,
    report: &mut Report<'_>,
) -> Vec<ProcessingTime> {
    let Some(raw) = raw else { return Vec::new() };
    let list = At::TOP;
    let list = list.key("time");
    distinguishable::note(raw, &list, report);
    let mut times = Vec::with_capacity(raw.entries.len());
    for (index, entry) in raw.entries.iter().enumerate() {
        let below = list.index(index);
        let at = if raw.listed { &below } else { &list };
        let step = filled(entry.step.as_deref()).map(|text| steps.find(&text));
        let (label, cases) =
            (filled(entry.label.as_deref()), scope.cases.chosen(entry.cases.as_ref(), at, report));
        let step = step.and_then(|found| report.value(&at.key("step"), found));
        let time = time(scope, entry, at, report);
        times.extend(time.map(|time| ProcessingTime {
            label,
            time,
            cases,
            channel: entry.channel.map(ChannelKind::from),
            step,
            exception: filled(entry.exception.as_deref()),
            note: filled(entry.note.as_deref()),
        }));
    }
    times
}

fn time(
    scope: &Scope<'_>,
    raw: &RawTime,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<StatedValue<crate::model::Duration>> {
    match (&raw.time, &raw.text) {
        (Some(_), Some(_)) => {
            report.add(&at.key("text"), StandardFinding::Together("text", "time"));
            None
        }
        (Some(text), None) => report.value(&at.key("time"), duration(text)).map(StatedValue::Value),
        (None, Some(text)) => {
            let text = report.required(at, "text", Some(text));
            Some(StatedValue::Text(prose(&text, &at.key("text"), scope.service.text, report)))
        }
        (None, None) => {
            report.add(at, ValueFinding::Missing("time"));
            None
        }
    }
}

fn products(
    scope: &Scope<'_>,
    raw: Option<&Entries<RawProduct>>,
    report: &mut Report<'_>,
) -> Vec<Product> {
    let Some(raw) = raw else { return Vec::new() };
    let list = At::TOP;
    let list = list.key("products");
    let mut products = Vec::with_capacity(raw.entries.len());
    for (index, entry) in raw.entries.iter().enumerate() {
        if entry.name.as_deref().is_some_and(|name| !super::values::is_stated(name)) {
            continue;
        }
        let below = list.index(index);
        let at = if raw.listed { &below } else { &list };
        note_no_words(entry.name.as_deref(), &at.key("name"), report);
        let words =
            wording(entry.name.as_deref(), entry.text.as_deref(), at, scope.service.text, report);
        let valid = stated(
            entry.valid.as_ref(),
            &at.key("valid"),
            scope.service.text,
            report,
            requirements::validity,
        );
        let link = optional(entry.link.as_deref(), &at.key("link"), report, website);
        let cases = scope.cases.chosen(entry.cases.as_ref(), at, report);
        products.extend(words.map(|words| Product {
            words,
            valid,
            duties: texts(entry.duties.as_ref()),
            note: filled(entry.note.as_deref()),
            link,
            cases,
        }));
    }
    products
}

fn channels(
    scope: &Scope<'_>,
    raw: Option<&Entries<RawServiceChannel>>,
    report: &mut Report<'_>,
) -> Vec<ServiceChannel> {
    let Some(raw) = raw else { return Vec::new() };
    let list = At::TOP;
    let list = list.key("channels");
    let mut channels = Vec::with_capacity(raw.entries.len());
    for (index, entry) in raw.entries.iter().enumerate() {
        let below = list.index(index);
        let at = if raw.listed { &below } else { &list };
        if entry.kind.is_none() {
            report.add(at, ValueFinding::Missing("kind"));
        }
        channels.push(ServiceChannel {
            kind: entry.kind.map_or(ChannelKind::Counter, ChannelKind::from),
            name: filled(entry.name.as_deref()),
            url: optional(entry.url.as_deref(), &at.key("url"), report, website),
            phones: each_of_several(entry.phones.as_ref(), &at.key("phones"), report, phones),
            emails: each(entry.email.as_ref(), &at.key("email"), report, email),
            place: filled(entry.place.as_deref()),
            hours: texts(entry.hours.as_ref()),
            note: filled(entry.note.as_deref()),
            cases: scope.cases.chosen(entry.cases.as_ref(), at, report),
        });
    }
    channels
}
