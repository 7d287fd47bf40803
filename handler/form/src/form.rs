//! A form: its questions in order, and what it takes to accept it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::condition_fault::{ConditionError, faults};
use crate::field::{Field, Group, is_false};
use crate::id::{CASE, FieldName, FormId, PROOF, Prefix, TRAP};
use crate::kind::FieldKind;
use crate::language::Language;
use crate::opening::Opening;
use crate::step::Step;

/// The greatest size of a whole request body in bytes: 4 MiB.
///
/// A function is handed at most 6 291 556 bytes of event, in which the body
/// stands as base64; 4 MiB leaves room for headers and text fields.
pub const TOTAL_LIMIT: u32 = 4 * 1024 * 1024;

/// What a form is for: its pages and mails speak of a request, or of a complaint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Someone asks for a service.
    #[default]
    Request,
    /// Someone complains (UU 25/2009, article 36).
    Complaint,
}

/// The parts of a form before they are checked together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormParts {
    /// Which form.
    pub id: FormId,
    /// The language of its questions and messages.
    pub language: Language,
    /// What it is for.
    #[serde(default)]
    pub purpose: Purpose,
    /// The title of the service, which stands in the subject of the mails.
    pub title: String,
    /// The beginning of its references.
    pub prefix: Prefix,
    /// The questions.
    pub groups: Vec<Group>,
    /// The e-mail field that answers go to.
    pub reply_to: Option<FieldName>,
    /// When it takes what is sent, and how much of it a day.
    #[serde(default, skip_serializing_if = "Opening::is_always")]
    pub opening: Opening,
    /// Whether all answers are shown once more before they are sent.
    #[serde(default, skip_serializing_if = "is_false")]
    pub review: bool,
}

/// A form that can be filled in: its names are unique and its files fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "FormParts", into = "FormParts")]
pub struct Form(FormParts);

/// The parts do not make a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// There is nothing to fill in.
    #[error("a form needs at least one field")]
    Empty,
    /// Two fields have one name.
    #[error("two fields are named `{0}`")]
    DuplicateField(FieldName),
    /// The name is that of the trap field, or of the proof of work.
    #[error("the name `{0}` is taken by a hidden field of every form")]
    ReservedName(FieldName),
    /// The name is that of the question for the case, which this form asks.
    #[error("the name `{0}` is taken by the question for the case")]
    CaseName(FieldName),
    /// `reply_to` names no field, or one of another kind.
    #[error("`reply_to` names `{0}`, which is no e-mail field of this form")]
    ReplyTo(FieldName),
    /// A condition cannot be one.
    #[error(transparent)]
    Condition(#[from] ConditionError),
    /// The files may be larger together than what can be sent.
    #[error("the files may be {sum} bytes together, more than the {TOTAL_LIMIT} that can be sent")]
    TooLarge {
        /// The sum of the limits in bytes.
        sum: u64,
    },
}

impl Form {
    /// Checks the parts together.
    ///
    /// # Errors
    /// If there is no field, a name is taken twice, `reply_to` or a condition dangles, or the
    /// files cannot fit.
    pub fn try_new(parts: FormParts) -> Result<Self, FormError> {
        let form = Self(parts);
        form.check_names()?;
        form.check_reply_to()?;
        form.check_size()?;
        if let Some(fault) = faults(form.groups()).into_iter().next() {
            return Err(fault.error.into());
        }
        Ok(form)
    }

    fn check_names(&self) -> Result<(), FormError> {
        let mut seen = BTreeSet::new();
        for field in self.fields() {
            if [TRAP, PROOF].contains(&field.name.as_str()) {
                return Err(FormError::ReservedName(field.name.clone()));
            }
            if !seen.insert(&field.name) {
                if field.name.as_str() == CASE && self.case_question().is_some() {
                    return Err(FormError::CaseName(field.name.clone()));
                }
                return Err(FormError::DuplicateField(field.name.clone()));
            }
        }
        if seen.is_empty() { Err(FormError::Empty) } else { Ok(()) }
    }

    fn check_reply_to(&self) -> Result<(), FormError> {
        let Some(name) = &self.0.reply_to else {
            return Ok(());
        };
        let is_email = |field: &Field| matches!(field.kind, FieldKind::Email(_));
        match self.fields().find(|field| &field.name == name) {
            Some(field) if is_email(field) => Ok(()),
            _ => Err(FormError::ReplyTo(name.clone())),
        }
    }

    fn check_size(&self) -> Result<(), FormError> {
        let size = |field: &Field| match &field.kind {
            FieldKind::File(rule) => u64::from(rule.limit) * u64::from(rule.count),
            _ => 0,
        };
        let sum = self.fields().map(size).fold(0, u64::saturating_add);
        if sum > u64::from(TOTAL_LIMIT) { Err(FormError::TooLarge { sum }) } else { Ok(()) }
    }

    /// Returns which form it is.
    #[must_use]
    pub const fn id(&self) -> &FormId {
        &self.0.id
    }

    /// Returns the language of its questions and messages.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.0.language
    }

    /// Returns what it is for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.0.purpose
    }

    /// Returns the title of the service.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// Returns the beginning of its references.
    #[must_use]
    pub const fn prefix(&self) -> &Prefix {
        &self.0.prefix
    }

    /// Returns the groups in order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.0.groups
    }

    /// Returns the question for the case: the first of the form, if it asks for it.
    #[must_use]
    pub fn case_question(&self) -> Option<&Field> {
        self.fields().next().filter(|first| first.name.as_str() == CASE)
    }

    /// Returns the name of the e-mail field that answers go to.
    #[must_use]
    pub const fn reply_to(&self) -> Option<&FieldName> {
        self.0.reply_to.as_ref()
    }

    /// Returns when it takes what is sent, and how much of it a day.
    #[must_use]
    pub const fn opening(&self) -> &Opening {
        &self.0.opening
    }

    /// Returns what pressing the button of the empty form does.
    #[must_use]
    pub const fn first_step(&self) -> Step {
        if self.0.review { Step::Look } else { Step::Send }
    }

    /// Returns all fields in order, each with its group.
    pub fn places(&self) -> impl Iterator<Item = (&Group, &Field)> {
        self.0.groups.iter().flat_map(|group| group.fields.iter().map(move |field| (group, field)))
    }

    /// Returns all fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.0.groups.iter().flat_map(|group| &group.fields)
    }
}

impl TryFrom<FormParts> for Form {
    type Error = FormError;

    fn try_from(parts: FormParts) -> Result<Self, Self::Error> {
        Self::try_new(parts)
    }
}

impl From<Form> for FormParts {
    fn from(form: Form) -> Self {
        form.0
    }
}
