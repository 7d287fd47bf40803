//! Whom to tell of a security hole.

use super::at::At;
use super::values::{date, email, phone, website};
use crate::finding::ValueFinding;
use crate::model::{Phone, Security};
use crate::raw::security::RawSecurity;

/// Resolves `security:`; absent if it lacks what RFC 9116 demands.
pub(super) fn resolve(raw: &RawSecurity, at: &At<'_>) -> Option<Security> {
    let contacts = at.parsed("contact", raw.contact.as_ref(), contact);
    if raw.contact.as_ref().is_none_or(|contact| contact.texts.is_empty()) {
        at.add(ValueFinding::Missing("contact"));
    }
    if raw.expires.is_none() {
        at.add(ValueFinding::Missing("expires"));
    }
    let expires = at.optional("expires", raw.expires.as_deref(), date);
    let policy = at.optional("policy", raw.policy.as_deref(), website);
    let acknowledgments = at.optional("acknowledgments", raw.acknowledgments.as_deref(), website);
    Some(Security { contacts, expires: expires?, policy, acknowledgments })
}

fn contact(text: &str) -> Result<String, ValueFinding> {
    let text = text.trim();
    if text.starts_with("https://") {
        website(text).map(|url| url.as_str().to_owned())
    } else if text.contains('@') {
        email(text).map(|address| format!("mailto:{}", address.as_str()))
    } else {
        phone(text).map(|phone| Phone::url(&phone))
    }
}
