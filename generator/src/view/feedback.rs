//! Where a reader tells that something on a page is wrong.

use std::fmt::Write as _;

use loket_form::address::Address;
use serde::Serialize;

use super::ViewContext;
use crate::model::{Agency, Page};

/// Where a reader tells about a page: `page.feedback`, or `site.feedback`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Feedback {
    /// The complaint form, a mail that names the page, or the list of all ways.
    pub url: String,
    /// The main language, if the form is in it alone.
    pub page_lang: Option<&'static str>,
}

/// Returns where to tell about a page of an agency: to its complaint form, or by mail.
pub(super) fn of_agency(
    context: &ViewContext<'_>,
    agency: &Agency,
    title: &str,
    url: &str,
) -> Option<Feedback> {
    let page = Page::Complaint(agency.id.clone());
    let form = context.url(page.clone());
    if agency.complaint_form.is_some() && context.absolute(&form) != url {
        return Some(Feedback { url: form, page_lang: context.page_lang(page) });
    }
    let ways = agency.complaint_addresses().first().or(agency.channels.emails.first());
    ways.map(|address| Feedback { url: mail(address, title, url), page_lang: None })
}

/// Returns where to tell about a page of no agency: to the only one, or where all ways stand.
pub(super) fn of_site(context: &ViewContext<'_>) -> Option<Feedback> {
    let (agencies, site) = (context.agencies(), context.site());
    let only = match agencies.as_slice() {
        [only] => context.agency(only.id),
        _ => None,
    };
    let home = context.absolute_url(Page::Home);
    let told = only.and_then(|agency| of_agency(context, agency, &site.name, &home));
    // What is wrong on a page is no matter for the whole country.
    let is_any = agencies.iter().any(|agency| agency.is_reached);
    let all =
        || Feedback { url: format!("{}#pengaduan", context.url(Page::Home)), page_lang: None };
    told.or_else(|| is_any.then(all))
}

/// Begins a mail that names the page, so that nobody has to describe it.
fn mail(address: &Address, title: &str, url: &str) -> String {
    format!("mailto:{}?subject={}&body={}", escaped(address.as_str()), escaped(title), escaped(url))
}

/// Escapes what has a meaning in `mailto:` addresses (RFC 6068).
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@/:+".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_that_a_title_has_changes_the_address() {
        assert_eq!(escaped("a&b=c?d #é"), "a%26b%3Dc%3Fd%20%23%C3%A9");
        assert_eq!(escaped("https://contoh.go.id/a/"), "https://contoh.go.id/a/");
    }
}
