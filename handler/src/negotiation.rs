//! Which kind of answer a client prefers (RFC 9110, section 12.5.1).

use http::{HeaderMap, header};

/// The kinds of answers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Media {
    /// Pages, for people.
    Html,
    /// JSON, for programs.
    Json,
}

impl Media {
    /// Returns what a request prefers; pages unless JSON is clearly preferred.
    ///
    /// A client that accepts neither gets a page: an answer that it did not ask
    /// for says more than a bare 406.
    pub(crate) fn preferred(headers: &HeaderMap) -> Self {
        let ranges: Vec<Range<'_>> = headers
            .get_all(header::ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(Range::parse)
            .collect();
        let html = weight(&ranges, "text", "html");
        let json = weight(&ranges, "application", "json").max(weight(
            &ranges,
            "application",
            "problem+json",
        ));
        // Quality 0 says that a type is not wanted, however closely it is named.
        if json.0 > 0 && json > html { Self::Json } else { Self::Html }
    }
}

/// One range of an `Accept` header, such as `text/*;q=0.5`.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// The quality in thousandths.
    quality: u16,
}

impl<'a> Range<'a> {
    /// Reads a range; a damaged one is `None` and counts for nothing.
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let quality = parts
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
            .map_or(Some(1000), |(_, value)| thousandths(value.trim()))?;
        Some(Self { kind, subtype, quality })
    }

    /// Returns how closely the range names a type: 0 for any, 2 for this very one.
    fn closeness(&self, kind: &str, subtype: &str) -> Option<u8> {
        if self.kind == "*" && self.subtype == "*" {
            Some(0)
        } else if !self.kind.eq_ignore_ascii_case(kind) {
            None
        } else if self.subtype == "*" {
            Some(1)
        } else {
            self.subtype.eq_ignore_ascii_case(subtype).then_some(2)
        }
    }
}

/// Returns the quality that the closest range gives to a type, then how close it is.
///
/// So `application/json, */*`, which many programs send, prefers JSON.
fn weight(ranges: &[Range<'_>], kind: &str, subtype: &str) -> (u16, u8) {
    ranges
        .iter()
        .filter_map(|range| Some((range.closeness(kind, subtype)?, range.quality)))
        .max()
        .map_or((0, 0), |(closeness, quality)| (quality, closeness))
}

/// Reads `0`, `1` or up to three decimals between them as thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_plain = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain || !matches!(whole, "0" | "1") {
        return None;
    }
    let value = format!("{whole}{decimals:0<3}").parse().ok()?;
    (value <= 1000).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferred(accept: &[&'static str]) -> Media {
        let value = header::HeaderValue::from_static;
        let headers = accept.iter().map(|text| (header::ACCEPT, value(text))).collect();
        Media::preferred(&headers)
    }

    #[test]
    fn programs_that_prefer_json_get_it() {
        for accept in [
            "application/json",
            "APPLICATION/JSON",
            "application/problem+json",
            "application/json, */*",
            "application/json, text/plain, */*",
            "text/html;q=0.5, application/json",
            "text/*;q=0.2, application/*;q=0.3",
            "application/json;charset=utf-8;q=0.9, text/html;q=0.8",
            "text/html;q=0, */*",
        ] {
            assert_eq!(preferred(&[accept]), Media::Json, "{accept}");
        }
        assert_eq!(preferred(&["text/html;q=0.1", "application/json"]), Media::Json);
    }

    #[test]
    fn browsers_and_everyone_else_get_pages() {
        for accept in [
            "",
            "*/*",
            "text/html",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/json, text/html",
            "application/json;q=0.5, text/html",
            "application/json;q=0",
            "application/json;q=2",
            "application/json;q=0.1234",
            "application/json;q=-1, text/html;q=0.1",
            "image/png",
            "json",
            ",,;;q=",
            "application/*;q=0.001, text/html;q=0.002",
        ] {
            assert_eq!(preferred(&[accept]), Media::Html, "{accept}");
        }
        assert_eq!(preferred(&[]), Media::Html);
    }
}
