//! Reads a bundle from the folder that the generator has written.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use loket_form::bundle::{Bundle, BundleError};

/// The folder holds no bundle that can be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleFolderError {
    /// A file or folder cannot be read.
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
    collect(folder, "", &mut files)?;
    Ok(Bundle::from_files(files)?)
}

fn collect(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), BundleFolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| BundleFolderError::Read { path, source }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // The entry knows; only behind a link must one look.
        let kind = entry.file_type().map_err(failed(&path))?;
        if kind.is_dir() || (kind.is_symlink() && path.is_dir()) {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(&path).map_err(failed(&path))?);
        }
    }
    Ok(())
}
