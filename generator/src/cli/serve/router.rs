//! The routes of the local server: forms, the reload script, and the pages.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::map_response_with_state;
use axum::response::Response;
use axum::routing::get;
use http::header::HeaderName;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use loket_handler::log::Event;
use loket_handler::server::{CommonHeaders, Intake};

use super::site::{Built, LiveSite};
use super::static_file::StaticFile;
use super::{problem_page, reload, words};
use crate::cli::terminal;
use crate::headers::{self, Header};
use crate::output::OutputPath;

#[derive(Clone)]
struct Desk {
    live: Arc<LiveSite>,
    outbox: PathBuf,
    intake: Intake,
}

/// Makes the router of the local server.
pub(super) fn router(live: Arc<LiveSite>, outbox: PathBuf, intake: Intake) -> Router {
    let reload = Router::new()
        .route(reload::SCRIPT_PATH, get(reload::script))
        .route(reload::CHANGES_PATH, get(reload::changes))
        .with_state(Arc::clone(&live));
    Router::new()
        .route("/api/{*path}", axum::routing::any(form))
        .fallback(page)
        .with_state(Desk { live: Arc::clone(&live), outbox, intake })
        .merge(reload)
        .layer(map_response_with_state(live, completed))
}

/// Tells the headers of the last good site.
pub(super) fn common_headers(live: Arc<LiveSite>) -> CommonHeaders {
    Arc::new(move || headers_of(&live))
}

/// Adds the headers of the last good site to an answer that lacks them.
async fn completed(State(live): State<Arc<LiveSite>>, mut response: Response) -> Response {
    let own = response.headers_mut();
    for (name, value) in &headers_of(&live) {
        if !own.contains_key(name) {
            own.insert(name, value.clone());
        }
    }
    response
}

fn headers_of(live: &LiveSite) -> HeaderMap {
    match &live.current().site {
        Some(site) => map_of(&site.headers),
        None => map_of(&headers::of_pages(WITHOUT_SITE)),
    }
}

/// The policy before there is a good site: the script that waits for one may run.
const WITHOUT_SITE: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
     form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

fn map_of(headers: &[Header]) -> HeaderMap {
    let valid = headers.iter().filter_map(|(name, value)| {
        Some((HeaderName::try_from(*name).ok()?, HeaderValue::try_from(value).ok()?))
    });
    valid.collect()
}

/// Hands a request to the handler of the last good site.
async fn form(State(desk): State<Desk>, request: Request<Body>) -> Response {
    let current = desk.live.current();
    let desk_clerk = current.site.as_ref().and_then(|site| site.handler.clone());
    let (Some(desk_clerk), Some(site)) = (desk_clerk, &current.site) else {
        return problem_page::unavailable(&current);
    };
    let (language, outbox) = (site.language, desk.outbox.clone());
    let tell = move |event: &Event| {
        if let Err(error) = words::tell_event(event, language, &outbox) {
            // What was sent is in the outbox all the same.
            terminal::tell_failure(&error);
        }
    };
    desk.intake.take(&desk_clerk, request, tell).await
}

/// Answers with a page of the last good site.
async fn page(State(desk): State<Desk>, request: Request<Body>) -> Response {
    let current = desk.live.current();
    let Some(site) = &current.site else {
        return problem_page::unavailable(&current);
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(site, StatusCode::METHOD_NOT_ALLOWED);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    match find(site, request.uri().path()) {
        Found::File(file) => file.answer(site, current.shown_version, request.headers()),
        Found::Folder(address) => redirect(site, &address),
        Found::Nothing => plain(site, StatusCode::NOT_FOUND),
    }
}

enum Found<'site> {
    File(StaticFile<'site>),
    Folder(String),
    Nothing,
}

/// Finds the file of an address: itself, the index of a folder, or the page for unknown addresses.
///
/// Files are looked up by their whole name: no address leads to anything else.
fn find<'site>(site: &'site Built, address: &str) -> Found<'site> {
    let path = address.trim_start_matches('/');
    let at = |path: &str| site.files.get_key_value(path);
    let file = |status, (path, content): (&'site OutputPath, &'site Vec<u8>)| {
        Found::File(StaticFile { status, path, content })
    };
    let found = if path.is_empty() || path.ends_with('/') {
        at(&format!("{path}index.html"))
    } else {
        at(path)
    };
    // A second language has a page of its own for what is not there.
    let folder = path.split('/').next().unwrap_or_default();
    let missing = at(&format!("{folder}/404.html")).or_else(|| at("404.html"));
    match (found, missing) {
        (Some(found), _) => file(StatusCode::OK, found),
        (None, _) if at(&format!("{path}/index.html")).is_some() => {
            Found::Folder(format!("/{path}/"))
        }
        (None, Some(missing)) => file(StatusCode::NOT_FOUND, missing),
        (None, None) => Found::Nothing,
    }
}

fn redirect(site: &Built, address: &str) -> Response {
    let mut response = plain(site, StatusCode::PERMANENT_REDIRECT);
    if let Ok(location) = HeaderValue::try_from(address) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// Answers without a page, but with the headers that every page has.
fn plain(site: &Built, status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    *response.headers_mut() = map_of(&site.headers);
    response
}
