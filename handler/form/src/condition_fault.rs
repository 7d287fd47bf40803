//! What can be wrong with the conditions of a form.

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
    let wrong = each(groups, |group, field| {
        let (when, decided): (_, Vec<&FieldName>) = match field {
            Some(field) => (&field.when, vec![&field.name]),
            None => (&group.when, group.fields.iter().map(|field| &field.name).collect()),
        };
        when.iter().flat_map(|condition| errors(groups, condition, &decided)).collect()
    });
    if !wrong.is_empty() {
        return wrong;
    }
    // What is never asked, whatever is answered: a group is told, or else its fields.
    let never = |group, field| contradiction(groups, &needed(groups, group, field));
    each(groups, |group, field| {
        let of_group = never(group, None);
        let found = match field {
            Some(_) if of_group.is_some() => None,
            _ => never(group, field),
        };
        found.cloned().map(ConditionError::Contradiction).into_iter().collect()
    })
}

/// Judges each group, and after it each of its fields.
fn each<'form>(
    groups: &'form [Group],
    judge: impl Fn(&'form Group, Option<&'form Field>) -> Vec<ConditionError>,
) -> Vec<ConditionFault> {
    let mut faults = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let fields = group.fields.iter().enumerate().map(|(index, field)| Some((index, field)));
        for field in std::iter::once(None).chain(fields) {
            let errors = judge(group, field.map(|(_, field)| field)).into_iter();
            let field = field.map(|(index, _)| index);
            faults.extend(errors.map(|error| ConditionFault { group: place, field, error }));
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
    let mut places =
        groups.iter().flat_map(|group| group.fields.iter().map(move |own| (group, own)));
    field == on
        || places.any(|(group, own)| {
            own.name == *field
                && needed(groups, group, Some(own)).iter().any(|condition| condition.field == *on)
        })
}
