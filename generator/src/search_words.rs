//! Words as people search for them: index and script of the search have the same ones.
//!
//! Both fold letters by one rule and cut words to roots alike, in Rust and in
//! JavaScript; the words and affixes that they do it by stand here alone, and the
//! theme writes them before the script.

mod root;
mod word;

use serde_json::{Value, json};

pub use root::root;
pub use word::words;

/// The name that the script knows them by.
pub const NAME: &str = "LOKET_SEARCH_WORDS";

/// Returns the words that say nothing, and the prefixes of roots, for the script.
#[must_use]
pub fn for_script() -> Value {
    json!({ "empty": word::EMPTY_WORDS, "prefixes": root::PREFIXES })
}
