//! Answers with a file of the site, or with the word that the browser has it already.

use aws_lc_rs::digest;
use axum::body::Body;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use super::reload;
use super::site::Built;
use crate::output::OutputPath;
use crate::{headers, media_type};

/// A file of the site, with the status that it is sent with.
pub(super) struct StaticFile {
    pub(super) status: StatusCode,
    pub(super) path: OutputPath,
    pub(super) content: Vec<u8>,
}

impl StaticFile {
    /// Makes the answer to a request with these headers.
    ///
    /// The local server lets nothing be used unasked, but answers without the
    /// content where the browser has it (RFC 9110, section 13.1.2).
    pub(super) fn answer(self, site: &Built, version: u64, request: &HeaderMap) -> Response {
        let path = self.path.as_str();
        let content = if media_type::of(path).starts_with("text/html") {
            reload::with_script(&self.content, version)
        } else {
            self.content
        };
        let tag = entity_tag(&content);
        let known = self.status == StatusCode::OK && is_known(request, &tag);
        let mut response = Response::new(if known { Body::empty() } else { Body::from(content) });
        *response.status_mut() = if known { StatusCode::NOT_MODIFIED } else { self.status };
        let headers = response.headers_mut();
        let mut set = |name: &str, value: &str| {
            let pair = (HeaderName::try_from(name), HeaderValue::try_from(value));
            if let (Ok(name), Ok(value)) = pair {
                headers.insert(name, value);
            }
        };
        set("Cache-Control", "no-cache");
        set("ETag", &tag);
        let own = headers::of_file(path);
        for (name, value) in site.headers.iter().chain(&own) {
            set(name, value);
        }
        if known {
            headers.remove(header::CONTENT_TYPE);
        }
        response
    }
}

fn entity_tag(content: &[u8]) -> String {
    let digest = digest::digest(&digest::SHA256, content);
    let start = digest.as_ref().get(..12).unwrap_or_default();
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(start))
}

/// Returns whether the browser has the content of this tag, by any `If-None-Match`.
fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let values = request.get_all(header::IF_NONE_MATCH).iter();
    let mut tags = values.filter_map(|value| value.to_str().ok()).flat_map(|text| text.split(','));
    tags.any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(written: &[&'static str], tag: &str) -> bool {
        let mut headers = HeaderMap::new();
        for value in written {
            headers.append(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        }
        is_known(&headers, tag)
    }

    #[test]
    fn a_tag_is_found_in_every_form_that_a_browser_or_cache_sends() {
        assert!(known(&["\"a\""], "\"a\""));
        assert!(known(&["W/\"a\""], "\"a\""), "caches that pack the content weaken the tag");
        assert!(known(&["\"b\", \"a\""], "\"a\""));
        assert!(known(&["\"b\"", "\"a\""], "\"a\""));
        assert!(known(&["*"], "\"a\""));
    }

    #[test]
    fn another_tag_is_not_taken_for_it() {
        assert!(!known(&[], "\"a\""));
        assert!(!known(&["a"], "\"a\""));
        assert!(!known(&["\"ab\""], "\"a\""));
    }
}
