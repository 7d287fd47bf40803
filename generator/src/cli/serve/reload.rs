//! Reloads the browser when the site was built again, and shows what is wrong.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use http::header;
use serde::{Deserialize, Serialize};

use super::site::LiveSite;

/// Where the script is.
pub(super) const SCRIPT_PATH: &str = "/__loket/reload.js";
/// Where the script asks for changes.
pub(super) const CHANGES_PATH: &str = "/__loket/changes";

const SCRIPT: &str = include_str!("reload.js");

/// Adds the script to a page, in the answer only.
pub(super) fn with_script(page: &[u8], version: u64) -> Vec<u8> {
    let script =
        format!("<script src=\"{SCRIPT_PATH}\" data-version=\"{version}\" defer></script>\n");
    let text = String::from_utf8_lossy(page);
    match text.rsplit_once("</body>") {
        Some((before, after)) => format!("{before}{script}</body>{after}").into_bytes(),
        None => page.to_vec(),
    }
}

/// Answers with the script.
pub(super) async fn script() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, SCRIPT)
}

#[derive(Deserialize)]
pub(super) struct Known {
    after: u64,
}

#[derive(Serialize)]
pub(super) struct Changes {
    version: u64,
    problems: Option<String>,
}

/// Answers as soon as another version is shown than the page knows, or others want its place.
pub(super) async fn changes(
    State(live): State<Arc<LiveSite>>,
    Query(known): Query<Known>,
) -> impl IntoResponse {
    live.changed(known.after).await;
    let current = live.current();
    let problems = current.problems.map(|problems| problems.text.clone());
    let body = Json(Changes { version: current.version, problems });
    ([(header::CACHE_CONTROL, "no-store")], body)
}
