//! The routes of the local server: forms, the reload script, and the pages.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::{from_fn_with_state, map_response_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use http::header::HeaderName;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use loket_handler::log::Event;
use loket_handler::server::{CommonHeaders, Intake};

use super::own_names::{self, OwnNames};
use super::site::{Built, LiveSite, Problems};
use super::static_file::StaticFile;
use super::{problem_page, reload, words};
use crate::cli::terminal;
use crate::headers::{self, Header};
use crate::model::{Edition, Page, PublicFile};
use crate::output::OutputPath;
use crate::render::RenderError;

#[derive(Clone)]
struct AppState {
    live: Arc<LiveSite>,
    outbox: PathBuf,
    intake: Intake,
}

/// Makes the router of the local server.
pub(super) fn router(
    live: Arc<LiveSite>,
    names: OwnNames,
    outbox: PathBuf,
    intake: Intake,
) -> Router {
    let reload = Router::new()
        .route(reload::SCRIPT_PATH, get(reload::script))
        .route(reload::CHANGES_PATH, get(reload::changes))
        .with_state(Arc::clone(&live));
    Router::new()
        .route("/api/{*path}", axum::routing::any(form))
        .fallback(page)
        .with_state(AppState { live: Arc::clone(&live), outbox, intake })
        .merge(reload)
        .layer(from_fn_with_state(names, own_names::only))
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
async fn form(State(state): State<AppState>, request: Request<Body>) -> Response {
    let current = state.live.current();
    let Some(site) = current.site.clone() else {
        return problem_page::unavailable(&current);
    };
    let made = tokio::task::spawn_blocking({
        let site = Arc::clone(&site);
        move || site.handler()
    });
    let handler = match made.await {
        Ok(Ok(Some(handler))) => handler,
        Ok(Ok(None)) => return plain(&site, StatusCode::NOT_FOUND),
        Ok(Err(problems)) => return problem_page::answer(Some(&problems), current.shown_version),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let (language, outbox) = (site.language, state.outbox.clone());
    let tell = move |event: &Event| {
        if let Err(error) = words::tell_event(event, language, &outbox) {
            // What was sent is in the outbox all the same.
            terminal::tell_failure(&error);
        }
    };
    state.intake.take(&handler, request, tell).await
}

/// Answers with a page of the last good site.
async fn page(State(state): State<AppState>, request: Request<Body>) -> Response {
    let current = state.live.current();
    let Some(site) = current.site.clone() else {
        return problem_page::unavailable(&current);
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(&site, StatusCode::METHOD_NOT_ALLOWED);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    // A page is made on a thread that may take its time, while others are served.
    let made = tokio::task::spawn_blocking(move || {
        let found = find(&site, request.uri().path());
        answer(&site, found, current.shown_version, request.headers())
    });
    made.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(
    site: &Built,
    found: Result<Found, RenderError>,
    version: u64,
    headers: &HeaderMap,
) -> Response {
    match found {
        Ok(Found::File(file)) => file.answer(site, version, headers),
        Ok(Found::Folder(address)) => redirect(site, &address),
        Ok(Found::Nothing) => plain(site, StatusCode::NOT_FOUND),
        Err(error) => {
            terminal::tell_failure(&error);
            let problems = Problems::of(&error.into(), site.language);
            problem_page::answer(Some(&problems), version)
        }
    }
}

enum Found {
    File(StaticFile),
    Folder(String),
    Nothing,
}

/// Makes the file of an address: itself, the index of a folder, or the page for unknown addresses.
///
/// An address is read as the name of a file that the site publishes: it leads to nothing else.
fn find(site: &Built, address: &str) -> Result<Found, RenderError> {
    let path = address.trim_start_matches('/');
    let is_folder = |path: &&str| path.is_empty() || path.ends_with('/');
    let path = path.strip_suffix("index.html").filter(is_folder).unwrap_or(path);
    let renderer = &site.renderer;
    let file = |edition: &Edition, file: &PublicFile, status| {
        let path = OutputPath::of(&edition.folder(), file)?;
        let made = renderer.render(edition, file)?;
        Ok::<_, RenderError>(made.map(|made| StaticFile { status, path, content: made.content }))
    };
    if let Some((edition, found)) = renderer.at(path)
        && let Some(file) = file(edition, &found, StatusCode::OK)?
    {
        return Ok(Found::File(file));
    }
    if let Some((_, PublicFile::Page(_) | PublicFile::Moved(_))) = renderer.at(&format!("{path}/"))
    {
        return Ok(Found::Folder(format!("/{path}/")));
    }
    // Every language has a page of its own for what is not there.
    let (edition, _) = renderer.editions().at(path);
    let missing = file(edition, &Page::Missing.into(), StatusCode::NOT_FOUND)?;
    Ok(missing.map_or(Found::Nothing, Found::File))
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
