//! What files may be called: their names are parts of addresses.

use std::collections::BTreeSet;
use std::path::Path;

use loket_form::language::Language;

use crate::finding::{FileFinding, Finding};
use crate::model::Page;

/// Writes a path as the user would name it.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A page needs an address at which loket makes nothing itself.
pub(super) fn refuse_taken(page: &Page, name: &str) -> Result<(), Finding> {
    if page.is_taken() { Err(taken(name)) } else { Ok(()) }
}

fn taken(name: &str) -> Finding {
    FileFinding::TakenName(name.to_owned()).into()
}

/// The addresses of a language begin with its tag, so nothing else may have that name either.
pub(super) fn top_id(name: &str, languages: &BTreeSet<Language>) -> Result<String, Finding> {
    let id = id(name)?;
    if languages.iter().any(|language| language.tag() == name) {
        return Err(taken(name));
    }
    refuse_taken(&Page::Article(id.clone()), name)?;
    Ok(id)
}

/// An id is a part of an address: small letters, digits and hyphens.
pub(super) fn id(name: &str) -> Result<String, Finding> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let edges = name.starts_with('-') || name.ends_with('-');
    if !name.is_empty() && !edges && name.len() <= 80 && name.bytes().all(is_plain) {
        Ok(name.to_owned())
    } else {
        Err(FileFinding::BadName(name.to_owned()).into())
    }
}
