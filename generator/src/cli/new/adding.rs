//! Files that are written only where there are none yet.

use std::path::Path;

use crate::cli::ended::Failure;
use crate::cli::{file, terminal};

/// Writes files below a folder, but for those that are there, and says how many of them are
/// new, and what they are.
pub(super) fn add(
    folder: &Path,
    files: &[(impl AsRef<str>, impl AsRef<str>)],
    what: &str,
) -> Result<(), Failure> {
    let mut written = 0;
    for (name, text) in files {
        written += usize::from(file::create(&folder.join(name.as_ref()), text.as_ref())?);
    }
    if written > 0 {
        terminal::say(format!("{}: {written} {what}", folder.display()))?;
    }
    Ok(())
}
