//! The headers of the static files, for `loket serve` and for hosts that read `_headers`.

use std::fmt::Write as _;

use loket_form::security_headers::SECURITY_HEADERS;

use crate::media_type;
use crate::model::WebUrl;

/// A header with its value.
pub type Header = (&'static str, String);

/// How long a browser asks for the site by TLS alone, in seconds: two years, subdomains too.
///
/// Whatever TLS ends at says it: a host that reads `_headers`, or what stands in `deploy`.
pub const STRICT_TRANSPORT: &str = "max-age=63072000; includeSubDomains; preload";

/// What a browser may keep for ever.
const KEPT_FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What a browser asks about each time; an edge keeps it until it is told otherwise, for a day at
/// most.
const ASKED_ABOUT: &str = "public, max-age=0, s-maxage=86400";

/// Files that need headers of their own: in the format of `_headers`, and what they have.
///
/// No file matches two rules that set the same header: some hosts join the values.
const RULES: [Rule; 6] = [
    // The name changes with the content (`theme::Asset`).
    Rule { pattern: "assets/*", headers: &[("Cache-Control", KEPT_FOR_EVER)] },
    // What is for machines may be read from every site.
    Rule { pattern: "data/*", headers: &[OPEN] },
    Rule { pattern: ":agency/:service/index.json", headers: &[OPEN] },
    // Hosts do not know these endings.
    Rule { pattern: "data/catalogue.jsonld", headers: &[("Content-Type", "application/ld+json")] },
    Rule {
        pattern: "perubahan.atom",
        headers: &[OPEN, ("Content-Type", "application/atom+xml; charset=utf-8")],
    },
    Rule {
        pattern: "data/services.csv",
        headers: &[("Content-Type", "text/csv; charset=utf-8; header=present")],
    },
];

const OPEN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

struct Rule {
    pattern: &'static str,
    headers: &'static [(&'static str, &'static str)],
}

/// Returns the headers that every static file is sent with.
#[must_use]
pub fn of_pages(policy: &str) -> Vec<Header> {
    let fixed = SECURITY_HEADERS.map(|(name, value)| (name, value.to_owned()));
    std::iter::once(("Content-Security-Policy", policy.to_owned())).chain(fixed).collect()
}

/// Returns the policy of pages as their site is published: browsers then ask for everything by TLS,
/// forms and addresses in texts too, even where `http://` is written.
///
/// Not for `loket serve`, where nothing answers by TLS.
#[must_use]
pub fn published(mut policy: String, base_url: &WebUrl) -> String {
    if base_url.is_secure() {
        policy.push_str("; upgrade-insecure-requests");
    }
    policy
}

/// Returns the headers that a file has beside those of all files, its media type among them.
#[must_use]
pub fn of_file(path: &str) -> Vec<Header> {
    let rules = RULES.iter().filter(|rule| matches(rule.pattern, path));
    let own = rules.flat_map(|rule| rule.headers).filter(|(name, _)| *name != "Content-Type");
    let media_type = ("Content-Type", media_type::of(path).to_owned());
    std::iter::once(media_type)
        .chain(own.map(|(name, value)| (*name, (*value).to_owned())))
        .collect()
}

/// Returns whether the name of a file changes with its content.
#[must_use]
pub fn is_kept_for_ever(path: &str) -> bool {
    caching(path) == KEPT_FOR_EVER
}

/// Returns how long a file may be kept, by browsers and by an edge in front of the host.
#[must_use]
pub fn caching(path: &str) -> &'static str {
    let own = RULES.iter().filter(|rule| matches(rule.pattern, path)).flat_map(|rule| rule.headers);
    let mut own = own.filter(|(name, _)| *name == "Cache-Control");
    own.next().map_or(ASKED_ABOUT, |(_, value)| value)
}

/// Writes `_headers` for static hosts that read it; `is_shown_elsewhere` if pages at the address of
/// the handler have the pictures of the site.
#[must_use]
pub fn file(policy: &str, base_url: &WebUrl, is_shown_elsewhere: bool) -> String {
    let base = base_url.base_path();
    let mut text = format!("{base}/*\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "  {name}: {value}");
    };
    for (name, value) in of_pages(policy) {
        let is_loosened = is_shown_elsewhere && name == "Cross-Origin-Resource-Policy";
        line(name, if is_loosened { "cross-origin" } else { &value });
    }
    if base_url.is_secure() {
        line("Strict-Transport-Security", STRICT_TRANSPORT);
    }
    for rule in &RULES {
        let _ = writeln!(text, "{base}/{}", rule.pattern);
        for (name, value) in rule.headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}

/// Returns whether a pattern of `_headers` fits: `*` at its end is any rest, `:name` one segment.
fn matches(pattern: &str, path: &str) -> bool {
    if let Some(start) = pattern.strip_suffix('*') {
        return path.starts_with(start);
    }
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted == given || wanted.starts_with(':') => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(path: &str, name: &str) -> Option<String> {
        of_file(path).into_iter().find(|(header, _)| *header == name).map(|(_, value)| value)
    }

    #[test]
    fn only_files_whose_name_changes_with_their_content_are_kept_for_ever() {
        assert!(value("assets/logo.0.svg", "Cache-Control").is_some());
        assert_eq!(value("kominfo/lock/index.html", "Cache-Control"), None);
    }

    #[test]
    fn what_is_for_machines_is_open_to_other_sites_and_pages_are_not() {
        let open = |path| value(path, "Access-Control-Allow-Origin").is_some();
        assert!(open("data/services.json") && open("kominfo/lock/index.json"));
        assert!(!open("kominfo/lock/index.html") && !open("kominfo/index.json"));
    }

    #[test]
    fn types_that_hosts_do_not_know_are_told_as_they_are_served() {
        for rule in &RULES {
            for (name, told) in rule.headers.iter().filter(|(name, _)| *name == "Content-Type") {
                assert_eq!(value(rule.pattern, name).as_deref(), Some(*told), "{}", rule.pattern);
            }
        }
    }
}
