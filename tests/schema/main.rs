//! JSON Schemas of content, judged by a validator that knows nothing of loket.
//!
//! Both ways: what `loket check` takes is valid, and what a schema can tell to be wrong
//! is not. The counts are printed by `cargo test --test schema -- --nocapture`.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod command;
mod differences;
mod invalid;
mod patterns;
mod slips;
mod spellings;
mod valid;
mod world;

#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;
