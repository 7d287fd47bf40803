//! What a translation leaves in the main language: told as advice, for it may be meant so.

use loket_form::calendar::DueRule;

use crate::finding::TranslationFinding;
use crate::model::{Borrowed, Component, Service, ServiceChannel, StatedValue};
use crate::raw::agency::RawAgency;
use crate::raw::service::RawService;
use crate::resolve::at::At;

/// The keys of a service that are words, in front of the components of management.
const OF_SERVICE: [&str; 9] = [
    "title",
    "summary",
    "keywords",
    "cases",
    "requirements",
    "steps",
    "products",
    "channels",
    "complaints",
];
/// The same after them.
const OF_SERVICE_AFTER: [&str; 4] = ["faq", "audience", "form", "body"];
/// The keys of an agency that are words.
const OF_AGENCY: [&str; 8] =
    ["name", "short_name", "government", "parent", "hours", "complaints", "maklumat", "privacy"];
/// The keys of a site that are words.
const OF_SITE: [&str; 5] = ["name", "government", "intro", "topics", "life_events"];

/// Notes the words that a translated service leaves in the main language.
pub(super) fn note_of_service(borrowed: &Borrowed, top: &At<'_>) {
    let managed = Component::MANAGEMENT.iter().map(|component| component.key());
    note(OF_SERVICE.into_iter().chain(managed).chain(OF_SERVICE_AFTER), borrowed, top);
}

/// Returns whether a key of a service says anything in words.
pub(super) fn has_words(service: &Service, key: &str) -> bool {
    let is_worded = |channel: &ServiceChannel| {
        let words = [&channel.name, &channel.place, &channel.note];
        words.into_iter().any(Option::is_some) || !channel.hours.is_empty()
    };
    match key {
        "requirements" => !service.requirements.is_empty(),
        "steps" => !service.steps.is_empty() || service.procedure.is_some(),
        "products" => !service.products.is_empty(),
        "channels" => service.channels.iter().any(is_worded),
        _ => true,
    }
}

/// Notes the words that a translated agency leaves in the main language.
pub(super) fn note_of_agency(borrowed: &Borrowed, top: &At<'_>) {
    note(OF_AGENCY, borrowed, top);
}

/// Notes the words that the site leaves in the main language, and files of services that are missing.
pub(super) fn note_of_site(borrowed: &Borrowed, missing: Vec<String>, top: &At<'_>) {
    note(OF_SITE, borrowed, top);
    if !missing.is_empty() {
        top.add(TranslationFinding::UntranslatedServices(missing));
    }
}

fn note(words: impl IntoIterator<Item = &'static str>, borrowed: &Borrowed, top: &At<'_>) {
    let left: Vec<&'static str> = words.into_iter().filter(|key| borrowed.contains(key)).collect();
    if !left.is_empty() {
        top.add(TranslationFinding::Untranslated(left));
    }
}

/// Notes keys of a service that hold in every language.
pub(super) fn note_fixed(own: &RawService, top: &At<'_>) {
    let keys = [
        ("code", own.code.is_some()),
        ("status", own.status.is_some()),
        ("valid", own.valid.is_some()),
        ("replaced_by", own.replaced_by.is_some()),
        ("reviewed_on", own.reviewed_on.is_some()),
        ("related", own.related.is_some()),
        ("topics", own.topics.is_some()),
        ("life_events", own.life_events.is_some()),
    ];
    note_main_only(keys, top);
}

/// The keys of an agency that hold in every language, and whether they are there.
pub(super) const fn fixed_of_agency(own: &RawAgency) -> [(&'static str, bool); 4] {
    [
        ("phones", own.phones.is_some()),
        ("email", own.email.is_some()),
        ("forms_to", own.forms_to.is_some()),
        ("website", own.website.is_some()),
    ]
}

/// Notes keys that hold in every language.
pub(super) fn note_main_only<const N: usize>(keys: [(&'static str, bool); N], top: &At<'_>) {
    top.note_keys(keys, TranslationFinding::MainOnly);
}

/// Notes what a translation says more or less than the main language.
pub(super) fn note_differences(main: &Service, own: &Service, top: &At<'_>) {
    let actors =
        |service: &Service| service.steps.iter().filter(|step| step.actor.is_some()).count();
    let counts = [
        ("requirements", main.requirements.len(), own.requirements.len()),
        ("steps", main.steps.len(), own.steps.len()),
        ("steps", actors(main), actors(own)),
        ("products", main.products.len(), own.products.len()),
        ("time", main.times.len(), own.times.len()),
        ("cost", main.costs.len(), own.costs.len()),
        ("cases", main.cases.len(), own.cases.len()),
        ("channels", main.channels.len(), own.channels.len()),
        ("faq", main.questions.len(), own.questions.len()),
    ];
    let mut told = "";
    for (key, there, here) in counts {
        if there != here && told != key {
            top.key(key).add(TranslationFinding::Differs { key, here, there });
            told = key;
        }
    }
    if told.is_empty() && rule(main) != rule(own) {
        top.key("time").add(TranslationFinding::OtherValue("time"));
    }
    if told.is_empty() && main.is_free() != own.is_free() {
        top.key("cost").add(TranslationFinding::OtherValue("cost"));
    }
}

/// The rule by which the day of the answer is counted.
fn rule(service: &Service) -> Option<DueRule> {
    service.single_time().and_then(|time| match &time.time {
        StatedValue::Value(duration) => duration.due_rule(),
        StatedValue::Text(_) => None,
    })
}
