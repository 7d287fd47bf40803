//! JSON of another register: a list of services, wherever it stands in the file, each with its
//! values under names, as the columns of a sheet.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::sheets::Sheets;
use super::text::decoded;
use crate::import::read_error::ReadError;
use crate::import::sheet::Sheet;

/// How far a value in a value is set in.
const DEEPER: usize = 3;

/// Reads the longest list of a file.
///
/// # Errors
/// If it is no JSON, nested too deep, or has no list of values with names.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let value: Value = serde_json::from_str(&decoded(bytes)?).map_err(|_| ReadError::Broken)?;
    let services = services(&value);
    if services.is_empty() {
        return Err(ReadError::NoWords);
    }
    let names: BTreeSet<&String> = services.iter().flat_map(|service| service.keys()).collect();
    let mut sheets = Sheets::default();
    sheets.begin("");
    sheets.begin_row(0)?;
    for (column, name) in names.iter().enumerate() {
        sheets.put(column, name)?;
    }
    for (number, service) in (1..).zip(services) {
        sheets.begin_row(number)?;
        for (column, name) in names.iter().enumerate() {
            let lines = service.get(*name).map(|value| lines(value, 0)).unwrap_or_default();
            sheets.put(column, &lines.join("\n"))?;
        }
    }
    Ok(sheets.into_all())
}

/// Finds the list with most values that have names; a value alone is a list of one.
fn services(value: &Value) -> Vec<&Map<String, Value>> {
    let within: Vec<&Value> = match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => return Vec::new(),
    };
    let own: Vec<_> = match value {
        Value::Array(list) => list.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    };
    let below = within.into_iter().map(services).max_by_key(Vec::len).unwrap_or_default();
    match value.as_object() {
        // Lists of two are of a service, rather than services.
        Some(only) if below.len() < 2 => vec![only],
        _ if below.len() > own.len() => below,
        _ => own,
    }
}

/// Writes a value as lines: the entries of a list with numbers, values in values under their names.
fn lines(value: &Value, indent: usize) -> Vec<String> {
    let line = |text: &str| format!("{:indent$}{text}", "");
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => text.lines().map(line).collect(),
        Value::Bool(_) | Value::Number(_) => vec![line(&value.to_string())],
        Value::Array(list) => {
            let entry = |(number, entry): (usize, &Value)| {
                headed(&line(&format!("{number}.")), lines(entry, indent + DEEPER))
            };
            (1..).zip(list).flat_map(entry).collect()
        }
        Value::Object(map) => {
            let entry = |(name, value): (&String, &Value)| {
                headed(&line(&format!("{name}:")), lines(value, indent + DEEPER))
            };
            map.iter().flat_map(entry).collect()
        }
    }
}

/// Writes what stands before lines in front of the first one.
fn headed(head: &str, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = format!("{head} {}", first.trim_start());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_services_is_found_and_lists_in_it_are_lines() {
        let json = br#"{"status": 200, "data": {"rows": [
            {"nama": "Izin A", "syarat": ["KTP", {"isi": "KK", "jumlah": 2}], "kode": null},
            {"nama": "Izin B", "biaya": 5000}]}}"#;
        let sheets = read(json).expect("a register");
        let rows: Vec<_> = sheets[0].rows.iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(
            rows,
            ["biaya|kode|nama|syarat", "||Izin A|1. KTP\n2. isi: KK\n   jumlah: 2", "5000||Izin B"]
        );
    }
}
