//! Where in a form the mistake stands that only the whole form shows.

use loket_form::form::FormError;

use super::at::At;
use super::values::size_limit;
use crate::finding::FormFinding;
use crate::raw::form::{RawField, RawForm};

/// Notes what keeps the parts from making a form, at the key that is to blame.
pub(super) fn note(error: FormError, raw: &RawForm, at: &At<'_>) {
    match &error {
        FormError::ReplyTo(_) => at.key("reply_to").add(FormFinding::Whole(error)),
        FormError::DuplicateField(name)
        | FormError::ReservedName(name)
        | FormError::CaseName(name) => {
            let name = name.to_string();
            let is_it = |field: &RawField| field.name.as_deref().map(str::trim) == Some(&name);
            note_at_last(error, raw, "name", is_it, at);
        }
        FormError::TooLarge { .. } => {
            let largest = raw.every_field().map(most_bytes).max();
            let is_it = |field: &RawField| Some(most_bytes(field)) == largest;
            note_at_last(error, raw, "max_size", is_it, at);
        }
        _ => at.add(FormFinding::Whole(error)),
    }
}

/// Returns how many bytes the files of a field may have together.
fn most_bytes(field: &RawField) -> u64 {
    let size = field.max_size.as_deref().and_then(|size| size_limit(size).ok());
    u64::from(size.unwrap_or(0)) * u64::from(field.count.unwrap_or(1))
}

/// Notes it at a key of the last field that is to blame.
fn note_at_last(
    error: FormError,
    raw: &RawForm,
    key: &'static str,
    is_it: impl Fn(&RawField) -> bool,
    at: &At<'_>,
) {
    let find =
        |fields: Option<&Vec<RawField>>| fields.and_then(|fields| fields.iter().rposition(&is_it));
    let groups = raw.groups.iter().flatten().enumerate();
    let in_group =
        groups.filter_map(|(group, raw)| Some((group, find(raw.fields.as_ref())?))).last();
    let list = at.key("groups");
    let error = FormFinding::Whole(error);
    match (in_group, find(raw.fields.as_ref())) {
        (Some((group, index)), _) => {
            list.index(group).key("fields").index(index).key(key).add(error);
        }
        (None, Some(index)) => at.key("fields").index(index).key(key).add(error),
        (None, None) => at.add(error),
    }
}
