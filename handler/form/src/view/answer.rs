//! The answers to a form as they are shown before it is sent.

use serde::Serialize;

use super::field::first_control;
use super::filled::FilledForm;
use crate::announced::{NamedFile, named_files};
use crate::field::{Field, Group};
use crate::kind::Choice;
use crate::language::Language;
use crate::problem::Problem;
use crate::size_text::size_text;
use crate::submission::{Answer, Answered};

/// An answer as it is shown before it is sent.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    /// The question.
    pub label: String,
    /// The id of the control that changes the answer.
    pub target: String,
    /// The answer line by line; empty if it was left empty, and of files.
    pub lines: Vec<LineView>,
    /// Whether a statement was ticked.
    pub ticked: bool,
    /// The files.
    pub files: Vec<FileView>,
    /// Whether the files are to be chosen again, for the browser has forgotten them.
    pub lost: bool,
}

/// A line of an answer, or an option that was chosen.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    /// The line.
    pub text: String,
    /// Its language, if it is another one than that of the form.
    pub language: Option<Language>,
}

/// A file by what the applicant knows of it.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// The name that it has on the device of the applicant.
    pub name: String,
    /// The size, such as `120 KB`.
    pub size: String,
}

impl FilledForm<'_> {
    /// Shows the answers of a group that are to be looked through; none elsewhere.
    pub(super) fn answers(&self, group: &Group) -> Vec<AnswerView> {
        let Some(answered) = self.answered else { return Vec::new() };
        let fields = group.fields.iter();
        fields.filter_map(|field| self.answer(field, answered)).collect()
    }

    /// Shows an answer; `None` if the question is not asked.
    fn answer(&self, field: &Field, answered: &[Answered]) -> Option<AnswerView> {
        let answer = answered.iter().find(|answered| answered.name == field.name);
        let file = |file: NamedFile| FileView {
            size: size_text(u64::try_from(file.size).unwrap_or(u64::MAX), self.locale),
            name: file.name,
        };
        let files: Vec<_> = named_files(field, self.raw).into_iter().map(file).collect();
        if answer.is_none() && files.is_empty() {
            return None;
        }
        let answer = answer.map(|answered| &answered.answer);
        Some(AnswerView {
            label: field.label.clone(),
            target: first_control(field, &Problem::Missing),
            lines: answer.map(|answer| self.lines(field, answer)).unwrap_or_default(),
            ticked: matches!(answer, Some(Answer::Agreed(_))),
            lost: answer.is_some() && !files.is_empty(),
            files,
        })
    }

    fn lines(&self, field: &Field, answer: &Answer) -> Vec<LineView> {
        let line = |text: &str| LineView { text: text.to_owned(), language: None };
        match answer {
            Answer::Typed(typed) => {
                typed.reveal().text(self.locale).split('\n').map(line).collect()
            }
            Answer::Chosen(chosen) => {
                let is_chosen = |value: &str| chosen.iter().any(|(chosen, _)| chosen == value);
                let options = field.choices().iter().filter(|option| is_chosen(&option.value));
                let option =
                    |option: &Choice| LineView { language: option.language, ..line(&option.label) };
                options.map(option).collect()
            }
            Answer::Empty | Answer::Agreed(_) | Answer::File(_) | Answer::Files(_) => Vec::new(),
        }
    }
}
