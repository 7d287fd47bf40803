//! What can be wrong with the conditions of a form.

use std::collections::BTreeSet;

use crate::condition::Condition;
use crate::field::{Field, Group};
use crate::id::FieldName;
use crate::kind::FieldKind;

/// Why a condition cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConditionError {
    /// There is no such field.
    #[error("`when` names `{field}`, which is no field of this form")]
    UnknownField {
        /// What stands there.
        field: FieldName,
        /// The fields that it could be.
        known: Vec<FieldName>,
    },
    /// The field depends, through others or itself, on what it decides.
    #[error("`when` names `{0}`, which depends on this field itself")]
    Cycle(FieldName),
    /// The field stands below.
    #[error("`when` names `{0}`, which stands further below")]
    Later(FieldName),
    /// The answers of the field cannot be told apart.
    #[error("`when` names `{0}`, which has no options")]
    NoOptions(FieldName),
    /// The field has no such option.
    #[error("`when` names the answer `{value}`, which `{field}` does not have")]
    UnknownOption {
        /// The other field.
        field: FieldName,
        /// What stands there.
        value: String,
        /// The options of the other field.
        known: Vec<String>,
    },
    /// No answer is named.
    #[error("`when` names no answer")]
    NoAnswer,
    /// What is asked for it is asked for other answers of the same field, too, and
    /// nobody can give both.
    #[error("this is never asked: it needs two answers of `{0}` that exclude each other")]
    Contradiction(FieldName),
}

/// What is wrong with the condition of a group, or of one of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionFault {
    /// Which group, from 0.
    pub group: usize,
    /// Which of its fields, from 0; absent for the condition of the group itself.
    pub field: Option<usize>,
    /// What is wrong.
    pub error: ConditionError,
}

/// Finds everything that is wrong with the conditions of a form.
#[must_use]
pub fn faults(groups: &[Group]) -> Vec<ConditionFault> {
    let mut faults = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let names: Vec<&FieldName> = group.fields.iter().map(|field| &field.name).collect();
        for condition in &group.when {
            let errors = errors(groups, condition, &names).into_iter();
            faults.extend(errors.map(|error| ConditionFault { group: place, field: None, error }));
        }
        for (index, field) in group.fields.iter().enumerate() {
            for condition in &field.when {
                let errors = errors(groups, condition, &[&field.name]).into_iter();
                let fault = |error| ConditionFault { group: place, field: Some(index), error };
                faults.extend(errors.map(fault));
            }
        }
    }
    if faults.is_empty() { contradictions(groups) } else { faults }
}

/// Finds what is never asked, whatever is answered.
fn contradictions(groups: &[Group]) -> Vec<ConditionFault> {
    let mut faults = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let fault = |field, name: &FieldName| ConditionFault {
            group: place,
            field,
            error: ConditionError::Contradiction(name.clone()),
        };
        if let Some(name) = contradiction(groups, &needed(groups, group, None)) {
            faults.push(fault(None, name));
            continue;
        }
        for (index, field) in group.fields.iter().enumerate() {
            let name = contradiction(groups, &needed(groups, group, Some(field)));
            faults.extend(name.map(|name| fault(Some(index), name)));
        }
    }
    faults
}

/// Finds a field with one answer of which conditions need two.
fn contradiction<'form>(
    groups: &[Group],
    conditions: &[&'form Condition],
) -> Option<&'form FieldName> {
    let has_one_answer = |name: &FieldName| {
        let mut fields = groups.iter().flat_map(|group| &group.fields);
        fields.any(|field| field.name == *name && matches!(field.kind, FieldKind::Choice(_)))
    };
    let others = |name: &'form FieldName| {
        conditions.iter().filter(move |condition| condition.field == *name)
    };
    conditions.iter().map(|condition| &condition.field).find(|name| {
        let mut options = others(name).flat_map(|condition| &condition.is);
        has_one_answer(name)
            && !options.any(|option| others(name).all(|other| other.is.contains(option)))
    })
}

/// Returns every condition that must hold for a field, or for its whole group, to be asked.
pub(crate) fn needed<'form>(
    groups: &'form [Group],
    group: &'form Group,
    field: Option<&'form Field>,
) -> Vec<&'form Condition> {
    let own = field.into_iter().flat_map(|field| &field.when);
    let mut found: Vec<&Condition> = Vec::new();
    let mut waiting: Vec<&Condition> = group.when.iter().chain(own).collect();
    while let Some(condition) = waiting.pop() {
        if found.contains(&condition) {
            continue;
        }
        found.push(condition);
        for group in groups {
            for field in group.fields.iter().filter(|field| field.name == condition.field) {
                waiting.extend(group.when.iter().chain(&field.when));
            }
        }
    }
    found
}

/// Finds what is wrong with the condition under which `decided` are asked.
fn errors(groups: &[Group], condition: &Condition, decided: &[&FieldName]) -> Vec<ConditionError> {
    let name = &condition.field;
    let fields = || groups.iter().flat_map(|group| &group.fields);
    let Some(field) = fields().find(|field| &field.name == name) else {
        let has_options = |field: &&Field| !field.options().is_empty();
        let known = fields().filter(has_options).map(|field| field.name.clone()).collect();
        return vec![ConditionError::UnknownField { field: name.clone(), known }];
    };
    if decided.iter().any(|decided| depends(groups, name, decided)) {
        return vec![ConditionError::Cycle(name.clone())];
    }
    let place = |name: &FieldName| fields().position(|field| &field.name == name);
    if decided.first().is_some_and(|first| place(name) > place(first)) {
        return vec![ConditionError::Later(name.clone())];
    }
    let options = field.options();
    if options.is_empty() {
        return vec![ConditionError::NoOptions(name.clone())];
    }
    if condition.is.is_empty() {
        return vec![ConditionError::NoAnswer];
    }
    let is_unknown = |value: &&String| !options.iter().any(|(known, _)| known == value);
    let unknown = |value: &String| ConditionError::UnknownOption {
        field: name.clone(),
        value: value.clone(),
        known: options.iter().map(|(value, _)| (*value).to_owned()).collect(),
    };
    condition.is.iter().filter(is_unknown).map(unknown).collect()
}

/// Returns whether a field is another one, or is asked only for an answer that hangs on that one.
fn depends(groups: &[Group], field: &FieldName, on: &FieldName) -> bool {
    let mut reached = BTreeSet::from([field]);
    let mut waiting = vec![field];
    while let Some(name) = waiting.pop() {
        let conditions = groups
            .iter()
            .filter(|group| group.fields.iter().any(|field| &field.name == name))
            .flat_map(|group| &group.when);
        let own = groups
            .iter()
            .flat_map(|group| &group.fields)
            .filter(|field| &field.name == name)
            .flat_map(|field| &field.when);
        for condition in conditions.chain(own) {
            if reached.insert(&condition.field) {
                waiting.push(&condition.field);
            }
        }
    }
    reached.contains(on)
}
