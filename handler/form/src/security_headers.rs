//! The headers that protect pages, on files and on answers of the handler alike.

/// The headers that protect pages, beside the Content-Security-Policy of their site.
///
/// `Referrer-Policy` is not `no-referrer`: with that, browsers post the form with
/// `Origin: null` (Fetch, section 3.2), which the origin check refuses.
pub const SECURITY_HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Referrer-Policy", "same-origin"),
];
