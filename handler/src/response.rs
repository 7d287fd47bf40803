//! Outcome → HTTP answer: status, headers, page or JSON.

use bytes::Bytes;
use http::header;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use loket_form::accept::FieldError;
use loket_form::bundle::FormEntry;
use loket_form::language::Language;
use loket_form::locale::Locale;
use loket_form::security_headers::SECURITY_HEADERS;
use loket_form::step::Step;
use serde::Serialize;
use serde_json::{Value, json};
use tera::TeraResult;

use crate::health::Report;
use crate::negotiation::Media;
use crate::outcome::Outcome;
use crate::page::Pages;
use crate::problem::ProblemKind;
use crate::proof::Challenge;
use crate::receipt::Receipt;
use crate::secret::Secret;
use crate::standing::Standing;

/// The beginning of the types of problem documents (RFC 9457).
const PROBLEM_TYPE: &str = "urn:problem-type:loket:";

/// Makes answers.
#[derive(Debug)]
pub(crate) struct Responder {
    pages: Pages,
    policy: HeaderValue,
}

impl Responder {
    pub(crate) const fn new(pages: Pages, policy: HeaderValue) -> Self {
        Self { pages, policy }
    }

    /// Reads ahead what pages are made of.
    pub(crate) fn prepare(&self) {
        self.pages.prepare();
    }

    /// Makes the answer to an outcome in the kind that the client prefers; a form that it shows
    /// again is posted for the same step.
    pub(crate) fn answer(
        &self,
        outcome: &Outcome<'_>,
        step: Step,
        media: Media,
        secret: &Secret,
    ) -> Response<Bytes> {
        let (language, mut response) = match outcome {
            Outcome::Accepted { entry, receipt } => {
                (entry.form.language(), accepted(entry, receipt, media, secret))
            }
            Outcome::Looked { entry, raw, answered } => {
                let page = || self.pages.looked(entry, raw, answered);
                (entry.form.language(), looked(media, page))
            }
            Outcome::Receipt { entry, receipt } => {
                let page = self.pages.receipt(entry, receipt);
                (entry.form.language(), html(StatusCode::OK, page, receipt.reference.as_str()))
            }
            Outcome::Challenge { entry, challenge } => {
                (entry.form.language(), challenged(challenge.as_ref()))
            }
            Outcome::MaySend { entry } => (entry.form.language(), empty()),
            Outcome::Refused { entry, raw, errors } => {
                let page = || self.pages.refused(entry, raw, errors, step);
                let locale = self.pages.locale(Some(entry));
                (entry.form.language(), refused(entry, locale, errors, media, page))
            }
            Outcome::Unsent { kind, entry, raw } => {
                let page = || self.pages.unsent(*kind, entry, raw, step);
                let answer = self.problem(*kind, Some(entry), media, page);
                (entry.form.language(), answer)
            }
            Outcome::Health { report, bundle } => {
                (self.pages.language(None), health(report, *bundle, self.pages.locale(None)))
            }
            Outcome::Problem { kind, entry } => {
                let page = || self.pages.problem(*kind, *entry);
                (self.pages.language(*entry), self.problem(*kind, *entry, media, page))
            }
        };
        self.add_headers(language, response.headers_mut());
        response
    }

    /// Answers a request that is stopped as a whole.
    fn problem(
        &self,
        kind: ProblemKind,
        entry: Option<&FormEntry>,
        media: Media,
        page: impl FnOnce() -> TeraResult<String>,
    ) -> Response<Bytes> {
        let (status, detail) = (kind.status(), self.pages.detail(kind, entry));
        let mut response = match media {
            Media::Html => html(status, page(), &detail),
            Media::Json => {
                let document = problem_document(kind.name(), status, &detail);
                with_body(status, "application/problem+json", document.to_string().into())
            }
        };
        if let Some(methods) = kind.allowed_methods() {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(methods));
        }
        let opening = entry.map(|entry| *entry.form.opening()).unwrap_or_default();
        if let Some(when) = kind.retry_after(&opening) {
            response.headers_mut().insert(header::RETRY_AFTER, when);
        }
        response
    }

    /// Returns the headers that every answer has.
    pub(crate) fn common_headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        self.add_headers(self.pages.language(None), &mut headers);
        headers
    }

    /// Adds the headers that every answer has.
    fn add_headers(&self, language: Language, headers: &mut HeaderMap) {
        headers.insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        for (name, value) in SECURITY_HEADERS.into_iter().chain(FIXED_HEADERS) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// The headers that are the same on every answer of the handler, beside those of every page.
const FIXED_HEADERS: [(&str, &str); 3] =
    [("Cache-Control", "no-store"), ("Vary", "Accept"), ("X-Robots-Tag", "noindex")];

/// Answers a request that was received: off to the receipt, so that a reload sends nothing.
fn accepted(
    entry: &FormEntry,
    receipt: &Receipt,
    media: Media,
    secret: &Secret,
) -> Response<Bytes> {
    let link = receipt.link(secret, entry.form.id());
    let mut response = match media {
        Media::Html => with_body(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", Bytes::new()),
        Media::Json => {
            let answer = json!({ "reference": receipt.reference.as_str(), "receipt": link });
            with_body(StatusCode::CREATED, "application/json", answer.to_string().into())
        }
    };
    // A link has letters, digits and `/-?=&_` only, so it always is a header value.
    if let Ok(location) = HeaderValue::from_str(&link) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// Shows answers before they are sent; a program, which knows what it has sent, hears that
/// nothing is wrong.
fn looked(media: Media, page: impl FnOnce() -> TeraResult<String>) -> Response<Bytes> {
    match media {
        Media::Html => html(StatusCode::OK, page(), ""),
        Media::Json => empty(),
    }
}

/// Answers a monitor with a word, and whoever looks with a sentence; why it is so stands in the
/// log alone.
fn health(report: &Report, bundle: Option<&str>, locale: &Locale) -> Response<Bytes> {
    let status = if report.is_well() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let answer = Answer {
        mail: report.state.word(),
        message: report.sentence(&locale.health),
        spool: report.standing.as_ref(),
        bundle,
    };
    with_body(status, "application/json", json!(answer).to_string().into())
}

/// What a monitor reads.
#[derive(Serialize)]
struct Answer<'a> {
    mail: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    spool: Option<&'a Standing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle: Option<&'a str>,
}

/// Answers a script that asks what there is to solve.
///
/// Nothing is no error: browsers would show one to whoever looks for the real ones.
fn challenged(challenge: Option<&Challenge>) -> Response<Bytes> {
    if let Some(challenge) = challenge {
        return with_body(StatusCode::OK, "application/json", json!(challenge).to_string().into());
    }
    empty()
}

fn empty() -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// Answers a request whose answers break rules.
fn refused(
    entry: &FormEntry,
    locale: &Locale,
    errors: &[FieldError],
    media: Media,
    page: impl FnOnce() -> TeraResult<String>,
) -> Response<Bytes> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    if media == Media::Html {
        let messages = errors.iter().filter_map(|error| message(entry, locale, error));
        return html(status, page(), &messages.collect::<Vec<_>>().join("\n"));
    }
    let each = errors.iter().map(|error| {
        json!({
            "field": error.field.as_str(),
            "code": error.problem.code(),
            "message": message(entry, locale, error),
        })
    });
    let mut document = problem_document("fields", status, &locale.problems.fields());
    if let Value::Object(members) = &mut document {
        members.insert("errors".to_owned(), each.collect());
    }
    with_body(status, "application/problem+json", document.to_string().into())
}

fn message(entry: &FormEntry, locale: &Locale, error: &FieldError) -> Option<String> {
    let field = entry.form.fields().find(|field| field.name == error.field)?;
    Some(error.problem.message(field, locale))
}

fn problem_document(name: &str, status: StatusCode, detail: &str) -> Value {
    json!({
        "type": format!("{PROBLEM_TYPE}{name}"),
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "detail": detail,
    })
}

/// Answers with a page, or with plain words in its place.
///
/// Every page is rendered once at the start, so the words are a last resort; but
/// an applicant whose request was received must never read that it failed.
fn html(status: StatusCode, page: TeraResult<String>, words: &str) -> Response<Bytes> {
    match page {
        Ok(page) => with_body(status, "text/html; charset=utf-8", page.into()),
        Err(_) => with_body(status, "text/plain; charset=utf-8", words.to_owned().into()),
    }
}

fn with_body(status: StatusCode, media_type: &'static str, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}
