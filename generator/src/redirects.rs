//! Where static hosts send those who ask for an address that a page had before.

use std::fmt::Write as _;

use crate::address::Addresses;
use crate::model::Editions;

/// Writes `_redirects` for static hosts that read it: the old path, the new one, for ever.
#[must_use]
pub fn file(editions: &Editions) -> String {
    let mut text = String::new();
    for edition in editions.all() {
        let addresses = Addresses::new(edition);
        let base = edition.site.facts.base_url.base_path();
        for (old, file) in edition.moved() {
            let _ = writeln!(text, "{base}/{old} {} 301", addresses.file(file));
        }
    }
    text
}
