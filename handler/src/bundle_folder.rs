//! Reads a bundle from the folder that the generator has written.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use loket_form::address::Address;
use loket_form::bundle::{Bundle, BundleError, MANIFEST, SEAL, TEMPLATES};

/// The folder holds no bundle that can be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleFolderError {
    /// A file cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The files are no bundle.
    #[error(transparent)]
    Bundle(#[from] BundleError),
}

/// A folder whose bundle may be replaced while it is used.
#[derive(Debug, Clone)]
pub struct BundleFolder {
    path: PathBuf,
    /// The address that mails come from instead of that of the site.
    pub(crate) sender: Option<Address>,
}

/// What tells one state of a folder from another: when each file was written, and its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(Vec<Option<(SystemTime, u64)>>);

impl BundleFolder {
    pub(crate) const fn new(path: PathBuf) -> Self {
        Self { path, sender: None }
    }

    /// Returns what tells its state from another.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let mark = |name: &str| {
            let facts = fs::metadata(self.path.join(name)).ok()?;
            Some((facts.modified().ok()?, facts.len()))
        };
        Mark([MANIFEST, TEMPLATES, SEAL].into_iter().map(mark).collect())
    }

    /// Reads the bundle.
    ///
    /// # Errors
    /// If a file cannot be read, or the files are no bundle of this version.
    pub fn load(&self) -> Result<Bundle, BundleFolderError> {
        let mut bundle = load(&self.path)?;
        if let Some(sender) = &self.sender {
            bundle.manifest.sender.address = sender.clone();
        }
        Ok(bundle)
    }
}

/// Reads a bundle from a folder.
///
/// # Errors
/// If a file cannot be read, or the files are no bundle of this version.
pub fn load(folder: &Path) -> Result<Bundle, BundleFolderError> {
    let mut files = BTreeMap::new();
    for name in [MANIFEST, TEMPLATES, SEAL] {
        let path = folder.join(name);
        match fs::read(&path) {
            Ok(content) => drop(files.insert(name, content)),
            // What the lack of the others means is the bundle's to say.
            Err(error) if name != MANIFEST && error.kind() == ErrorKind::NotFound => {}
            Err(source) => return Err(BundleFolderError::Read { path, source }),
        }
    }
    Ok(Bundle::from_files(&files)?)
}
