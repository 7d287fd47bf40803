//! Several email addresses in one text, as people write them.

/// Returns what should be an address each: a comma, a semicolon or "dan" stands between them.
pub fn listed_addresses(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';']).flat_map(|part| part.split(" dan "));
    parts.map(str::trim).filter(|part| !part.is_empty())
}
