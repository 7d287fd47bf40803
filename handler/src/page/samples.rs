//! Made-up answers, to show a form with them before anybody has filled it in.

use bytes::Bytes;
use loket_form::bundle::FormEntry;
use loket_form::field::Field;
use loket_form::kind::FieldKind;
use loket_form::submission::{Answer, Answered, RawSubmission};
use loket_form::typed::Typed;

/// Returns a form without any answer, and one with an answer to each question.
pub(super) fn answers(entry: &FormEntry) -> [(RawSubmission, Vec<Answered>); 2] {
    let all = |answer: fn(&Field) -> Answer| {
        let answered = |field: &Field| Answered {
            name: field.name.clone(),
            label: field.label.clone(),
            answer: answer(field),
        };
        entry.form.fields().map(answered).collect()
    };
    let mut files = RawSubmission::default();
    for field in entry.form.fields().filter(|field| matches!(field.kind, FieldKind::File(_))) {
        files.push_file(field.name.to_string(), SAMPLE.to_owned(), Bytes::from_static(b"contoh"));
    }
    [(RawSubmission::default(), all(|_| Answer::Empty)), (files, all(sample))]
}

const SAMPLE: &str = "Contoh";

fn sample(field: &Field) -> Answer {
    match &field.kind {
        FieldKind::File(_) => Answer::Files(Vec::new()),
        FieldKind::Checkbox(rule) => Answer::Agreed(rule.value.clone()),
        FieldKind::Choice(_) | FieldKind::Choices(_) => {
            let options = field.choices().iter();
            Answer::Chosen(
                options.map(|option| (option.value.clone(), option.label.clone())).collect(),
            )
        }
        _ => Typed::Lines(format!("{SAMPLE}\n{SAMPLE}")).into(),
    }
}
