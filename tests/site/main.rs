//! The generator from outside: content in, a site out, through the program.
//!
//! What is expected stands in the promises of the project and in the standard
//! that it publishes; nothing is copied from what the program says today.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../support/live.rs"]
mod live;
#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/three_languages.rs"]
mod three;

mod before_the_form;
mod build;
mod cases;
mod channels;
mod complaints;
mod completeness;
mod contact;
mod deployment;
mod documents;
mod elsewhere;
mod facts;
mod feedback;
mod form_cases;
mod form_conditions;
mod icon;
mod languages;
mod look;
mod markdown;
mod money;
mod moved;
mod new;
mod no_http;
mod opening;
mod options;
mod out_folder;
mod page_text;
mod posters;
mod problems;
mod procedure;
mod reads;
mod rebuild;
mod requirements;
mod review;
mod seed;
mod serve;
mod services;
mod shared_forms;
mod speaking;
mod templates;
mod theme;
mod three_languages;
mod times;
#[cfg(target_os = "linux")]
mod unheard;
