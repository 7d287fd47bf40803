//! Translated forms: the words of a translation, the rules of the main language.
//!
//! A form is translated whole or not at all, and the translation says nothing but
//! words: what is left out and what is too much is told at its place.

use crate::diagnostic::Diagnostics;
use crate::finding::{Finding, TranslationFinding, ValueFinding};
use crate::raw::FormOrName;
use crate::raw::form::{RawField, RawForm, RawGroup, RawOption};
use crate::resolve::report::{At, Report};
use crate::resolve::shared_forms::SharedForms;
use crate::resolve::sources::Sources;

/// Returns the form of a service in other words; `None` if it is asked in the main
/// language only.
///
/// The service translates its form itself, or the translation of the form that it shares is its own.
pub(super) fn of_service(
    (main, own): (Option<FormOrName>, Option<FormOrName>),
    (main_forms, own_forms): (&SharedForms<'_>, &SharedForms<'_>),
    report: &mut Report<'_>,
) -> Option<FormOrName> {
    let top = At::TOP;
    let at = top.key("form");
    match (main.map(|main| (main_forms.expanded(main.clone()), main)), own) {
        (None, Some(_)) => {
            report.add(&at, TranslationFinding::Differs { key: "form", here: 1, there: 0 });
            None
        }
        (Some(_), Some(FormOrName::Shared(_))) => {
            report.add(&at, TranslationFinding::MainOnly("form"));
            None
        }
        (Some((FormOrName::Own(main), _)), Some(FormOrName::Own(own))) => {
            in_other_words(&main, &own, &at, report).map(FormOrName::Own)
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
        let mut report = Report::new(own.file);
        let raw = main.zip(own.raw.as_ref());
        own.raw = raw.and_then(|(main, own)| in_other_words(main, own, &At::TOP, &mut report));
        diagnostics.append(report.into_diagnostics());
    }
    forms
}

/// Lays a translation over a form; `None`, with findings, if it is not whole.
pub(super) fn in_other_words(
    main: &RawForm,
    own: &RawForm,
    at: &At<'_>,
    report: &mut Report<'_>,
) -> Option<RawForm> {
    let mut comparison = Comparison { main, own, report, agrees: true };
    comparison.form(at);
    comparison.agrees.then(|| main.overlaid(own))
}

/// A translation held against the form that it translates.
struct Comparison<'run, 'file> {
    main: &'run RawForm,
    own: &'run RawForm,
    report: &'run mut Report<'file>,
    /// Whether nothing was found yet.
    agrees: bool,
}

impl Comparison<'_, '_> {
    fn note(&mut self, at: &At<'_>, finding: Finding) {
        self.agrees = false;
        self.report.add(at, finding);
    }

    /// Notes words that only one of the two has.
    fn words(&mut self, key: &'static str, main: bool, own: bool, at: &At<'_>) {
        if main && !own {
            self.note(at, Finding::Value(ValueFinding::Missing(key)));
        } else if own && !main {
            self.note(&at.key(key), Finding::Translation(TranslationFinding::Untranslatable(key)));
        }
    }

    fn form(&mut self, at: &At<'_>) {
        let (main, own) = (self.main, self.own);
        if own.reply_to.is_some() {
            self.note(
                &at.key("reply_to"),
                Finding::Translation(TranslationFinding::MainOnly("reply_to")),
            );
        }
        self.words("title", main.title.is_some(), own.title.is_some(), at);
        self.words("warning", main.warning.is_some(), own.warning.is_some(), at);
        self.fields(own.fields.as_deref(), at);
        self.groups(at);
        let translated: Vec<&String> =
            own.every_field().filter_map(|own| own.name.as_ref()).collect();
        let names = main.every_field().filter_map(|main| main.name.as_ref());
        for name in names.filter(|name| !translated.contains(name)) {
            self.note(
                at,
                Finding::Translation(TranslationFinding::UntranslatedField(name.clone())),
            );
        }
    }

    fn groups(&mut self, above: &At<'_>) {
        let groups = |form: &RawForm| form.groups.as_ref().map_or(0, Vec::len);
        let (here, there) = (groups(self.own), groups(self.main));
        let list = above.key("groups");
        if here != there {
            self.note(
                &list,
                Finding::Translation(TranslationFinding::Differs { key: "groups", here, there }),
            );
            return;
        }
        let pairs = self.main.groups.iter().flatten().zip(self.own.groups.iter().flatten());
        for (index, (main, own)) in pairs.enumerate() {
            self.group(main, own, &list.index(index));
        }
    }

    fn group(&mut self, main: &RawGroup, own: &RawGroup, at: &At<'_>) {
        if own.when.is_some() {
            self.note(&at.key("when"), Finding::Translation(TranslationFinding::MainOnly("when")));
        }
        if own.cases.is_some() {
            self.note(
                &at.key("cases"),
                Finding::Translation(TranslationFinding::MainOnly("cases")),
            );
        }
        self.words("heading", main.heading.is_some(), own.heading.is_some(), at);
        self.fields(own.fields.as_deref(), at);
    }

    fn fields(&mut self, fields: Option<&[RawField]>, above: &At<'_>) {
        let list = above.key("fields");
        for (index, own) in fields.unwrap_or_default().iter().enumerate() {
            self.field(own, &list.index(index));
        }
    }

    fn field(&mut self, own: &RawField, at: &At<'_>) {
        let Some(name) = &own.name else {
            self.note(at, Finding::Value(ValueFinding::Missing("name")));
            return;
        };
        let main = self.main;
        let Some(main) = main.every_field().find(|main| main.name.as_ref() == Some(name)) else {
            let known = main.every_field().filter_map(|main| main.name.clone()).collect();
            self.note(
                &at.key("name"),
                Finding::Translation(TranslationFinding::UnknownField {
                    name: name.clone(),
                    known,
                }),
            );
            return;
        };
        if let Some(key) = own.rule_key() {
            self.note(&at.key(key), Finding::Translation(TranslationFinding::MainOnly(key)));
        }
        self.words("label", true, own.label.is_some(), at);
        self.words("hint", main.hint.is_some(), own.hint.is_some(), at);
        self.options(main.options.as_deref(), own.options.as_deref(), at);
    }

    fn options(&mut self, main: Option<&[RawOption]>, own: Option<&[RawOption]>, at: &At<'_>) {
        self.words("options", main.is_some(), own.is_some(), at);
        let (Some(main), Some(own)) = (main, own) else { return };
        let list = at.key("options");
        let (here, there) = (own.len(), main.len());
        if here != there {
            self.note(
                &list,
                Finding::Translation(TranslationFinding::Differs { key: "options", here, there }),
            );
        }
        for (index, option) in own.iter().enumerate() {
            let at = list.index(index);
            self.words("label", true, option.label.is_some(), &at);
            let value = option.value.as_ref();
            let is_known = |value: &String| main.iter().any(|main| main.posted() == Some(value));
            if let Some(value) = value.filter(|value| !is_known(value)) {
                let known = main.iter().filter_map(|main| main.posted().cloned()).collect();
                let finding = Finding::Translation(TranslationFinding::UnknownOption {
                    value: value.clone(),
                    known,
                });
                self.note(&at.key("value"), finding);
            }
        }
    }
}
