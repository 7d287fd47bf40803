//! What a translation leaves in the main language: told as advice, for it may be meant so.

use loket_form::calendar::DueRule;

use crate::finding::TranslationFinding;
use crate::model::{Borrowed, Service, ServiceChannel, StatedValue};
use crate::raw::notice::RawNotice;
use crate::resolve::at::At;

/// Notes the words that a translation leaves in the main language.
pub(super) fn note(words: impl Iterator<Item = &'static str>, borrowed: &Borrowed, top: &At<'_>) {
    let left: Vec<&'static str> = words.filter(|key| borrowed.contains(key)).collect();
    if !left.is_empty() {
        top.add(TranslationFinding::Untranslated(left));
    }
}

/// Notes the end of a notice, which holds in every language.
pub(super) fn note_end(notice: Option<&RawNotice>, top: &At<'_>) {
    if notice.is_some_and(|notice| notice.until.is_some()) {
        top.key("notice").key("until").add(TranslationFinding::MainOnly("until"));
    }
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
