//! Which sites may post a form here.

use std::collections::BTreeSet;
use std::fmt;

use http::{HeaderMap, HeaderValue, Uri, header};

/// Where a page comes from: `https://layanan.contoh.go.id`, without a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin(String);

/// The text is not an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an origin is written like https://layanan.contoh.go.id, without a path")]
pub struct OriginError;

impl Origin {
    /// Parses an origin; a slash at its end is dropped, a default port too.
    ///
    /// # Errors
    /// If it is not `http` or `https` and a host, or has a path.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let uri: Uri = text.parse().map_err(|_| OriginError)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(OriginError);
        };
        let default_port: u16 = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return Err(OriginError),
        };
        let is_bare = uri.path() == "/" && uri.query().is_none() && !text.contains(['@', '#']);
        if !is_bare || authority.host().is_empty() {
            return Err(OriginError);
        }
        let host = authority.host().to_ascii_lowercase();
        // Behind the host stands nothing but a port: `Uri` passes over one that is no number.
        let behind = authority.as_str().get(host.len()..).unwrap_or_default();
        let port = match behind.strip_prefix(':') {
            None if behind.is_empty() => default_port,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().map_err(|_| OriginError)?
            }
            _ => return Err(OriginError),
        };
        Ok(Self(if port == default_port {
            format!("{scheme}://{host}")
        } else {
            format!("{scheme}://{host}:{port}")
        }))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The sites whose pages may post a form here.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    known: BTreeSet<Origin>,
    /// Where the handler is, if the pages are elsewhere.
    handler: Option<Origin>,
}

impl FromIterator<Origin> for Origins {
    fn from_iter<I: IntoIterator<Item = Origin>>(origins: I) -> Self {
        Self { known: origins.into_iter().collect(), handler: None }
    }
}

impl Origins {
    /// Adds the site whose forms these are, and where the handler is, if that is elsewhere: a form
    /// that it shows again is posted from there.
    #[must_use]
    pub fn with_site(mut self, site: Origin, handler: Option<Origin>) -> Self {
        self.known.insert(site);
        self.known.extend(handler.clone());
        Self { handler, ..self }
    }

    /// Returns whether a request may come from where it says it comes from.
    ///
    /// Browsers send `Origin` with every post, and newer ones `Sec-Fetch-Site`; what sends
    /// neither is a program, which no foreign page can make post, so it is let in. Where an
    /// extension or a policy of the page hides the origin (`null`), it is let in if
    /// `Sec-Fetch-Site` says that the page is of the same origin. `Host` is never looked at:
    /// behind a CDN it is another one, and with DNS rebinding it is the attacker's. Where the
    /// pages are elsewhere every post is from another site: then `Origin` must say which.
    #[must_use]
    pub fn allow(&self, headers: &HeaderMap) -> bool {
        if self.reader(headers).is_some() {
            return true;
        }
        let mut sites = headers.get_all("sec-fetch-site").iter();
        let is_same =
            matches!((sites.next(), sites.next()), (Some(only), None) if only == "same-origin");
        let is_own =
            |value: &HeaderValue| if value == "null" { is_same } else { self.knows(value) };
        let is_same_site_or_cross_site =
            |value: &HeaderValue| !matches!(value.as_bytes(), b"same-origin" | b"none");
        headers.get_all(header::ORIGIN).iter().all(is_own)
            && !headers.get_all("sec-fetch-site").iter().any(is_same_site_or_cross_site)
    }

    /// Returns the one origin that a request comes from, if scripts there may read the answer: a
    /// known site that is elsewhere.
    pub(crate) fn reader<'headers>(
        &self,
        headers: &'headers HeaderMap,
    ) -> Option<&'headers HeaderValue> {
        self.handler.as_ref()?;
        let mut origins = headers.get_all(header::ORIGIN).iter();
        origins.next().filter(|only| self.knows(only) && origins.next().is_none())
    }

    /// Returns whether pages are elsewhere, so that browsers ask before their scripts send a form.
    pub(crate) const fn are_elsewhere(&self) -> bool {
        self.handler.is_some()
    }

    fn knows(&self, origin: &HeaderValue) -> bool {
        let origin = origin.to_str().ok().and_then(|text| Origin::parse(text).ok());
        origin.is_some_and(|origin| self.known.contains(&origin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_one_spelling() {
        let spelt = |text| Origin::parse(text).map(|origin| origin.to_string());
        assert_eq!(spelt("https://Contoh.go.id/"), Ok("https://contoh.go.id".to_owned()));
        assert_eq!(spelt("https://contoh.go.id:443"), Ok("https://contoh.go.id".to_owned()));
        assert_eq!(spelt("http://127.0.0.1:8080"), Ok("http://127.0.0.1:8080".to_owned()));
        assert_eq!(spelt("http://[::1]:8080"), Ok("http://[::1]:8080".to_owned()));
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in [
            "",
            "null",
            "contoh.go.id",
            "https://",
            "ftp://contoh.go.id",
            "https://contoh.go.id/a",
            "https://contoh.go.id?a",
            "https://a@contoh.go.id",
            "https://contoh.go.id#a",
            "https://a b",
            "https://contoh.go.id:",
            "https://contoh.go.id:0443x",
            "https://contoh.go.id:+443",
            "https://contoh.go.id:99999",
            "https://[::1]x:443",
        ] {
            assert_eq!(Origin::parse(text), Err(OriginError), "{text:?}");
        }
    }
}
