//! Outcome → page, with the site's own templates.

use std::collections::BTreeSet;
use std::sync::Arc;

use loket_form::accept::FieldError;
use loket_form::bundle::{FormEntry, Manifest, TemplateValue};
use loket_form::date_text;
use loket_form::field::Field;
use loket_form::language::Language;
use loket_form::locale::Locale;
use loket_form::problem::Problem;
use loket_form::step::Step;
use loket_form::submission::{Answered, RawSubmission};
use loket_form::view::FormView;
use serde::Serialize;
use strum::VariantArray as _;
use tera::{Context, TeraResult};

use crate::due::DueView;
use crate::problem::ProblemKind;
use crate::receipt::{Acknowledgement, Receipt};
use crate::templates::{FORM, PROBLEM, RECEIPT, Templates};

mod samples;
mod shape;

/// Renders the pages that the handler answers with.
#[derive(Debug)]
pub(crate) struct Pages {
    manifest: Arc<Manifest>,
    templates: Templates,
}

/// What `receipt.html` shows.
#[derive(Debug, Serialize)]
struct ReceiptView<'a> {
    reference: &'a str,
    /// When the request came, in words.
    received: String,
    due: Option<DueView>,
    /// What became of the acknowledgement: `sent`, `underway`, `failed`, or `none` if the form
    /// asks for no address.
    acknowledgement: &'static str,
    /// What people call the case that was chosen; absent if the form does not ask for it.
    case: Option<&'a str>,
}

/// What `problem.html` shows.
#[derive(Debug, Serialize)]
struct ProblemView<'a> {
    kind: &'static str,
    status: u16,
    /// The page of the form, to try again.
    retry_url: Option<&'a str>,
}

impl Pages {
    pub(crate) const fn new(manifest: Arc<Manifest>, templates: Templates) -> Self {
        Self { manifest, templates }
    }

    /// Reads ahead what a form in the main language is shown with.
    ///
    /// What fails here fails again where somebody asks for it.
    pub(crate) fn prepare(&self) {
        let _ = self.templates.parsed(FORM);
        let _ = self.around(FORM, self.manifest.language, None, None);
    }

    /// Renders the form with what was typed and what is wrong with it.
    pub(crate) fn refused(
        &self,
        entry: &FormEntry,
        raw: &RawSubmission,
        errors: &[FieldError],
        step: Step,
    ) -> TeraResult<String> {
        let form = FormView::refused(&entry.form, self.locale(Some(entry)), raw, errors);
        let form = form.at(&entry.form, step);
        self.templates.render(FORM, &self.form_context(entry, form)?)
    }

    /// Renders the form with what was typed, headed by the notice why it was not sent.
    pub(crate) fn unsent(
        &self,
        kind: ProblemKind,
        entry: &FormEntry,
        raw: &RawSubmission,
        step: Step,
    ) -> TeraResult<String> {
        let (locale, notice) = (self.locale(Some(entry)), self.detail(kind, Some(entry)));
        let form = FormView::unsent(&entry.form, locale, raw, (kind.name(), &notice));
        let form = form.at(&entry.form, step);
        self.templates.render(FORM, &self.form_context(entry, form)?)
    }

    /// Renders the form as it was filled in, headed by all answers.
    pub(crate) fn looked(
        &self,
        entry: &FormEntry,
        raw: &RawSubmission,
        answered: &[Answered],
    ) -> TeraResult<String> {
        let form = FormView::looked(&entry.form, self.locale(Some(entry)), raw, answered);
        self.templates.render(FORM, &self.form_context(entry, form)?)
    }

    fn form_context(&self, entry: &FormEntry, form: FormView) -> TeraResult<Context> {
        let (page, service) = (Some(&entry.form_page), Some(&entry.service));
        let mut context = self.around(FORM, entry.form.language(), page, service)?;
        let form = match &self.manifest.handler {
            Some(handler) => form.posted_to(handler).away_from(&self.manifest.origin),
            None => form,
        };
        context.insert("form", &form);
        Ok(context)
    }

    /// Renders the receipt.
    pub(crate) fn receipt(&self, entry: &FormEntry, receipt: &Receipt) -> TeraResult<String> {
        let (language, locale) = (entry.form.language(), self.locale(Some(entry)));
        let calendar = &self.manifest.calendar;
        let local = calendar.zone.local(receipt.received);
        let case = receipt.case.as_ref().and_then(|case| entry.cases.get(case));
        let view = ReceiptView {
            reference: receipt.reference.as_str(),
            received: date_text::moment(local, calendar.zone, locale),
            due: DueView::of(entry, case, &self.manifest, receipt.received),
            acknowledgement: match receipt.acknowledgement {
                Acknowledgement::Sent => "sent",
                Acknowledgement::Failed => "failed",
                Acknowledgement::Underway => "underway",
                Acknowledgement::NotAsked => "none",
            },
            case: case.map(|case| case.name.as_str()),
        };
        let (page, service) = (Some(&entry.receipt_page), Some(&entry.service));
        let mut context = self.around(RECEIPT, language, page, service)?;
        context.insert("receipt", &view);
        self.templates.render(RECEIPT, &context)
    }

    /// Renders the page of a problem.
    pub(crate) fn problem(
        &self,
        kind: ProblemKind,
        entry: Option<&FormEntry>,
    ) -> TeraResult<String> {
        let language = self.language(entry);
        let view = ProblemView {
            kind: kind.name(),
            status: kind.status().as_u16(),
            retry_url: entry.map(|entry| entry.form_url.as_str()),
        };
        let page = Some(&self.manifest.surroundings(language).problem);
        let service = entry.map(|entry| &entry.service);
        let mut context = self.around(PROBLEM, language, page, service)?;
        context.insert("problem", &view);
        self.templates.render(PROBLEM, &context)
    }

    /// Says what happened to a request for a form, or for none, and what to do.
    pub(crate) fn detail(&self, kind: ProblemKind, entry: Option<&FormEntry>) -> String {
        let opening = entry.map(|entry| *entry.form.opening()).unwrap_or_default();
        kind.detail(&opening, self.manifest.calendar.zone, self.locale(entry))
    }

    /// Returns the language of the answer to a request for a form, or for none.
    pub(crate) fn language(&self, entry: Option<&FormEntry>) -> Language {
        entry.map_or(self.manifest.language, |entry| entry.form.language())
    }

    /// Returns how the answer to a request for a form is written, or for none.
    pub(crate) fn locale(&self, entry: Option<&FormEntry>) -> &Locale {
        &self.manifest.surroundings(self.language(entry)).locale
    }

    /// Makes the context that every page has.
    fn around(
        &self,
        template: &str,
        language: Language,
        page: Option<&TemplateValue>,
        service: Option<&TemplateValue>,
    ) -> TeraResult<Context> {
        let around = self.manifest.surroundings(language);
        let mut context = Context::new();
        context.insert("lang", language.tag());
        let parts = [
            ("words", Some(&around.words)),
            ("site", Some(&around.site)),
            ("inline", self.manifest.inline.get(template)),
            ("page", page),
            ("service", service),
        ];
        for (name, value) in parts {
            let read = value.map(TemplateValue::read).transpose()?;
            context.insert_value(name, read.unwrap_or_else(tera::Value::none));
        }
        Ok(context)
    }

    /// Renders every page once with made-up content.
    ///
    /// What would fail in front of an applicant fails here. A form that shows nothing that
    /// another has not shown stands back: they differ in values alone.
    pub(crate) fn rehearse(&self) -> TeraResult<()> {
        for &kind in ProblemKind::VARIANTS {
            self.problem(kind, None)?;
        }
        let mut seen = BTreeSet::new();
        for entry in self.manifest.forms.values() {
            let mut features = shape::features(entry, self.locale(Some(entry)))
                .map_err(|error| tera::Error::chain("a form cannot be shown", error))?;
            features.retain(|feature| !seen.contains(feature));
            if features.is_empty() {
                continue;
            }
            seen.append(&mut features);
            for &kind in ProblemKind::VARIANTS {
                self.problem(kind, Some(entry))?;
            }
            let raw = RawSubmission::default();
            self.refused(entry, &raw, &all_missing(entry), entry.form.first_step())?;
            for kind in ProblemKind::UNSENT {
                self.unsent(kind, entry, &raw, Step::Send)?;
            }
            for (raw, answered) in samples::answers(entry) {
                self.looked(entry, &raw, &answered)?;
            }
            for receipt in Receipt::samples(entry.form.prefix()) {
                self.receipt(entry, &receipt)?;
            }
        }
        Ok(())
    }
}

fn all_missing(entry: &FormEntry) -> Vec<FieldError> {
    let missing =
        |field: &Field| FieldError { field: field.name.clone(), problem: Problem::Missing };
    entry.form.fields().map(missing).collect()
}
