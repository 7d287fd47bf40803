//! The keys of content files, to tell a key from a word that only looks like one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_yaml::Value;

/// The table from which schemas take what each key means; that it has every key is checked
/// beside it.
const TABLE: &str = include_str!("../schema/keys.yaml");

/// A shape of the table.
#[derive(Deserialize)]
struct Shape {
    #[serde(default)]
    keys: BTreeMap<String, Value>,
}

/// Every key that some content file knows.
pub(crate) static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let shapes: BTreeMap<String, Shape> = serde_yaml::from_str(TABLE).unwrap_or_default();
    shapes.into_values().flat_map(|shape| shape.keys.into_keys()).collect()
});

/// Returns whether a word is a key of content files.
#[must_use]
pub fn is_key(word: &str) -> bool {
    KEYS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_other_words() {
        assert!(is_key("title") && is_key("working_days") && is_key("staff") && !is_key("senin"));
    }
}
