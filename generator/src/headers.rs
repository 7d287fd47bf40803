//! The headers of the static pages, for `loket serve` and for hosts that read `_headers`.

/// Returns the headers that every static page is sent with.
///
/// `Referrer-Policy` is not `no-referrer`: with that a browser sends the form
/// with `Origin: null` (Fetch standard), which the handler refuses.
#[must_use]
pub fn of_pages(policy: &str) -> Vec<(&'static str, String)> {
    let fixed = [
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ("Referrer-Policy", "same-origin"),
    ];
    let fixed = fixed.into_iter().map(|(name, value)| (name, value.to_owned()));
    std::iter::once(("Content-Security-Policy", policy.to_owned())).chain(fixed).collect()
}
