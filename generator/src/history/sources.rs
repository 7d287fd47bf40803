//! The files that a build reads, by what is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use aws_lc_rs::digest::{SHA256, digest};
use loket_form::hex::hex;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

/// The digest of every file below some folders, by its path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources(BTreeMap<String, String>);

impl Sources {
    /// Looks at the files of content, but for hidden ones, and of templates; what cannot be read
    /// has no digest, and is told when it is needed.
    #[must_use]
    pub fn look(content: &Path, templates: Option<&Path>) -> Self {
        let is_shown = |entry: &DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
        let walk = |folder| WalkDir::new(folder).min_depth(1).into_iter();
        let templates = templates.into_iter().flat_map(walk);
        let files = walk(content).filter_entry(is_shown).chain(templates);
        let files: Vec<_> =
            files.filter_map(Result::ok).filter(|file| !file.file_type().is_dir()).collect();
        let look = |file: DirEntry| {
            let text = fs::read(file.path()).ok();
            let digest = text.map(|text| hex(digest(&SHA256, &text).as_ref()));
            (file.path().display().to_string(), digest.unwrap_or_default())
        };
        Self(files.into_par_iter().map(look).collect())
    }

    /// Returns the files that are not what they were; `None` if there are other ones.
    pub(super) fn changed(&self, now: &Self) -> Option<BTreeSet<String>> {
        if !self.0.keys().eq(now.0.keys()) {
            return None;
        }
        let pairs = self.0.iter().zip(now.0.values());
        Some(
            pairs.filter(|((_, old), new)| old != new).map(|((path, _), _)| path.clone()).collect(),
        )
    }
}
