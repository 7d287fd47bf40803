//! Whom to tell of a security hole.

use super::report::{At, Report};
use super::values::{date, each, email, optional, phone, website};
use crate::finding::{Finding, ValueFinding};
use crate::model::{Phone, Security};
use crate::raw::security::RawSecurity;

/// Resolves `security:`; absent if it lacks what RFC 9116 demands.
pub(super) fn resolve(raw: &RawSecurity, report: &mut Report<'_>) -> Option<Security> {
    let at = At::TOP.key("security");
    let contacts = each(raw.contact.as_ref(), &at.key("contact"), report, contact);
    if raw.contact.as_ref().is_none_or(|contact| contact.texts.is_empty()) {
        report.add(&at, ValueFinding::Missing("contact"));
    }
    if raw.expires.is_none() {
        report.add(&at, ValueFinding::Missing("expires"));
    }
    let expires = optional(raw.expires.as_deref(), &at.key("expires"), report, date);
    let policy = optional(raw.policy.as_deref(), &at.key("policy"), report, website);
    let acknowledgments =
        optional(raw.acknowledgments.as_deref(), &at.key("acknowledgments"), report, website);
    Some(Security { contacts, expires: expires?, policy, acknowledgments })
}

fn contact(text: &str) -> Result<String, Finding> {
    let text = text.trim();
    if text.starts_with("https://") {
        website(text).map(|url| url.as_str().to_owned())
    } else if text.contains('@') {
        email(text).map(|address| format!("mailto:{}", address.as_str()))
    } else {
        phone(text).map(|phone| Phone::url(&phone))
    }
}
