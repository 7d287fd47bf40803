//! What the form template reads, with or without answers and errors.
//!
//! The generator renders it empty, the handler renders it again with what was
//! typed and what is wrong: one template, two renderers.

use serde::Serialize;

use crate::accept::FieldError;
use crate::field::{Choice, Field, FieldKind};
use crate::form::{Form, TOTAL_LIMIT, TRAP};
use crate::message::size_text;
use crate::problem::Problem;
use crate::submission::RawSubmission;

/// A form as its template shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Where the form is posted to, a path such as `/api/forms/kominfo/lock`.
    pub action: String,
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
    /// Whether a refused form had files, which must be chosen again.
    pub files_lost: bool,
}

/// Fields under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The heading, absent for a form without groups.
    pub heading: Option<String>,
    /// The fields in order.
    pub fields: Vec<FieldView>,
}

/// One line of the error summary.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryItem {
    /// The id of the element that the line links to.
    pub target: String,
    /// What is wrong and how to put it right; the same words as beside the field.
    pub message: String,
}

/// One field as its template shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// The name that is posted, and the id of the (first) control.
    pub name: String,
    /// Which control: `input`, `textarea`, `select`, `radios`, `checkboxes`, `checkbox` or `file`.
    pub control: &'static str,
    /// The label; for `radios` and `checkboxes` the legend.
    pub label: String,
    /// A hint under the label.
    pub hint: Option<String>,
    /// Whether the field may be left empty, which the label then says.
    pub optional: bool,
    /// The `type` of an `input`: `text`, `email` or `tel`.
    pub input_type: &'static str,
    /// The `inputmode` of an `input`.
    pub input_mode: Option<&'static str>,
    /// The `autocomplete` token.
    pub autocomplete: Option<String>,
    /// The greatest number of characters that `maxlength` allows.
    pub max_length: Option<u32>,
    /// How wide the answer is in characters, a hint for the width of the input.
    pub width: Option<u32>,
    /// What was typed, to be escaped by the template.
    pub value: String,
    /// Whether the single `checkbox` is ticked.
    pub checked: bool,
    /// The options of a choice; for `checkbox` its single value.
    pub options: Vec<OptionView>,
    /// The `accept` attribute of a file field.
    pub accept: Option<String>,
    /// The greatest size of the file in bytes, for the script.
    pub limit_bytes: Option<u64>,
    /// A document that helps to fill in this field, such as a statement template.
    pub template: Option<TemplateLink>,
    /// The message beside the field.
    pub error: Option<String>,
    /// The ids for `aria-describedby`: hint, then error.
    pub described_by: Option<String>,
}

/// One option of a choice.
#[derive(Debug, Clone, Serialize)]
pub struct OptionView {
    /// The id of the control.
    pub id: String,
    /// The value that is posted.
    pub value: String,
    /// The label.
    pub label: String,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// A link to a document that the applicant fills in.
#[derive(Debug, Clone, Serialize)]
pub struct TemplateLink {
    /// Where it is.
    pub url: String,
    /// What it is.
    pub label: String,
}

impl FormView {
    /// Shows a fresh form.
    #[must_use]
    pub fn empty(form: &Form) -> Self {
        Self::new(form, &RawSubmission::default(), &[])
    }

    /// Shows a refused form with what was typed and what is wrong with it.
    #[must_use]
    pub fn refused(form: &Form, raw: &RawSubmission, errors: &[FieldError]) -> Self {
        Self::new(form, raw, errors)
    }

    fn new(form: &Form, raw: &RawSubmission, errors: &[FieldError]) -> Self {
        let groups = form.groups().iter().map(|group| GroupView {
            heading: group.heading.clone(),
            fields: group.fields.iter().map(|field| field_view(form, field, raw, errors)).collect(),
        });
        let is_file = |field: &&Field| matches!(field.kind, FieldKind::File { .. });
        let was_sent = |field: &Field| {
            raw.contents(field.name.as_str()).iter().any(|content| !content.reveal().is_empty())
        };
        Self {
            action: form.id().action(),
            groups: groups.collect(),
            errors: errors.iter().filter_map(|error| summary_item(form, error)).collect(),
            trap: TRAP,
            total_limit: size_text(u64::from(TOTAL_LIMIT), form.language()),
            total_limit_bytes: u64::from(TOTAL_LIMIT),
            files_lost: !errors.is_empty() && form.fields().filter(is_file).any(was_sent),
        }
    }
}

fn summary_item(form: &Form, error: &FieldError) -> Option<SummaryItem> {
    let field = form.fields().find(|field| field.name == error.field)?;
    let target = match &field.kind {
        // The first option is what a keyboard reaches first in a group.
        FieldKind::Choice { options } | FieldKind::Choices { options } => {
            options.first().map_or_else(|| field.name.to_string(), |_| option_id(field, 0))
        }
        _ => field.name.to_string(),
    };
    Some(SummaryItem { target, message: error.problem.message(field, form.language()) })
}

fn field_view(form: &Form, field: &Field, raw: &RawSubmission, errors: &[FieldError]) -> FieldView {
    let name = field.name.to_string();
    let messages: Vec<String> = errors
        .iter()
        .filter(|error| error.field == field.name)
        .map(|error| error.problem.message(field, form.language()))
        .collect();
    let error = (!messages.is_empty()).then(|| messages.join(" "));
    let described_by = [(field.hint.is_some(), "hint"), (error.is_some(), "error")]
        .into_iter()
        .filter(|(present, _)| *present)
        .map(|(_, part)| format!("{name}-{part}"))
        .collect::<Vec<_>>();
    let input = Input::of(&field.kind);
    FieldView {
        control: input.control,
        label: field.label.clone(),
        hint: field.hint.clone(),
        optional: field.optional,
        input_type: input.kind,
        input_mode: input.mode,
        autocomplete: field.autocomplete.clone(),
        max_length: input.max_length,
        width: input.width,
        value: if input.control == "file" || error_hides_value(field, errors) {
            String::new()
        } else {
            raw.text(&name)
        },
        checked: matches!(&field.kind, FieldKind::Checkbox { value } if raw.has_value(&name, value)),
        options: options(field, raw),
        accept: accept(&field.kind),
        limit_bytes: match field.kind {
            FieldKind::File { limit, .. } => Some(u64::from(limit)),
            _ => None,
        },
        template: field.template.as_ref().map(|template| TemplateLink {
            url: template.url.clone(),
            label: template.label.clone(),
        }),
        error,
        described_by: (!described_by.is_empty()).then(|| described_by.join(" ")),
        name,
    }
}

/// A private key is not sent back to the browser, where the page might be saved or cached.
fn error_hides_value(field: &Field, errors: &[FieldError]) -> bool {
    errors.iter().any(|error| error.field == field.name && error.problem == Problem::PrivateKey)
}

fn options(field: &Field, raw: &RawSubmission) -> Vec<OptionView> {
    let name = field.name.as_str();
    let view = |(index, choice): (usize, &Choice)| OptionView {
        id: option_id(field, index),
        value: choice.value.clone(),
        label: choice.label.clone(),
        chosen: raw.has_value(name, &choice.value),
    };
    match &field.kind {
        FieldKind::Choice { options } | FieldKind::Choices { options } => {
            options.iter().enumerate().map(view).collect()
        }
        FieldKind::Checkbox { value } => vec![OptionView {
            id: name.to_owned(),
            value: value.clone(),
            label: field.label.clone(),
            chosen: raw.has_value(name, value),
        }],
        _ => Vec::new(),
    }
}

fn option_id(field: &Field, index: usize) -> String {
    format!("{}-{}", field.name, index + 1)
}

fn accept(kind: &FieldKind) -> Option<String> {
    let FieldKind::File { accept, .. } = kind else {
        return None;
    };
    Some(accept.iter().map(|kind| kind.accept()).collect::<Vec<_>>().join(","))
}

/// The attributes that follow from the kind of a field.
struct Input {
    control: &'static str,
    kind: &'static str,
    mode: Option<&'static str>,
    max_length: Option<u32>,
    width: Option<u32>,
}

impl Input {
    const fn of(kind: &FieldKind) -> Self {
        let plain =
            Self { control: "input", kind: "text", mode: None, max_length: None, width: None };
        match kind {
            FieldKind::Text { max, .. } => Self { max_length: Some(*max), ..plain },
            FieldKind::Textarea { max, .. } => {
                Self { control: "textarea", max_length: Some(*max), ..plain }
            }
            FieldKind::Email { .. } => Self { kind: "email", mode: Some("email"), ..plain },
            FieldKind::Tel { .. } => {
                Self { kind: "tel", mode: Some("tel"), width: Some(18), ..plain }
            }
            FieldKind::Nik => Self { mode: Some("numeric"), width: Some(20), ..plain },
            FieldKind::Nip => Self { mode: Some("numeric"), width: Some(22), ..plain },
            FieldKind::Choice { options } if options.len() > 7 => {
                Self { control: "select", ..plain }
            }
            FieldKind::Choice { .. } => Self { control: "radios", ..plain },
            FieldKind::Choices { .. } => Self { control: "checkboxes", ..plain },
            FieldKind::Checkbox { .. } => Self { control: "checkbox", ..plain },
            FieldKind::File { .. } => Self { control: "file", ..plain },
        }
    }
}
