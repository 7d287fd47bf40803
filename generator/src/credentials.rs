//! User names and passwords in web addresses: told where they stand, and never repeated.

use std::borrow::Cow;

/// What ends the host of an address, in a text around it, too.
const ENDS: [char; 14] = ['/', '?', '#', '"', '\'', '<', '>', '(', ')', '[', ']', '{', '}', '\\'];

/// An address in a text: where its user name begins, and where its host does, in bytes.
fn first(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("://") {
        let start = from + at + 3;
        let rest = text.get(start..)?;
        let ends = |sign: char| sign.is_whitespace() || ENDS.contains(&sign);
        let authority = rest.split(ends).next().unwrap_or_default();
        if let Some(sign) = authority.rfind('@') {
            return Some((start, start + sign + 1));
        }
        from = start;
    }
    None
}

/// Returns the host of an address of the web that carries a user name.
pub(crate) fn host_behind(url: &str) -> Option<String> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let (_, host) = first(url).filter(|(start, _)| is_web && *start <= "https://".len())?;
    let host = url.get(host..)?.split(ENDS).next().unwrap_or_default();
    Some(host.to_owned())
}

/// Returns an address without its user name and password.
pub(crate) fn without(url: &str) -> Cow<'_, str> {
    let Some((start, host)) = first(url).filter(|_| host_behind(url).is_some()) else {
        return url.into();
    };
    let parts = url.get(..start).zip(url.get(host..));
    parts.map_or(url.into(), |(scheme, rest)| format!("{scheme}{rest}").into())
}

/// Writes stars over the user names and passwords of a line, so that all else stays in place.
pub(crate) fn masked(line: &str) -> Cow<'_, str> {
    let mut done = String::new();
    let mut rest = line;
    while let Some((start, host)) = first(rest) {
        let parts = (rest.get(..start), rest.get(start..host), rest.get(host..));
        let (Some(before), Some(name), Some(after)) = parts else { break };
        done.push_str(before);
        done.extend(name.chars().map(|sign| if sign == '@' { '@' } else { '*' }));
        rest = after;
    }
    if done.is_empty() { line.into() } else { (done + rest).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_is_found_only_before_the_host() {
        for (url, host) in [
            ("https://sari:rahasia@contoh.go.id/a", Some("contoh.go.id")),
            ("http://sari@contoh.go.id:8080", Some("contoh.go.id:8080")),
            ("https://a@b@contoh.go.id?x", Some("contoh.go.id")),
            ("https://contoh.go.id/@dinas", None),
            ("https://contoh.go.id?surel=a@b.id", None),
            ("https://contoh.go.id/https://a:b@lain.id", None),
            ("mailto:dinas@contoh.go.id", None),
        ] {
            assert_eq!(host_behind(url).as_deref(), host, "{url}");
            assert!(!without(url).contains("rahasia"), "{url}");
        }
        assert_eq!(without("https://sari:rahasia@contoh.go.id/a"), "https://contoh.go.id/a");
        assert_eq!(without("https://contoh.go.id/@dinas"), "https://contoh.go.id/@dinas");
    }

    #[test]
    fn a_masked_line_is_as_long_as_before() {
        let line = "Lihat [ini](https://s:é@a.id) dan <ftp://x@b.id>, atau a@b.id.";
        let masked = masked(line);
        assert_eq!(masked, "Lihat [ini](https://***@a.id) dan <ftp://*@b.id>, atau a@b.id.");
        assert_eq!(super::masked("surel: a@b.id"), "surel: a@b.id");
    }
}
