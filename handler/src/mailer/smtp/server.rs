//! Where a mail server is, and how talking to it is kept secret.

use std::net::IpAddr;
use std::str::FromStr;

use http::Uri;

/// How the conversation is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte: `smtps://`.
    Tls,
    /// TLS after `STARTTLS`, without which nothing is sent: `smtp://`.
    StartTls,
    /// Nothing: a server on this machine, or `smtp+insecure://`.
    None,
}

/// A mail server: host, port and security, without credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpServer {
    host: String,
    port: u16,
    security: Security,
}

/// The text names no mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SmtpServerError {
    /// The scheme is another one.
    #[error(
        "a mail server is written like smtps://surel.contoh.go.id or smtp://surel.contoh.go.id:587"
    )]
    Format,
    /// There are credentials in it, which would end up in lists of processes and in logs.
    #[error("user and password do not belong into the address of the mail server")]
    Credentials,
}

impl SmtpServer {
    /// Parses the address of a mail server.
    ///
    /// A server on this machine is talked to as it is, unless the scheme says
    /// `smtp+starttls`; any other one needs TLS, unless it says `smtp+insecure`.
    ///
    /// # Errors
    /// If it is no such address, or holds a user or a password.
    pub fn parse(text: &str) -> Result<Self, SmtpServerError> {
        if text.contains('@') {
            return Err(SmtpServerError::Credentials);
        }
        let uri = Uri::from_str(text).map_err(|_| SmtpServerError::Format)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(SmtpServerError::Format);
        };
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let is_bare = uri.path() == "/" && uri.query().is_none() && !text.contains('#');
        // The library leaves a port out that it cannot read.
        let port = match authority.as_str().strip_prefix(authority.host()) {
            Some("") => None,
            Some(rest) => {
                let port = rest.strip_prefix(':').and_then(|port| port.parse::<u16>().ok());
                Some(port.ok_or(SmtpServerError::Format)?)
            }
            None => return Err(SmtpServerError::Format),
        };
        if !is_bare || host.is_empty() {
            return Err(SmtpServerError::Format);
        }
        let (usual_port, security) = match scheme {
            "smtps" => (465, Security::Tls),
            "smtp" if is_this_machine(host) => (25, Security::None),
            "smtp" | "smtp+starttls" => (587, Security::StartTls),
            "smtp+insecure" => (25, Security::None),
            _ => return Err(SmtpServerError::Format),
        };
        Ok(Self { host: host.to_owned(), port: port.unwrap_or(usual_port), security })
    }

    /// Returns whether a password sent to this server could be read on its way.
    #[must_use]
    pub fn is_overheard(&self) -> bool {
        self.security == Security::None && !is_this_machine(&self.host)
    }

    /// Returns the name or address.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Returns the name that the certificate must have.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.host
    }

    /// Returns the port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Returns how the conversation is kept secret.
    #[must_use]
    pub const fn security(&self) -> Security {
        self.security
    }
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (String, u16, Security) {
        let server = SmtpServer::parse(text).expect("a server");
        (server.host().to_owned(), server.port(), server.security())
    }

    #[test]
    fn another_machine_is_talked_to_in_secret_unless_insecurity_is_spelt_out() {
        let host = || "surel.contoh.go.id".to_owned();
        assert_eq!(parsed("smtps://surel.contoh.go.id"), (host(), 465, Security::Tls));
        assert_eq!(parsed("smtp://surel.contoh.go.id"), (host(), 587, Security::StartTls));
        assert_eq!(parsed("smtp://surel.contoh.go.id:25/"), (host(), 25, Security::StartTls));
        assert_eq!(parsed("smtp+insecure://surel.contoh.go.id"), (host(), 25, Security::None));
    }

    #[test]
    fn this_machine_is_talked_to_as_it_is() {
        assert_eq!(parsed("smtp://127.0.0.1:2525"), ("127.0.0.1".to_owned(), 2525, Security::None));
        assert_eq!(parsed("smtp://[::1]"), ("::1".to_owned(), 25, Security::None));
        assert_eq!(parsed("smtp://localhost"), ("localhost".to_owned(), 25, Security::None));
        assert_eq!(parsed("smtps://localhost"), ("localhost".to_owned(), 465, Security::Tls));
        let tunnel = ("localhost".to_owned(), 587, Security::StartTls);
        assert_eq!(parsed("smtp+starttls://localhost"), tunnel, "unless it is told otherwise");
    }

    #[test]
    fn what_names_no_server_is_refused() {
        for text in [
            "",
            "smtp:",
            "smtp://",
            "smtp://:25",
            "smtp://a:b",
            "smtp://a:",
            "smtp://a:99999",
            "smtp://a/b",
            "smtp://a?b",
            "smtp://a#b",
            "http://a",
            "surel.contoh.go.id",
            "smtp://a b",
            "smtp://a\r\nb",
        ] {
            assert_eq!(SmtpServer::parse(text), Err(SmtpServerError::Format), "{text:?}");
        }
        assert_eq!(
            SmtpServer::parse("smtp://sari:rahasia@surel.contoh.go.id"),
            Err(SmtpServerError::Credentials)
        );
    }

    #[test]
    fn only_an_insecure_way_to_another_machine_is_overheard() {
        let is_overheard = |text| SmtpServer::parse(text).expect("a server").is_overheard();
        assert!(is_overheard("smtp+insecure://surel.contoh.go.id"));
        assert!(!is_overheard("smtp://surel.contoh.go.id"));
        assert!(!is_overheard("smtp://127.0.0.1"));
    }
}
