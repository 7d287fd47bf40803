//! Twelve published standards, written as content: every fact of each stands on its page.
//!
//! The facts in `tests/fixtures/facts` are written from the source texts. A value
//! may stand on the page in other words of the same meaning, which are named in
//! [`facts::meant`], and in no other way.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod facts;
#[path = "../site/page_text.rs"]
mod page_text;
mod refusals;
mod sources;
mod whole;
mod world;
