//! The routes of the local server: forms, the reload script, and the pages.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::{HeaderName, HeaderValue, Method, Request, StatusCode, header};
use loket_handler::server::{self, Limits};

use super::site::{Built, LiveSite};
use super::{problem_page, reload, words};

#[derive(Clone)]
struct Desk {
    live: Arc<LiveSite>,
    outbox: PathBuf,
    limits: Limits,
}

/// Makes the router of the local server.
pub(super) fn router(live: Arc<LiveSite>, outbox: PathBuf, limits: Limits) -> Router {
    let reload = Router::new()
        .route(reload::SCRIPT_PATH, get(reload::script))
        .route(reload::CHANGES_PATH, get(reload::changes))
        .with_state(Arc::clone(&live));
    Router::new()
        .route("/api/{*path}", axum::routing::any(form))
        .fallback(page)
        .with_state(Desk { live, outbox, limits })
        .merge(reload)
}

/// Hands a request to the handler of the last good site.
async fn form(State(desk): State<Desk>, request: Request<Body>) -> Response {
    let current = desk.live.current();
    let desk_clerk = current.site.as_ref().and_then(|site| site.handler.clone());
    let (Some(desk_clerk), Some(site)) = (desk_clerk, &current.site) else {
        return problem_page::unavailable(&current);
    };
    let handled = server::answer(&desk_clerk, request, desk.limits).await;
    words::tell_event(&handled.event, site.language, &desk.outbox);
    handled.response.map(Body::from)
}

/// Answers with a page of the last good site.
async fn page(State(desk): State<Desk>, request: Request<Body>) -> Response {
    let current = desk.live.current();
    let Some(site) = &current.site else {
        return problem_page::unavailable(&current);
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    match find(site, request.uri().path()) {
        Found::File(path, content) => file(site, StatusCode::OK, path, content, current.version),
        Found::Folder(address) => redirect(&address),
        Found::Nothing(Some(content)) => {
            file(site, StatusCode::NOT_FOUND, "404.html", content, current.version)
        }
        Found::Nothing(None) => plain(StatusCode::NOT_FOUND),
    }
}

enum Found<'site> {
    File(&'site str, &'site [u8]),
    Folder(String),
    Nothing(Option<&'site [u8]>),
}

/// Finds the file of an address: itself, or the index of a folder.
fn find<'site>(site: &'site Built, address: &str) -> Found<'site> {
    let path = address.trim_start_matches('/');
    let at = |path: &str| {
        let found = site.files.get_key_value(path);
        found.map(|(path, content)| (path.as_str(), content.as_slice()))
    };
    let index = if path.is_empty() || path.ends_with('/') {
        at(&format!("{path}index.html"))
    } else {
        at(path)
    };
    match index {
        Some((path, content)) => Found::File(path, content),
        None if at(&format!("{path}/index.html")).is_some() => Found::Folder(format!("/{path}/")),
        None => Found::Nothing(at("404.html").map(|(_, content)| content)),
    }
}

fn file(site: &Built, status: StatusCode, path: &str, content: &[u8], version: u64) -> Response {
    let media_type = media_type(path);
    let is_page = media_type.starts_with("text/html");
    let content = if is_page { reload::with_script(content, version) } else { content.to_vec() };
    let mut response = Response::new(Body::from(content));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in &site.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    response
}

fn redirect(address: &str) -> Response {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT);
    if let Ok(location) = HeaderValue::try_from(address) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn plain(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
