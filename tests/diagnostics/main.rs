//! What editors are told about content that is wrong: all of it, at its place, in their words.
//!
//! Each folder in `tests/fixtures/invalid` holds the files in which a site differs
//! from the small valid one, and what must be found: `expected.txt` is written by
//! hand, from what is wrong and not from what the program says.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;

mod asked;
mod commands;
mod external;
mod fields;
mod formats;
mod guide;
mod hostile;
mod invalid;
mod led;
mod moments;
mod pasted;
mod places;
mod possible;
mod recipients;
mod values;
mod words;
