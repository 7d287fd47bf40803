//! One service standard.

use loket_form::form::Purpose;

use super::at::{At, filled};
use super::context::{Scope, ServiceContext};
use super::form::FormCases;
use super::step_names::StepNames;
use super::values::{
    duration, emails, is_stated, names_total, phones, stated, texts, value_or_text, website,
    wording,
};
use super::{
    cases, complaints, costs, decree, distinguishable, form, items, lifecycle, plausible,
    requirements, steps,
};
use crate::completeness::StandardCompleteness;
use crate::finding::{StandardFinding, ValueFinding, channel_kind};
use crate::model::{
    Case, ChannelKind, Complaints, Component, ProcessingTime, Product, Prose, Service,
    ServiceChannel, ServiceForm, Status, full_title,
};
use crate::raw::channel::RawServiceChannel;
use crate::raw::product::RawProduct;
use crate::raw::service::RawService;
use crate::raw::time::RawTime;
use crate::raw::{FormOrName, OrInherit};

/// Resolves a service; absent if its form could not be made.
pub(super) fn resolve(
    context: &ServiceContext<'_>,
    raw: &RawService,
    body: Prose,
    top: &At<'_>,
) -> Option<Service> {
    let title = top.required("title", raw.title.as_deref());
    let code = filled(raw.code.as_deref());
    let (cases, case_ids) = cases::resolve(raw.cases.as_ref(), top);
    let scope = &Scope { service: context, cases: case_ids };
    let procedure = steps::resolve(scope, raw.steps.as_ref(), top);
    let times = times(scope, raw, &procedure.names, top);
    let form = match &raw.form {
        Some(form) => {
            let title = full_title(&title, code.as_deref());
            let prefix = form::prefix(code.as_deref(), context.id);
            let owner = form::Owner {
                id: context.id.clone(),
                purpose: Purpose::Request,
                title,
                prefix,
                around: context.around,
                agency: context.agency,
                documents: context.documents(),
                services: Vec::new(),
                cases: form_cases(scope, raw, &cases, &times),
            };
            Some(form_of(&owner, form, &top.key("form"))?)
        }
        None => None,
    };
    let (site, today) = (context.around.site, context.around.settings.today);
    let moments = context.around.moments();
    // A standard that is being written may name the day on which it will be decreed.
    let decreed_by = (raw.status() != Status::Draft).then_some(today);
    let service = Service {
        id: context.id.clone(),
        title,
        code,
        summary: filled(raw.summary.as_deref()),
        notice: raw.notice.as_ref().and_then(|raw| moments.notice(raw, &top.key("notice"))),
        decree: raw
            .decree
            .as_ref()
            .map(|raw| decree::resolve(&raw.0, &top.key("decree"), decreed_by)),
        keywords: texts(raw.keywords.as_ref()),
        case_question: filled(raw.case_question.as_deref()),
        cases,
        requirements: requirements::resolve(scope, "requirements", raw.requirements.as_ref(), top),
        times,
        steps: procedure.steps,
        procedure: procedure.text,
        costs: costs::resolve(scope, "cost", raw.cost.as_ref(), top),
        products: top.each("products", raw.products.as_ref(), |raw, at| product(scope, raw, at)),
        channels: top
            .each("channels", raw.channels.as_ref(), |raw, at| Some(channel(scope, raw, at))),
        complaints: own_complaints(context, raw, top),
        management: items::management(context.text, raw, top),
        life: lifecycle::resolve(context, raw, top),
        related: lifecycle::related(context, raw.related.as_ref(), top),
        questions: lifecycle::questions(context, raw.faq.as_ref(), top),
        topics: lifecycle::topics(&site.facts.topics, "topics", raw.topics.as_ref(), top),
        life_events: lifecycle::topics(
            &site.facts.life_events,
            "life_events",
            raw.life_events.as_ref(),
            top,
        ),
        audience: texts(raw.audience.as_ref()),
        applicant: texts(raw.applicant.as_ref()),
        files: lifecycle::files(context, raw.files.as_ref(), top),
        form,
        documents: context.documents().to_vec(),
        attachments: context.attachments().to_vec(),
        body,
    };
    if service.summary.is_none() {
        top.add(StandardFinding::NoSummary);
    }
    note_incomplete(&service, top);
    plausible::note_expired(&service, today, top);
    plausible::note_long_steps(&service, top);
    plausible::note_unreached_steps(&service, top);
    plausible::note_idle_applicant(&service, top);
    plausible::note_likely_applicant(&service, top);
    plausible::note_title_of_chart(&service, top);
    plausible::note_free_yet_paid(&service, top);
    Some(service)
}

fn form_cases<'site>(
    scope: &'site Scope<'_>,
    raw: &'site RawService,
    cases: &'site [Case],
    times: &[ProcessingTime],
) -> FormCases<'site> {
    let words = scope.service.around.form_words();
    let own = raw.case_question.as_deref().filter(|question| !question.trim().is_empty());
    FormCases {
        question: own.or(words.map(|words| words.case_question.as_str())).unwrap_or_default(),
        cases,
        ids: Some(&scope.cases),
        have_times: times.iter().any(|time| !time.cases.is_all()),
    }
}

fn form_of(owner: &form::Owner<'_>, raw: &FormOrName, at: &At<'_>) -> Option<ServiceForm> {
    match raw {
        FormOrName::Own(raw) => form::resolve(owner, raw, at),
        FormOrName::Shared(name) => form::resolve_shared(owner, name, at),
    }
}

/// Notes the components that the standard leaves out.
fn note_incomplete(service: &Service, top: &At<'_>) {
    let found = StandardCompleteness::of(service);
    for component in found.missing(Component::DELIVERY) {
        top.key(component.key()).add(StandardFinding::Incomplete(component));
    }
    let advised = found.missing(Component::MANAGEMENT);
    if !advised.is_empty() {
        top.add(StandardFinding::Advice(advised));
    }
}

fn own_complaints(context: &ServiceContext<'_>, raw: &RawService, top: &At<'_>) -> Complaints {
    let inherited = &context.agency.complaints;
    match &raw.complaints {
        None => inherited.clone(),
        // Said outright, the ways of the agency are those of the standard.
        Some(OrInherit::Inherit) => Complaints { are_named: true, ..inherited.clone() },
        Some(OrInherit::Own(own)) => complaints::resolve(context.text, own, inherited, top),
    }
}

fn times(
    scope: &Scope<'_>,
    raw: &RawService,
    steps: &StepNames,
    top: &At<'_>,
) -> Vec<ProcessingTime> {
    distinguishable::note(raw.time.as_ref(), &top.key("time"));
    top.each("time", raw.time.as_ref(), |raw, at| time(scope, raw, steps, at))
}

fn time(
    scope: &Scope<'_>,
    raw: &RawTime,
    steps: &StepNames,
    at: &At<'_>,
) -> Option<ProcessingTime> {
    let cases = scope.cases.chosen(raw.cases.as_ref(), at);
    let step = at.optional("step", raw.step.as_deref(), |text| steps.find(text, &cases));
    if raw.time.is_none() && raw.text.is_none() {
        at.add(ValueFinding::Missing("time"));
    }
    let value = ("time", raw.time.as_ref());
    let time = value_or_text(value, raw.text.as_deref(), at, scope.service.text, duration);
    let label = filled(raw.label.as_deref());
    Some(ProcessingTime {
        total: raw.total.unwrap_or_else(|| label.as_deref().is_some_and(names_total)),
        label,
        time: time?,
        cases,
        channel: raw.channel.map(ChannelKind::from),
        step,
        exception: filled(raw.exception.as_deref()),
        note: filled(raw.note.as_deref()),
    })
}

fn product(scope: &Scope<'_>, raw: &RawProduct, at: &At<'_>) -> Option<Product> {
    let (name, context) = (raw.name.as_deref(), scope.service.text);
    if name.is_some_and(|name| !is_stated(name)) {
        return None;
    }
    at.note_no_words("name", name);
    let words = wording(name, raw.text.as_deref(), at, context);
    let valid = stated(raw.valid.as_ref(), &at.key("valid"), context, requirements::validity);
    let link = at.optional("link", raw.link.as_deref(), website);
    let cases = scope.cases.chosen(raw.cases.as_ref(), at);
    Some(Product {
        words: words?,
        valid,
        duties: texts(raw.duties.as_ref()),
        note: filled(raw.note.as_deref()),
        link,
        cases,
    })
}

/// Returns of which kind a channel is by its name, or by what it has beside it.
fn likely_kind(raw: &RawServiceChannel) -> Option<&'static str> {
    let by_name = raw.name.as_deref().and_then(channel_kind);
    let of_keys = [
        ("online", raw.url.is_some()),
        ("counter", raw.place.is_some()),
        ("phone", raw.phones.is_some()),
        ("email", raw.email.is_some()),
    ];
    by_name.or_else(|| of_keys.into_iter().find(|(_, is_there)| *is_there).map(|(kind, _)| kind))
}

fn channel(scope: &Scope<'_>, raw: &RawServiceChannel, at: &At<'_>) -> ServiceChannel {
    if raw.kind.is_none() {
        at.add(ValueFinding::NoChannelKind(likely_kind(raw)));
    }
    ServiceChannel {
        kind: raw.kind.map_or(ChannelKind::Counter, ChannelKind::from),
        name: filled(raw.name.as_deref()),
        url: at.optional("url", raw.url.as_deref(), website),
        phones: at.parsed_lists("phones", raw.phones.as_ref(), phones),
        emails: at.parsed_lists("email", raw.email.as_ref(), emails),
        place: filled(raw.place.as_deref()),
        hours: texts(raw.hours.as_ref()),
        note: filled(raw.note.as_deref()),
        cases: scope.cases.chosen(raw.cases.as_ref(), at),
    }
}
