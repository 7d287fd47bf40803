//! Addresses of the web.

use loket_form::address::is_domain;
use serde::Serialize;

/// An address of the web, `http` or `https`, without what a browser would hide or guess.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct WebUrl {
    text: String,
    #[serde(skip)]
    host_end: usize,
}

/// The text is not an address of the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a web address begins with https:// and a name such as contoh.go.id")]
pub struct WebUrlError;

impl WebUrl {
    /// Parses an address such as `https://contoh.go.id/halaman`.
    ///
    /// Allowed are the schemes `http` and `https`, a domain name, `localhost` or
    /// an IPv4 address, a port, and visible ASCII behind it. User names are not:
    /// they only serve to deceive.
    ///
    /// # Errors
    /// If the text is anything else.
    pub fn parse(text: &str) -> Result<Self, WebUrlError> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let rest = rest.ok_or(WebUrlError)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at_checked(end).ok_or(WebUrlError)?;
        let is_visible = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
        if is_authority(authority) && tail.bytes().all(is_visible) {
            let host_end = text.len() - tail.len();
            Ok(Self { text: text.to_owned(), host_end })
        } else {
            Err(WebUrlError)
        }
    }

    /// The address of a machine to itself, where none was given.
    #[must_use]
    pub fn local() -> Self {
        let text = "http://localhost".to_owned();
        Self { host_end: text.len(), text }
    }

    /// Returns the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns scheme, host and port: the origin of a page there.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.text.get(..self.host_end).unwrap_or(&self.text)
    }

    /// Returns the path without the slash at its end, empty for the root of a host.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let tail = self.text.get(self.host_end..).unwrap_or_default();
        tail.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
    }

    /// Returns whether the addresses of a site can begin with this one: it has no query and no fragment.
    #[must_use]
    pub fn is_base(&self) -> bool {
        !self.text.contains(['?', '#'])
    }

    /// Returns whether it is reached by TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.text.starts_with("https://")
    }

    /// Returns the words of a link: the address without its scheme.
    #[must_use]
    pub fn words(&self) -> &str {
        let without = self.text.trim_start_matches("https://").trim_start_matches("http://");
        without.trim_end_matches('/')
    }
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_address = host.parse::<std::net::Ipv4Addr>().is_ok();
    let port_is_valid = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    port_is_valid && (is_domain(host) || is_address || host == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_origin_path_and_words() {
        let url = WebUrl::parse("https://layanan.contoh.go.id:8443/kota/").expect("valid");
        assert_eq!(url.origin(), "https://layanan.contoh.go.id:8443");
        assert_eq!(url.base_path(), "/kota");
        assert_eq!(url.words(), "layanan.contoh.go.id:8443/kota");
    }

    #[test]
    fn what_is_no_address_of_the_web_is_refused() {
        for text in [
            "",
            "kominfo.go.id",
            "ftp://a.id",
            "javascript:alert(1)",
            "https://",
            "https://a",
            "https://a@b.id",
            "https://a.id/ b",
            "https://a.id/\"",
            "https://a.id:0",
            "https://a_b.id",
        ] {
            assert_eq!(WebUrl::parse(text), Err(WebUrlError), "{text}");
        }
    }
}
