//! Links to receipts.

/// Returns the reference that stands in a link to a receipt.
pub(crate) fn reference_of(link: &str) -> String {
    let (_, query) = link.split_once("?ref=").expect("a link to a receipt");
    query.split('&').next().unwrap_or_default().to_owned()
}
