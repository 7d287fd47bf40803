//! The site as machines read it: its data files, its search index, its headers
//! and its compressed files, built by the program and read by other parsers.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the program writes every ending in small letters"
)]
#![expect(clippy::disallowed_methods, reason = "an index is written beside its site")]

mod machines;
mod packed;
mod search;

#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;
