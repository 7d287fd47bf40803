//! Standards as agencies have them, brought in: no word is lost, what is sure is structured, and
//! nothing is wrong.
//!
//! What is true of each source is taken from `tests/fixtures/standards`, where the facts and the
//! content were written by hand from the texts.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod again;
mod export;
#[path = "../standards/facts.rs"]
mod facts;
mod formats;
#[path = "../site/page_text.rs"]
mod page_text;
mod pdf;
#[path = "../standards/places.rs"]
mod places;
mod report;
mod sheets;
mod standards;
mod words;
mod wrong;

#[path = "../support/site.rs"]
mod site;
#[path = "../support/mod.rs"]
mod support;

use std::path::PathBuf;

/// The sources of the nineteen standards, each with the page that its facts name.
fn sources() -> Vec<(PathBuf, String)> {
    let folder = site::fixtures("standards/sources");
    let files = site::files(&folder).into_iter();
    files
        .map(|(name, _)| {
            let facts = site::read(&site::fixtures("standards/facts").join(&name));
            let page = facts.lines().next().and_then(|line| line.strip_prefix("= "));
            (folder.join(&name), page.expect("a page").to_owned())
        })
        .collect()
}

/// Agencies that their source does not name in its head.
const NAMELESS: [&str; 2] = ["polres-jepara", "imigrasi-maumere"];

/// A site into which all of them were brought in, each as the page that its facts name.
fn imported() -> site::Site {
    let content = site::files(&site::content_of("standards")).into_iter();
    let site = site::Site::of(content.filter(|(path, _)| path == "site.yaml"));
    for (path, page) in sources() {
        let (agency, id) = page.split_once('/').expect("an agency and a service");
        let path = path.to_string_lossy().into_owned();
        if NAMELESS.contains(&agency) {
            site.run(&["new", "agency", agency]);
        }
        site.run(&["import", &path, "--agency", agency, "--id", id]);
    }
    site
}

/// The same with every draft published as it is.
fn published() -> site::Site {
    let site = imported();
    for (path, bytes) in site.files("content") {
        let text = String::from_utf8(bytes).expect("text");
        site.write(&format!("content/{path}"), text.replace("status: draft\n", ""));
    }
    site
}
