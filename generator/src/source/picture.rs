//! Pictures of the whole site, such as its logo.

use std::fs;
use std::path::Path;

use walkdir::DirEntry;

use super::name::{id, shown};
use super::size::refuse_large;
use crate::finding::{FileFinding, Finding};

/// The greatest size in bytes: every page loads it.
const SIZE_LIMIT: u64 = 64 * 1024;

/// `<name>.svg`, `.png` or `.webp` beside `site.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its path as the user would name it, for diagnostics.
    pub shown_path: String,
    /// Its name with its ending.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

impl Picture {
    /// Reads a picture; `None` if the file is something else.
    pub(super) fn of(entry: &DirEntry, relative: &Path) -> Result<Option<Self>, Finding> {
        let name = relative.to_string_lossy().into_owned();
        let Some((stem, "svg" | "png" | "webp")) = name.rsplit_once('.') else {
            return Ok(None);
        };
        if stem.contains(['/', '\\']) {
            return Ok(None);
        }
        id(stem).map_err(|_| FileFinding::BadName(name.clone()))?;
        refuse_large(entry, SIZE_LIMIT)?;
        let content =
            fs::read(entry.path()).map_err(|error| FileFinding::Unreadable(error.to_string()))?;
        Ok(Some(Self { shown_path: shown(entry.path()), name, content }))
    }
}
