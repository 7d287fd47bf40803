//! The whole path: a standard becomes a page, its form is filled in, and the
//! request is read in the inbox.
//!
//! The site is built by the program. Its own form page says what is sent and
//! where to, as it does to a browser; the mails are read by a parser that is not
//! ours.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/live.rs"]
mod live;
#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/three_languages.rs"]
mod three;

mod english;
mod form_page;
mod function;
mod handler_program;
mod request;
mod server;
mod third_language;
