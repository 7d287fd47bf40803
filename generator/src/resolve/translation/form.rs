//! Translated forms: the words of a translation, the rules of the main language.
//!
//! A form is translated whole or not at all, and the translation says nothing but
//! words: what is left out and what is too much is told at its place.

use crate::diagnostic::Diagnostics;
use crate::finding::{Finding, TranslationFinding, ValueFinding};
use crate::raw::FormOrName;
use crate::raw::form::{RawField, RawForm, RawGroup, RawOption};
use crate::resolve::at::At;
use crate::resolve::report::Report;
use crate::resolve::shared_forms::SharedForms;
use crate::resolve::sources::Sources;

/// Returns the form of a service in other words; `None` if it is asked in the main
/// language only.
///
/// The service translates its form itself, or the translation of the form that it shares is its own.
pub(super) fn of_service(
    (main, own): (Option<FormOrName>, Option<FormOrName>),
    (main_forms, own_forms): (&SharedForms<'_>, &SharedForms<'_>),
    at: &At<'_>,
) -> Option<FormOrName> {
    match (main.map(|main| (main_forms.expanded(main.clone()), main)), own) {
        (None, Some(_)) => {
            at.add(TranslationFinding::Differs { key: "form", here: 1, there: 0 });
            None
        }
        (Some(_), Some(FormOrName::Shared(_))) => {
            at.add(TranslationFinding::MainOnly("form"));
            None
        }
        (Some((FormOrName::Own(main), _)), Some(FormOrName::Own(own))) => {
            in_other_words(&main, &own, at).map(FormOrName::Own)
        }
        (Some((_, FormOrName::Shared(name))), None) if own_forms.has(&name) => {
            Some(FormOrName::Shared(name))
        }
        _ => None,
    }
}

/// Lays translations over the shared forms; those without one are left out.
pub(super) fn shared<'file>(
    main: &SharedForms<'_>,
    own: &Sources<'file>,
    diagnostics: &mut Diagnostics,
) -> SharedForms<'file> {
    let mut forms = SharedForms::read(own, diagnostics);
    forms.0.retain(|name, _| main.has(name));
    for (name, own) in &mut forms.0 {
        let main = main.0.get(name).and_then(|main| main.raw.as_ref());
        let report = Report::new(own.file);
        let raw = main.zip(own.raw.as_ref());
        own.raw = raw.and_then(|(main, own)| in_other_words(main, own, &At::top(&report)));
        diagnostics.append(report.into_diagnostics());
    }
    forms
}

/// Lays a translation over a form; `None`, with findings, if it is not whole.
pub(super) fn in_other_words(main: &RawForm, own: &RawForm, at: &At<'_>) -> Option<RawForm> {
    let mut comparison = Comparison { main, own, agrees: true };
    comparison.form(at);
    comparison.agrees.then(|| main.overlaid(own))
}

/// A translation held against the form that it translates.
struct Comparison<'run> {
    main: &'run RawForm,
    own: &'run RawForm,
    /// Whether nothing was found yet.
    agrees: bool,
}

impl Comparison<'_> {
    fn note(&mut self, at: &At<'_>, finding: impl Into<Finding>) {
        self.agrees = false;
        at.add(finding);
    }

    /// Notes words that only one of the two has.
    fn words(&mut self, key: &'static str, main: bool, own: bool, at: &At<'_>) {
        if main && !own {
            self.note(at, ValueFinding::Missing(key));
        } else if own && !main {
            self.note(&at.key(key), TranslationFinding::Untranslatable(key));
        }
    }

    /// Notes a key that is not of words.
    fn rule(&mut self, key: &'static str, is_there: bool, at: &At<'_>) {
        if is_there {
            self.note(&at.key(key), TranslationFinding::MainOnly(key));
        }
    }

    /// Returns whether two lists are as long as each other, and notes it if they are not.
    fn length(&mut self, key: &'static str, here: usize, there: usize, at: &At<'_>) -> bool {
        if here != there {
            self.note(&at.key(key), TranslationFinding::Differs { key, here, there });
        }
        here == there
    }

    fn form(&mut self, at: &At<'_>) {
        let (main, own) = (self.main, self.own);
        self.rule("reply_to", own.reply_to.is_some(), at);
        self.rule("open", own.open.is_some(), at);
        self.rule("review", own.review.is_some(), at);
        self.words("title", main.title.is_some(), own.title.is_some(), at);
        self.words("warning", main.warning.is_some(), own.warning.is_some(), at);
        self.fields(own.fields.as_ref(), at);
        let groups = |form: &RawForm| form.groups.as_ref().map_or(0, Vec::len);
        if self.length("groups", groups(own), groups(main), at) {
            let mut groups = main.groups.iter().flatten();
            at.each("groups", own.groups.as_ref(), |own, at| {
                self.group(groups.next()?, own, at);
                None::<()>
            });
        }
        for name in main.every_field().filter_map(|main| main.name.as_ref()) {
            if !own.every_field().any(|own| own.name.as_ref() == Some(name)) {
                self.note(at, TranslationFinding::UntranslatedField(name.clone()));
            }
        }
    }

    fn group(&mut self, main: &RawGroup, own: &RawGroup, at: &At<'_>) {
        self.rule("when", own.when.is_some(), at);
        self.rule("cases", own.cases.is_some(), at);
        self.words("heading", main.heading.is_some(), own.heading.is_some(), at);
        self.fields(own.fields.as_ref(), at);
    }

    fn fields(&mut self, fields: Option<&Vec<RawField>>, at: &At<'_>) {
        at.each("fields", fields, |own, at| {
            self.field(own, at);
            None::<()>
        });
    }

    fn field(&mut self, own: &RawField, at: &At<'_>) {
        let Some(name) = &own.name else {
            self.note(at, ValueFinding::Missing("name"));
            return;
        };
        let main = self.main;
        let Some(main) = main.every_field().find(|main| main.name.as_ref() == Some(name)) else {
            let known = main.every_field().filter_map(|main| main.name.clone()).collect();
            let name = name.clone();
            self.note(&at.key("name"), TranslationFinding::UnknownField { name, known });
            return;
        };
        if let Some(key) = own.rule_key() {
            self.rule(key, true, at);
        }
        self.words("label", true, own.label.is_some(), at);
        self.words("hint", main.hint.is_some(), own.hint.is_some(), at);
        self.options(main.options.as_ref(), own.options.as_ref(), at);
    }

    fn options(
        &mut self,
        main: Option<&Vec<RawOption>>,
        own: Option<&Vec<RawOption>>,
        at: &At<'_>,
    ) {
        self.words("options", main.is_some(), own.is_some(), at);
        let (Some(main), Some(own)) = (main, own) else { return };
        self.length("options", own.len(), main.len(), at);
        at.each("options", Some(own), |option, at| {
            self.words("label", true, option.label.is_some(), at);
            let value = option.value.as_ref()?;
            let known: Vec<String> =
                main.iter().filter_map(|main| main.posted().cloned()).collect();
            if !known.contains(value) {
                let value = value.clone();
                self.note(&at.key("value"), TranslationFinding::UnknownOption { value, known });
            }
            None::<()>
        });
    }
}
