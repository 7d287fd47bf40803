//! Files that belong to a service and are published as they are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use loket_form::language::Language;
use walkdir::DirEntry;

use super::name::{id, shown, top_id};
use super::size::refuse_large;
use crate::finding::{FileFinding, Finding};
use crate::model::ServiceId;

/// The greatest size of an attachment in bytes: more would cost a reader on a phone minutes.
/// No other file may be larger.
pub const SIZE_LIMIT: u64 = 10 * 1024 * 1024;

/// The endings of files that browsers show or hand on, and that run nothing in a page.
const ENDINGS: [&str; 11] =
    ["pdf", "png", "jpg", "jpeg", "webp", "docx", "xlsx", "odt", "ods", "csv", "txt"];

/// `<agency>/<service>/<name>`: a form to fill in, a picture of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its path as the user would name it, for diagnostics.
    pub shown_path: String,
    /// The service that it belongs to.
    pub service: ServiceId,
    /// Its own name with its ending.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// Reads an attachment, when it is published.
///
/// # Errors
/// If it cannot be read, such as when it was removed meanwhile.
pub fn read_attachment(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

impl Attachment {
    /// Finds out whether a file is an attachment; `None` if its name or place is that of
    /// other files.
    pub(super) fn of(
        entry: &DirEntry,
        relative: &Path,
        languages: &BTreeSet<Language>,
    ) -> Result<Option<Self>, Finding> {
        let segments: Vec<_> =
            relative.iter().map(|segment| segment.to_string_lossy().into_owned()).collect();
        let [agency, service, name] = segments.as_slice() else { return Ok(None) };
        let Some((stem, ending)) = name.rsplit_once('.') else { return Ok(None) };
        if !ENDINGS.contains(&ending) {
            return Ok(None);
        }
        id(stem).map_err(|_| FileFinding::BadName(name.clone()))?;
        refuse_large(entry, SIZE_LIMIT)?;
        Ok(Some(Self {
            shown_path: shown(entry.path()),
            service: ServiceId::new(top_id(agency, languages)?, id(service)?),
            name: name.clone(),
            path: entry.path().to_owned(),
        }))
    }
}
