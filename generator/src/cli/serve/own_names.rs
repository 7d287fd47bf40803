//! Under which names the local server is asked: addresses, `localhost`, the host of the site.
//!
//! Any other name is somebody else's who points it at this machine (DNS rebinding): a page of
//! theirs could read drafts then, and what is wrong with them.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::site::LiveSite;
use super::words;
use crate::command_language::CommandLanguage;

/// The names, and what is needed to say so.
#[derive(Clone)]
pub(super) struct OwnNames {
    /// The host of the site's address.
    pub(super) site: Option<String>,
    /// Whose language is spoken.
    pub(super) live: Arc<LiveSite>,
}

/// Passes on what is asked under a name of this server, and nothing else.
pub(super) async fn only(State(names): State<OwnNames>, request: Request, next: Next) -> Response {
    let whole = request.uri().authority().map(|authority| authority.as_str().to_owned());
    if names.are_in(request.headers()) && whole.is_none_or(|host| names.has(&host)) {
        return next.run(request).await;
    }
    let site = names.live.current().site;
    let language = site.map_or_else(CommandLanguage::default, |site| site.language);
    let mut response = Response::new(Body::from(words::other_name(language)));
    *response.status_mut() = StatusCode::MISDIRECTED_REQUEST;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    response
}

impl OwnNames {
    /// Returns whether every host of a request is one of ours; programs may name none.
    fn are_in(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(header::HOST)
            .iter()
            .all(|host| host.to_str().is_ok_and(|host| self.has(host)))
    }

    fn has(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((address, _)) => address,
            None => host.split_once(':').map_or(host.as_str(), |(name, _)| name),
        };
        let name = name.trim_end_matches('.');
        name.parse::<IpAddr>().is_ok()
            || name == "localhost"
            || name.ends_with(".localhost")
            || self.site.as_deref() == Some(name)
    }
}
