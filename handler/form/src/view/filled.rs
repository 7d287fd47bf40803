//! A form with what was typed into it: what groups, fields and options ask of it.

use std::collections::BTreeSet;

use crate::accept::FieldError;
use crate::condition::Condition;
use crate::field::{Field, Group};
use crate::form::Form;
use crate::id::FieldName;
use crate::locale::Locale;
use crate::problem::Problem;
use crate::submission::{Answered, RawSubmission};

/// The most conditions of one form that the style sheet knows; what more there
/// are is always shown, with its condition in words.
const MOST_HIDDEN: usize = 12;

/// A form with what was typed into it and what is wrong.
pub(super) struct FilledForm<'form> {
    pub(super) form: &'form Form,
    pub(super) locale: &'form Locale,
    pub(super) raw: &'form RawSubmission,
    pub(super) errors: &'form [FieldError],
    /// The answers that are to be looked through; absent where the form alone is shown.
    pub(super) answered: Option<&'form [Answered]>,
    /// The fields whose answers are not shown again: those that held a private key, since
    /// a browser might save or cache the page; and options of a question that is not asked,
    /// which nobody could take back.
    pub(super) hidden: BTreeSet<&'form FieldName>,
    /// The conditions of the form; the place of each gives its number in class names.
    pub(super) conditions: Vec<&'form Condition>,
}

impl<'form> FilledForm<'form> {
    pub(super) fn when(&self, conditions: &[Condition]) -> Option<String> {
        let text = |condition: &Condition| self.form.asking(condition).text(self.locale);
        let texts: Vec<String> = conditions.iter().map(text).collect();
        (!texts.is_empty()).then(|| texts.join(&format!(", {} ", self.locale.and)))
    }

    /// Returns the classes that hide something while a condition of it does not hold.
    ///
    /// What has an error is shown in any case: it is wrong, perhaps just because
    /// it is not asked.
    pub(super) fn when_class(
        &self,
        conditions: &[Condition],
        group: &'form Group,
        field: Option<&'form Field>,
        has_error: bool,
    ) -> Option<String> {
        if conditions.is_empty() || has_error {
            return None;
        }
        let numbers = self.form.conditions_of(group, field).into_iter();
        let numbers = numbers.filter_map(|condition| self.number(condition));
        Some(classes("loket-when-", numbers)).filter(|classes| !classes.is_empty())
    }

    /// Returns the number of a condition in class names, from 1.
    pub(super) fn number(&self, condition: &Condition) -> Option<usize> {
        let place = self.conditions.iter().position(|known| *known == condition)?;
        (place < MOST_HIDDEN).then_some(place + 1)
    }

    /// Returns what is wrong with a field.
    pub(super) fn problems(&self, field: &Field) -> impl Iterator<Item = &'form Problem> {
        let errors = self.errors.iter().filter(|error| error.field == field.name);
        errors.map(|error| &error.problem).collect::<Vec<_>>().into_iter()
    }

    /// Returns whether what was typed is not shown again.
    pub(super) fn hides(&self, field: &Field) -> bool {
        self.hidden.contains(&field.name)
    }
}

pub(super) fn classes(prefix: &str, numbers: impl Iterator<Item = usize>) -> String {
    numbers.map(|number| format!("{prefix}{number}")).collect::<Vec<_>>().join(" ")
}
