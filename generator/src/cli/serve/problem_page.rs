//! What is shown before there is any good site: everything that is wrong.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

use super::reload;
use super::site::{Current, Problems};

use crate::command_language::CommandLanguage;

/// Answers that there is no site yet, and why.
pub(super) fn unavailable(current: &Current) -> Response {
    answer(current.problems.as_deref(), current.version)
}

/// Answers that something cannot be shown, and why; `version` is what is shown otherwise.
pub(super) fn answer(problems: Option<&Problems>, version: u64) -> Response {
    let (text, language) = problems.map_or(("", CommandLanguage::default()), |problems| {
        (problems.text.as_str(), problems.language)
    });
    let heading = match language {
        CommandLanguage::Indonesian => "Situs belum dapat dibuat",
        CommandLanguage::English => "The site cannot be built yet",
    };
    let tag = language.tag();
    let page = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{heading}</title>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n\
         <pre>{}</pre>\n</main>\n</body>\n</html>\n",
        escaped(text)
    );
    let mut response = Response::new(Body::from(reload::with_script(page.as_bytes(), version)));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The theme may be what is broken, so this page is written without it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
