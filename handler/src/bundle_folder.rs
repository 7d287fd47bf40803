//! Reads a bundle from the folder that the generator has written.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

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
