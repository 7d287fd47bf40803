//! The files that a build reads, by what is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::Path;

use loket_form::hex::sha256;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};

use crate::source::{LARGEST, is_hidden};

/// The digest of every file below some folders, by its path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources(BTreeMap<String, String>);

impl Sources {
    /// Looks at the files of content, but for hidden ones, and of templates; what cannot be read
    /// has no digest, and is told when it is needed.
    #[must_use]
    pub fn look(content: &Path, templates: Option<&Path>) -> Self {
        let content = walk(content).filter_entry(|entry| !is_hidden(entry));
        let mut digests = digests(content, |file| {
            file.metadata().ok().filter(|metadata| metadata.len() <= LARGEST)
        });
        // A template may be a link, and have any size.
        let templates = templates.into_iter().flat_map(walk);
        digests.extend(self::digests(templates, |file| file.path().metadata().ok()));
        Self(digests)
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

fn walk(folder: &Path) -> walkdir::IntoIter {
    WalkDir::new(folder).min_depth(1).into_iter()
}

/// Digests files, of which only ordinary ones are read: a pipe has no end.
fn digests(
    files: impl Iterator<Item = walkdir::Result<DirEntry>>,
    metadata: impl Fn(&DirEntry) -> Option<Metadata> + Sync,
) -> BTreeMap<String, String> {
    let files = files.filter_map(Result::ok).filter(|file| !file.file_type().is_dir());
    let digest = |file: DirEntry| {
        let is_read = metadata(&file).is_some_and(|metadata| metadata.is_file());
        let text = is_read.then(|| fs::read(file.path()).ok()).flatten();
        let digest = text.as_deref().map(sha256).unwrap_or_default();
        (file.path().display().to_string(), digest)
    };
    files.collect::<Vec<_>>().into_par_iter().map(digest).collect()
}
