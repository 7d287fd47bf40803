//! What the form template reads, with or without answers and errors.
//!
//! The generator renders it empty, the handler renders it again with what was
//! typed and what is wrong: one template, two renderers.

mod answer;
mod field;
mod filled;

use std::collections::BTreeSet;

use serde::Serialize;

use self::filled::FilledForm;
use crate::accept::FieldError;
use crate::announced::sent_files;
use crate::field::{Field, Group};
use crate::form::{Form, TOTAL_LIMIT};
use crate::id::{FieldName, TRAP};
use crate::kind::{FieldKind, FileRule};
use crate::locale::Locale;
use crate::message::can_be_cleared;
use crate::private_key::KeySearch;
use crate::problem::Problem;
use crate::size_text::size_text;
use crate::step::Step;
use crate::submission::{Answered, RawSubmission};

pub use self::answer::{AnswerView, FileView, LineView};
pub use self::field::{AgainView, AssentView, FieldView, HandoutView, OptionView, PartView};

/// A form as its template shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Where the form is posted to, a path such as `/api/forms/kominfo/lock`, or that at another
    /// origin.
    pub action: String,
    /// What posting it there does.
    pub step: Step,
    /// Whether its answers are shown above it, to be looked through.
    pub looked: bool,
    /// The groups of fields, each under its heading.
    pub groups: Vec<GroupView>,
    /// The error summary in the order of the fields; empty for a fresh form.
    pub errors: Vec<SummaryItem>,
    /// The name of the trap field, which people never see and never fill in.
    pub trap: &'static str,
    /// The greatest size of all that is sent, for people, such as `4 MB`.
    pub total_limit: String,
    /// The same in bytes, for the script.
    pub total_limit_bytes: u64,
    /// Whether the form takes files, and photos among them.
    pub takes: Takes,
    /// Whether a document can be filled in with what is typed, by a script.
    pub fills_documents: bool,
    /// Whether a refused form had files, which must be chosen again.
    pub files_lost: bool,
    /// Why the form was not sent though nothing in it is wrong, by the name of that problem
    /// in the words: its title heads the summary.
    pub unsent: Option<&'static str>,
}

/// What a form takes besides texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// Files, none of which can be a photo.
    Files,
    /// Files, and photos are welcome.
    Photos,
}

/// Fields under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The heading, absent for a form without groups.
    pub heading: Option<String>,
    /// When the group is asked, in words; absent if it always is.
    pub when: Option<String>,
    /// The classes that hide the group while its condition does not hold.
    pub when_class: Option<String>,
    /// The fields in order.
    pub fields: Vec<FieldView>,
    /// The answers that are to be looked through, in order.
    pub answers: Vec<AnswerView>,
}

/// One line of the error summary.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryItem {
    /// The id of the element that the line links to.
    pub target: String,
    /// What is wrong and how to put it right; the same words as beside the field.
    pub message: String,
}

impl FormView {
    /// Shows a fresh form.
    #[must_use]
    pub fn empty(form: &Form, locale: &Locale) -> Self {
        Self::new((form, locale), &RawSubmission::default(), &[], BTreeSet::new(), None)
    }

    /// Shows a refused form with what was typed and what is wrong with it.
    #[must_use]
    pub fn refused(
        form: &Form,
        locale: &Locale,
        raw: &RawSubmission,
        errors: &[FieldError],
    ) -> Self {
        let is_hidden = |field: &&Field| {
            errors.iter().filter(|error| error.field == field.name).any(|error| {
                match error.problem {
                    Problem::PrivateKey => true,
                    Problem::NotAsked(_) => !can_be_cleared(field),
                    _ => false,
                }
            })
        };
        let hidden = form.fields().filter(is_hidden).map(|field| &field.name).collect();
        Self::new((form, locale), raw, errors, hidden, None)
    }

    /// Shows a form that was not even judged, with what was typed.
    ///
    /// The notice why takes the place of the error summary: the template shows that first,
    /// and screen readers are led to it.
    #[must_use]
    pub fn unsent(
        form: &Form,
        locale: &Locale,
        raw: &RawSubmission,
        (why, notice): (&'static str, &str),
    ) -> Self {
        let mut search = KeySearch::within(raw.size());
        let hidden = form.with_private_keys(raw, &mut search);
        let first = form.fields().next().map(|first| first.name.to_string());
        let summary = first.map(|target| SummaryItem { target, message: notice.to_owned() });
        Self {
            unsent: Some(why),
            errors: summary.into_iter().collect(),
            files_lost: has_files(form, raw),
            ..Self::new((form, locale), raw, &[], hidden, None)
        }
    }

    /// Shows a form that can be sent, headed by all its answers.
    #[must_use]
    pub fn looked(
        form: &Form,
        locale: &Locale,
        raw: &RawSubmission,
        answered: &[Answered],
    ) -> Self {
        Self {
            looked: true,
            files_lost: form.fields().any(|field| !sent_files(field, raw).is_empty()),
            ..Self::new((form, locale), raw, &[], BTreeSet::new(), Some(answered))
        }
        .at(form, Step::Send)
    }

    /// Shows it as it is posted for a step.
    #[must_use]
    pub fn at(mut self, form: &Form, step: Step) -> Self {
        self.action = form.id().action_of(step);
        self.step = step;
        self
    }

    /// Shows it as it is posted to another origin than that of the page.
    #[must_use]
    pub fn posted_to(mut self, handler: &str) -> Self {
        self.action.insert_str(0, handler);
        self
    }

    /// Shows it on a page of another origin than that of the site, where its documents are.
    #[must_use]
    pub fn away_from(mut self, site: &str) -> Self {
        let fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        for document in fields.filter_map(|field| field.template.as_mut()) {
            document.url.insert_str(0, site);
        }
        self
    }

    fn new<'form>(
        (form, locale): (&'form Form, &Locale),
        raw: &RawSubmission,
        errors: &[FieldError],
        mut hidden: BTreeSet<&'form FieldName>,
        answered: Option<&[Answered]>,
    ) -> Self {
        // What was accepted is no longer than the questions let it be.
        if answered.is_none() {
            hidden.extend(too_much(form, raw));
        }
        let conditions = form.conditions();
        let filled = FilledForm { form, locale, raw, errors, answered, hidden, conditions };
        let step = form.first_step();
        Self {
            action: form.id().action_of(step),
            step,
            looked: false,
            groups: form.groups().iter().map(|group| filled.group(group)).collect(),
            errors: errors.iter().filter_map(|error| filled.summary_item(error)).collect(),
            trap: TRAP,
            total_limit: size_text(u64::from(TOTAL_LIMIT), locale),
            total_limit_bytes: u64::from(TOTAL_LIMIT),
            fills_documents: form
                .fields()
                .filter_map(|field| field.handout.as_ref())
                .any(|handout| !handout.fills.is_empty()),
            takes: takes(form),
            files_lost: !errors.is_empty() && has_files(form, raw),
            unsent: None,
        }
    }
}

/// How much is given back even of a short form: some signs grow when they are escaped.
const LEAST_GIVEN_BACK: usize = 16 * 1024;
/// How much is given back at most: what goes through a gateway in front of a function has
/// 6 MB, in JSON, and nobody types more.
const MOST_GIVEN_BACK: usize = 1024 * 1024;

/// Returns the questions whose answers are not given back, so that a page is never larger than
/// what was sent by more than itself.
fn too_much<'form>(form: &'form Form, raw: &RawSubmission) -> BTreeSet<&'form FieldName> {
    let mut left = raw.size().saturating_add(LEAST_GIVEN_BACK).min(MOST_GIVEN_BACK);
    let is_too_much = |field: &&Field| {
        let texts = field.part_names().into_iter().map(|name| raw.text(&name));
        let size = if is_file(field) { 0 } else { texts.map(|text| escaped_size(&text)).sum() };
        let rest = left.checked_sub(size);
        left = rest.unwrap_or(left);
        rest.is_none()
    };
    form.fields().filter(is_too_much).map(|field| &field.name).collect()
}

/// Returns how long a text is as HTML.
fn escaped_size(text: &str) -> usize {
    let size = |byte: u8| match byte {
        b'"' | b'\'' => "&quot;".len(),
        b'&' => "&amp;".len(),
        b'<' | b'>' => "&lt;".len(),
        _ => 1,
    };
    text.bytes().map(size).sum()
}

fn takes(form: &Form) -> Takes {
    if form.fields().any(|field| field::file(field).is_some_and(FileRule::takes_photos)) {
        Takes::Photos
    } else if form.fields().any(is_file) {
        Takes::Files
    } else {
        Takes::Nothing
    }
}

const fn is_file(field: &Field) -> bool {
    matches!(field.kind, FieldKind::File(_))
}

/// Returns whether a file was sent.
fn has_files(form: &Form, raw: &RawSubmission) -> bool {
    let is_filled = |field: &Field| {
        raw.contents(field.name.as_str()).iter().any(|content| !content.reveal().is_empty())
    };
    form.fields().any(|field| is_file(field) && is_filled(field))
}

impl<'form> FilledForm<'form> {
    fn group(&self, group: &'form Group) -> GroupView {
        let has_error = group.fields.iter().any(|field| self.problems(field).next().is_some());
        GroupView {
            heading: group.heading.clone(),
            when: self.when(&group.when),
            when_class: self.when_class(&group.when, group, None, has_error),
            fields: group.fields.iter().map(|field| self.field(group, field)).collect(),
            answers: self.answers(group),
        }
    }

    fn summary_item(&self, error: &FieldError) -> Option<SummaryItem> {
        let field = self.form.fields().find(|field| field.name == error.field)?;
        Some(SummaryItem {
            target: field::first_control(field, &error.problem),
            message: error.problem.message(field, self.locale),
        })
    }
}
