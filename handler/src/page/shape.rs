//! What of a form decides which parts of the templates are rendered.

use std::collections::BTreeSet;

use loket_form::bundle::FormEntry;
use loket_form::locale::Locale;
use loket_form::view::FormView;
use serde_json::Value;

/// Returns what a form shows of all that forms can show, such as `id form.groups.fields.hint`.
///
/// A value counts by whether there is one, for that is what templates ask; only the control
/// of a field counts by its name.
pub(super) fn features(entry: &FormEntry, locale: &Locale) -> serde_json::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let form = serde_json::to_value(FormView::empty(&entry.form, locale))?;
    let language = entry.form.language();
    collect(&form, &format!("{language} form"), &mut found);
    collect(&entry.service.to_json()?, &format!("{language} service"), &mut found);
    Ok(found)
}

fn collect(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let is_there = match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(keys) => !keys.is_empty(),
    };
    if !is_there {
        found.insert(format!("{path}: none"));
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, path, found)),
        Value::Object(keys) => {
            keys.iter().for_each(|(key, value)| collect(value, &format!("{path}.{key}"), found));
        }
        Value::String(text) if path.ends_with(".control") => {
            found.insert(format!("{path}: {text}"));
        }
        _ => drop(found.insert(path.to_owned())),
    }
}
