//! What to have ready before a form is begun, made from the form itself.

use loket_form::field::Field;
use loket_form::form::Form;
use loket_form::kind::FieldKind;
use serde::Serialize;

use super::super::ViewContext;
use super::super::link::Link;

/// What a form will ask for that people do not know by heart.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsView {
    /// Numbers on cards, addresses that are registered somewhere, files.
    pub things: Vec<NeedView>,
    /// How long it takes to fill in, such as "± 10 menit".
    pub minutes: String,
}

/// One thing to have ready.
#[derive(Debug, Clone, Serialize)]
pub struct NeedView {
    /// What it is, as the form asks for it.
    pub label: String,
    /// The letter to print and sign.
    pub letter: Option<Link>,
}

/// How long it takes to answer, in seconds: a line, a text, a file, a letter that is printed first.
const SECONDS: [usize; 4] = [20, 90, 60, 240];

/// Times are told in steps of so many minutes: nobody knows them better.
const STEP: usize = 5;

impl NeedsView {
    /// Makes the list for a form: of what everybody is asked for.
    pub(super) fn new(context: &ViewContext<'_>, form: &Form) -> Self {
        let asked = form.places().filter(|(group, field)| {
            group.when.is_empty() && field.when.is_empty() && !field.optional
        });
        let asked: Vec<&Field> = asked.map(|(_, field)| field).collect();
        let seconds: usize = asked.iter().map(|field| seconds(field)).sum();
        let minutes = seconds.div_ceil(60 * STEP) * STEP;
        Self {
            things: asked.into_iter().filter(|field| is_fetched(field)).map(need).collect(),
            minutes: context.words.standard.minutes.replace("{count}", &minutes.to_string()),
        }
    }
}

fn seconds(field: &Field) -> usize {
    let [line, text, file, letter] = SECONDS;
    match field.kind {
        FieldKind::File(_) if field.handout.is_some() => letter,
        FieldKind::File(_) => file,
        FieldKind::Textarea(_) => text,
        _ => line,
    }
}

/// Returns whether people look for it before they can answer.
const fn is_fetched(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Nik | FieldKind::Nip | FieldKind::Email(_) | FieldKind::File(_))
}

fn need(field: &Field) -> NeedView {
    let letter = field.handout.as_ref();
    NeedView {
        label: field.label.clone(),
        letter: letter.map(|it| Link { label: it.label.clone(), url: it.url.clone() }),
    }
}
