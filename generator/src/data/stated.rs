//! Data without what the standard does not state.

use serde_json::Value;

/// Takes every key out of a value, and of all values in it, that has nothing to say.
pub(super) fn retain_stated(value: &mut Value, is_unstated: fn(&Value) -> bool) {
    let values: Vec<&mut Value> = match value {
        Value::Object(map) => {
            map.retain(|_, value| !is_unstated(value));
            map.values_mut().collect()
        }
        Value::Array(list) => list.iter_mut().collect(),
        _ => return,
    };
    for value in values {
        retain_stated(value, is_unstated);
    }
}

/// Returns whether a value is null or an empty list.
pub(super) fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
