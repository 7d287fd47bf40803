//! Nineteen published standards, written as content: every fact of each stands on its page.
//!
//! The facts in `tests/fixtures/standards` are written from the source texts. A value
//! may stand on the page in other words of the same meaning, which are named in
//! [`facts::meant`], and in no other way.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod facts;
#[path = "../site/page_text.rs"]
mod page_text;
mod places;
mod refusals;
mod sources;
mod whole;

#[path = "../support/live.rs"]
mod live;
#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;

/// Builds a site of the fixtures.
fn built(name: &str) -> site::Site {
    let site = site::Site::fixture(name);
    site.build();
    site
}

/// Returns the page of a service, or of an agency.
fn page(site: &site::Site, path: &str) -> String {
    site.read(&format!("dist/public/{path}/index.html"))
}
