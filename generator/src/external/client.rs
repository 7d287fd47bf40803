//! How one link is asked: by its head, without its text, and not for long.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::header::LOCATION;
use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error};

use super::answer::Answer;
use super::reach::{Gate, NotPublic, Reach};
use crate::credentials;
use crate::finding::Silence;

/// How long one request may take.
const REQUEST_LIMIT: Duration = Duration::from_secs(10);

/// How many redirects are followed.
const REDIRECT_LIMIT: usize = 5;

const USER_AGENT: &str = concat!("loket/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Asks servers for the heads of their pages.
pub(super) struct Client(Agent);

/// What a server says in the head of its answer.
struct Head {
    status: u16,
    location: Option<String>,
}

impl Client {
    pub(super) fn new(reach: Reach) -> Self {
        Self::behind(Gate(reach.allows()))
    }

    fn behind(gate: Gate) -> Self {
        let crypto = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(crypto)
            .build();
        // Behind a proxy nobody would know which server is asked.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_idle_connections(0)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_global(Some(REQUEST_LIMIT))
            .tls_config(tls)
            .user_agent(USER_AGENT)
            .build();
        Self(Agent::with_parts(config, DefaultConnector::default(), gate))
    }

    /// Follows a link to its end; `turn` runs each request when its server may be asked.
    pub(super) fn follow(&self, link: &str, turn: &dyn Fn(&str, &mut dyn FnMut())) -> Answer {
        let mut url = encoded(link.split('#').next().unwrap_or_default());
        let mut seen: Vec<String> = Vec::new();
        let mut for_good = None;
        let mut is_for_good = true;
        while seen.len() <= REDIRECT_LIMIT && !seen.contains(&url) {
            let head = match self.head(&url, turn) {
                Ok(head) => head,
                Err(silence) => return Answer::Silent(silence),
            };
            let Some(location) = head.location.filter(|_| (300..400).contains(&head.status)) else {
                return judge(head.status, for_good);
            };
            let Some(next) = joined(&url, &location) else {
                return Answer::Silent(Silence::Unreachable);
            };
            is_for_good &= matches!(head.status, 301 | 308);
            if is_for_good {
                for_good = Some(next.clone());
            }
            seen.push(std::mem::replace(&mut url, next));
        }
        Answer::Silent(Silence::Redirects)
    }

    /// Some servers know no HEAD, and say so in different ways.
    fn head(&self, url: &str, turn: &dyn Fn(&str, &mut dyn FnMut())) -> Result<Head, Silence> {
        let host = host(url).ok_or(Silence::Unreachable)?;
        let mut result = Err(Silence::Unreachable);
        turn(&host, &mut || result = read(self.0.head(url).call()));
        if !matches!(result, Ok(Head { status: 400 | 403 | 405 | 501, .. })) {
            return result;
        }
        turn(&host, &mut || result = read(self.0.get(url).call()));
        result
    }
}

/// The text that may follow is never read.
fn read(answer: Result<Response<Body>, Error>) -> Result<Head, Silence> {
    let answer = answer.map_err(|error| silence(&error))?;
    let location = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    Ok(Head { status: answer.status().as_u16(), location: location.map(str::to_owned) })
}

fn judge(status: u16, for_good: Option<String>) -> Answer {
    match (status, for_good) {
        // Many servers refuse programs what they show to people.
        (401 | 403 | 407 | 408 | 429 | 500.., _) => Answer::Silent(Silence::Status(status)),
        (400..500, _) => Answer::Dead(status),
        (_, Some(to)) => Answer::Moved(to),
        (_, None) => Answer::Well(status),
    }
}

fn silence(error: &Error) -> Silence {
    match error {
        Error::Timeout(_) => Silence::TimedOut,
        Error::Other(cause) if cause.is::<NotPublic>() => Silence::NotPublic,
        Error::Tls(_) | Error::Rustls(_) => Silence::Certificate,
        Error::Io(cause)
            if cause
                .get_ref()
                .is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>) =>
        {
            Silence::Certificate
        }
        _ => Silence::Unreachable,
    }
}

/// Escapes what may stand on a page and not in a request, as browsers do (RFC 3986).
fn encoded(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Returns the server of an address, as it is known to be asked one thing at a time.
pub(super) fn host(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    let authority = uri.authority()?.as_str();
    Some(authority.rsplit('@').next().unwrap_or(authority).to_ascii_lowercase())
}

/// Returns where a redirect leads, if it stays on the web.
fn joined(url: &str, location: &str) -> Option<String> {
    let location = location.split('#').next().unwrap_or_default();
    if location.starts_with("http://") || location.starts_with("https://") {
        return Some(credentials::without(location).into_owned());
    }
    let base: Uri = url.parse().ok()?;
    let (scheme, authority) = (base.scheme_str()?, base.authority()?);
    if let Some(rest) = location.strip_prefix("//") {
        return Some(credentials::without(&format!("{scheme}://{rest}")).into_owned());
    }
    if location.starts_with('/') {
        return Some(format!("{scheme}://{authority}{location}"));
    }
    let is_elsewhere = location.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
    let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    (!is_elsewhere).then(|| format!("{scheme}://{authority}{folder}/{location}"))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{IpAddr, Ipv4Addr, TcpListener};

    use super::*;

    const OUTSIDE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

    /// Answers one request with a redirect.
    fn redirecting(to: &str) -> (String, std::thread::JoinHandle<()>) {
        let listener = TcpListener::bind((OUTSIDE, 0)).expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let answer = format!("HTTP/1.1 302 X\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
        let thread = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        });
        (url, thread)
    }

    #[test]
    fn a_redirect_does_not_lead_into_this_network() {
        let inside = TcpListener::bind("127.0.0.1:0").expect("a port");
        inside.set_nonblocking(true).expect("it does not wait");
        let port = inside.local_addr().expect("an address").port();
        // For this test, one address of this machine is the internet, and all others are not.
        let is_outside = |address: IpAddr| address == IpAddr::V4(OUTSIDE);
        for to in [
            format!("http://127.0.0.1:{port}/"),
            format!("//localhost:{port}/"),
            format!("http://[::ffff:127.0.0.1]:{port}/"),
            format!("http://2130706433:{port}/"),
        ] {
            let (url, thread) = redirecting(&to);
            let client = Client::behind(Gate(is_outside));
            let answer = client.follow(&url, &|_, request| request());
            assert_eq!(answer, Answer::Silent(Silence::NotPublic), "{to}");
            thread.join().expect("it was asked");
        }
        assert!(inside.accept().is_err(), "nobody has connected");
    }

    #[test]
    fn a_redirect_hands_over_no_password() {
        for (location, url) in [
            ("https://sari:rahasia@lain.id/x", "https://lain.id/x"),
            ("//sari:rahasia@lain.id/x", "http://lain.id/x"),
            ("/x?a@b", "http://contoh.id/x?a@b"),
        ] {
            assert_eq!(joined("http://contoh.id/a", location).as_deref(), Some(url));
        }
    }
}
