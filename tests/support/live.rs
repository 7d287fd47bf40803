//! A running `loket serve`, as a browser talks to it.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "each suite uses a part; a test that cannot go on has failed"
)]

use std::net::SocketAddr;

use serde_json::Value;

use crate::site::Site;
use crate::support::http::{Message, send};
use crate::support::posting::Posting;
use crate::support::process::Program;

/// A running server.
pub(crate) struct Live {
    pub(crate) program: Program,
    pub(crate) address: SocketAddr,
}

impl Live {
    /// Serves a site and waits until it can be opened.
    ///
    /// The folder must outlive the server, which watches it.
    pub(crate) fn start(site: &Site) -> Self {
        Self::start_with(site, &[])
    }

    /// Serves a site with further options.
    pub(crate) fn start_with(site: &Site, options: &[&str]) -> Self {
        Self::of(site.serve(options))
    }

    /// Waits until a program can be opened.
    pub(crate) fn of(program: Program) -> Self {
        let address = program.address();
        Self { program, address }
    }

    /// Returns the origin of its pages.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Opens a path.
    pub(crate) fn get(&self, path: &str) -> Message {
        send(self.address, "GET", path, &[], b"")
    }

    /// Posts a form.
    pub(crate) fn post(&self, action: &str, posting: &Posting) -> Message {
        send(self.address, "POST", action, &posting.headers(), &posting.body())
    }

    /// Returns the number of the build that a page belongs to, as its script reads it.
    pub(crate) fn version_of(page: &Message) -> u64 {
        let text = page.text();
        let (_, rest) = text.split_once("data-version=\"").expect("the reload script");
        rest.split('"').next().and_then(|number| number.parse().ok()).expect("a number")
    }

    /// Waits as the script of a page does, until there is news of another build.
    pub(crate) fn news_after(&self, version: u64) -> News {
        News::of(&self.get(&format!("/__loket/changes?after={version}")))
    }

    /// Waits until a build came to an end that is told so; editors save in several steps.
    pub(crate) fn wait_for(&self, mut version: u64, is_it: impl Fn(&News) -> bool) -> News {
        for _ in 0..20 {
            let news = self.news_after(version);
            if is_it(&news) {
                return news;
            }
            version = news.version;
        }
        panic!("it is never told: {}", self.program.printed());
    }
}

/// What the script of a page gets to know.
#[derive(Debug)]
pub(crate) struct News {
    pub(crate) version: u64,
    pub(crate) problems: Option<String>,
}

impl News {
    /// Reads what a page that waits is answered.
    pub(crate) fn of(answer: &Message) -> Self {
        assert_eq!(answer.status(), 200);
        let json: Value = serde_json::from_slice(&answer.body).expect("JSON");
        Self {
            version: json["version"].as_u64().expect("a number"),
            problems: json["problems"].as_str().map(str::to_owned),
        }
    }
}
