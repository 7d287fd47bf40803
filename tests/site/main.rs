//! The generator from outside: content in, a site out, through the program.
//!
//! What is expected stands in the promises of the project and in the standard
//! that it publishes; nothing is copied from what the program says today.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/live.rs"]
#[allow(dead_code, reason = "each suite uses a part")]
mod live;
#[path = "../support/site.rs"]
#[allow(dead_code, reason = "each suite uses a part")]
mod site;
#[path = "../support/mod.rs"]
mod support;

mod build;
mod completeness;
mod deployment;
mod feedback;
mod form_cases;
mod form_conditions;
mod icon;
mod languages;
mod look;
mod new;
mod no_http;
mod options;
mod out_folder;
mod page_text;
mod problems;
mod seed;
mod serve;
mod services;
mod shared_forms;
mod templates;
mod theme;
#[cfg(target_os = "linux")]
mod unheard;
