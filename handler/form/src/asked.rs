//! Which questions of a form are asked, given what was answered.

use std::collections::BTreeSet;

use crate::condition::{Asking, Condition};
use crate::condition_fault::needed;
use crate::field::{Field, Group};
use crate::form::Form;
use crate::id::FieldName;
use crate::kind::FieldKind;
use crate::submission::RawSubmission;
use crate::text::plain;

impl Form {
    /// Returns the names of the fields that are asked, given what was answered.
    pub(crate) fn asked(&self, raw: &RawSubmission) -> BTreeSet<&FieldName> {
        let mut asked = BTreeSet::new();
        for group in self.groups() {
            for field in &group.fields {
                // A condition looks back, so what it looks at has been decided.
                let is_asked = |name: &FieldName| asked.contains(name);
                if group.when.iter().chain(&field.when).all(|when| holds(when, raw, is_asked)) {
                    asked.insert(&field.name);
                }
            }
        }
        asked
    }

    /// Returns the first of the conditions of a question that does not hold.
    pub(crate) fn missed<'form>(
        &self,
        group: &'form Group,
        field: &'form Field,
        raw: &RawSubmission,
    ) -> Option<&'form Condition> {
        let asked = self.asked(raw);
        let is_asked = |name: &FieldName| asked.contains(name);
        // Its own come first: they are nearer to what was typed.
        field.when.iter().chain(&group.when).find(|when| !holds(when, raw, is_asked))
    }

    /// Returns a condition in the words of this form.
    #[must_use]
    pub fn asking(&self, condition: &Condition) -> Asking {
        let field = self.fields().find(|field| field.name == condition.field);
        let Some(field) = field else {
            return Asking { question: condition.field.to_string(), answers: Vec::new() };
        };
        let is_meant = |(value, _): &(&str, &str)| condition.is.iter().any(|is| is == value);
        let answers = match field.kind {
            FieldKind::Checkbox(_) => Vec::new(),
            _ => field
                .options()
                .into_iter()
                .filter(is_meant)
                .map(|(_, label)| label.to_owned())
                .collect(),
        };
        Asking { question: field.label.clone(), answers }
    }

    /// Returns the different conditions of this form, in its order.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut conditions: Vec<&Condition> = Vec::new();
        for group in self.groups() {
            let own = group.fields.iter().flat_map(|field| &field.when);
            for condition in group.when.iter().chain(own) {
                if !conditions.contains(&condition) {
                    conditions.push(condition);
                }
            }
        }
        conditions
    }

    /// Returns every condition that must hold for a field, or for its whole group,
    /// to be asked: its own, its group's, and those of the fields that these look at.
    #[must_use]
    pub fn conditions_of<'form>(
        &'form self,
        group: &'form Group,
        field: Option<&'form Field>,
    ) -> Vec<&'form Condition> {
        needed(self.groups(), group, field)
    }
}

/// Returns whether a condition holds: its question is asked, and answered as it must be.
fn holds(
    condition: &Condition,
    raw: &RawSubmission,
    is_asked: impl Fn(&FieldName) -> bool,
) -> bool {
    is_asked(&condition.field)
        && condition.is.iter().any(|value| says(raw, &condition.field, value))
}

/// Returns whether a value was chosen; read as the answer itself is read.
fn says(raw: &RawSubmission, name: &FieldName, value: &str) -> bool {
    let is_value = |text: &str| plain(text) == value;
    raw.contents(name.as_str())
        .iter()
        .any(|content| std::str::from_utf8(content.reveal()).is_ok_and(is_value))
}
