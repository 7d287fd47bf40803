//! How large files may be.

use walkdir::DirEntry;

use crate::finding::{FileFinding, Finding};

/// Refuses a file of more bytes than a limit.
pub(super) fn refuse_large(entry: &DirEntry, limit: u64) -> Result<(), Finding> {
    let size = entry.metadata().map_err(|error| FileFinding::Unreadable(error.to_string()))?.len();
    if size > limit { Err(FileFinding::TooLarge { limit, size }.into()) } else { Ok(()) }
}
