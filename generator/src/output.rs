//! Where rendered files go. The only writer of the site.

mod packed;

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use loket_form::hex::sha256;
pub use packed::{PACKED, PackingSink};

use crate::model::PublicFile;

/// A path below the output folder, which it cannot leave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutputPath(String);

/// The text is no path below the output folder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no path below the output folder")]
pub struct OutputPathError(String);

impl OutputPath {
    /// Parses a path with `/` between its segments.
    ///
    /// # Errors
    /// If it is absolute, or a segment is empty, `.`, `..` or has a backslash or a control character.
    pub fn parse(text: &str) -> Result<Self, OutputPathError> {
        let is_plain = |segment: &str| {
            !matches!(segment, "" | "." | "..")
                && !segment.contains('\\')
                && !segment.contains(char::is_control)
        };
        if text.split('/').all(is_plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(OutputPathError(text.to_owned()))
        }
    }

    /// Returns where a file of the site is kept, in the folder of its language: a page is the
    /// index of the folder that it is asked for.
    ///
    /// # Errors
    /// As [`OutputPath::parse`].
    pub fn of(folder: &str, file: &PublicFile) -> Result<Self, OutputPathError> {
        let path = format!("{folder}{}", file.path());
        let is_folder = path.is_empty() || path.ends_with('/');
        if is_folder { Self::parse(&format!("{path}index.html")) } else { Self::parse(&path) }
    }

    /// Returns the path of a file beside this one, with an ending behind its name.
    fn with_ending(&self, ending: &str) -> Self {
        Self(format!("{}.{ending}", self.0))
    }

    /// Returns the path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Takes rendered files, from many threads at once.
pub trait Sink: Sync {
    /// Takes one file.
    ///
    /// # Errors
    /// If it cannot be kept, or its path is taken already.
    fn put(&self, path: OutputPath, content: Vec<u8>) -> Result<(), OutputError>;

    /// Keeps one file as it is, with what was packed of it.
    ///
    /// # Errors
    /// If its path is taken already.
    fn keep(&self, path: OutputPath) -> Result<(), OutputError>;
}

/// A file could not be kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// Two files have one path.
    #[error("two pages have the address `{0}`")]
    Taken(OutputPath),
    /// The file system refused.
    #[error("cannot write `{}`", path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that was written is not there any more.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder holds files that loket did not make.
    #[error("`{}` holds files that loket did not make: choose another folder with --out", .0.display())]
    Foreign(PathBuf),
    /// A page would take the place of a file that loket did not make.
    #[error("`{}` is a file that loket did not make, where a page of the site belongs: move it away", .0.display())]
    ForeignFile(PathBuf),
}

/// Writes files below a folder: those that changed, and nothing else.
///
/// Changed files wait beside the old ones until [`FolderSink::finish`] puts them
/// all in place: a build that fails half-way leaves the old site as it was. A first
/// site waits in a folder beside its own, which appears whole or not at all. What
/// an earlier run made and this one did not is removed at the end; files that
/// loket did not make are never touched.
#[derive(Debug)]
pub struct FolderSink {
    folder: PathBuf,
    /// The list of what loket made, beside the folder: what is in it gets published.
    list: PathBuf,
    /// The files of this run.
    files: Mutex<BTreeMap<String, State>>,
    /// The files of earlier runs.
    before: BTreeSet<String>,
    /// Where a whole site waits while there is no folder yet.
    staged: Option<PathBuf>,
}

/// What became of a file of this run.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// It is the one that was there.
    Kept,
    /// It waits to be put in place, with its SHA-256.
    Waiting(String),
}

/// What a build did to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files that are in it now.
    pub files: Vec<String>,
    /// Those that are new or changed, with their SHA-256.
    pub written: BTreeMap<String, String>,
    /// How many files of an earlier run were removed.
    pub removed: usize,
}

impl FolderSink {
    /// Opens a folder, which may not exist yet.
    ///
    /// # Errors
    /// If it exists and holds files, but no list of what loket made.
    pub fn open(folder: &Path) -> Result<Self, OutputError> {
        let write_error = |source| OutputError::Write { path: folder.to_owned(), source };
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            entries => Some(entries.map_err(write_error)?),
        };
        let staged = entries.is_none().then(|| waiting(folder));
        let is_empty = entries.is_none_or(|mut entries| entries.next().is_none());
        let before = fs::read(list_of(folder)).map_or_else(
            |_| is_empty.then(BTreeSet::new),
            |bytes| Some(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()),
        );
        let before = before.ok_or_else(|| OutputError::Foreign(folder.to_owned()))?;
        let sink = Self {
            folder: folder.to_owned(),
            list: list_of(folder),
            files: Mutex::default(),
            before,
            staged,
        };
        sink.prepare().map_err(write_error)?;
        Ok(sink)
    }

    /// Makes room for what will wait.
    fn prepare(&self) -> io::Result<()> {
        let Some(staged) = &self.staged else {
            // If this run is stopped, what waits in an empty folder must not be taken for
            // files of others.
            return if self.list.is_file() { Ok(()) } else { write_whole(&self.list, b"") };
        };
        // A run that was stopped may have left something.
        match fs::remove_dir_all(staged) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::create_dir_all(staged),
        }
    }

    /// Returns whether an earlier run wrote to a folder.
    #[must_use]
    pub fn knows(folder: &Path) -> bool {
        list_of(folder).is_file()
    }

    /// Puts the changed files in place, removes what an earlier run made and this
    /// one did not, and writes the list.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn finish(self) -> Result<Changes, OutputError> {
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        // The list names old and new files until all is done, so that none is forgotten.
        let all = files.keys().chain(&self.before).map(String::as_str).collect::<BTreeSet<_>>();
        self.write_list(all.into_iter())?;
        let mut changes = Changes::default();
        if let Some(staged) = &self.staged {
            put_in_place(staged, &self.folder)?;
        }
        for (path, state) in &files {
            let State::Waiting(digest) = state else { continue };
            if self.staged.is_none() {
                let file = self.folder.join(path);
                put_in_place(&waiting(&file), &file)?;
            }
            changes.written.insert(path.clone(), digest.clone());
        }
        for gone in self.before.iter().filter(|path| !files.contains_key(*path)) {
            // The list is a file that anyone could have edited: its paths are checked again.
            if OutputPath::parse(gone).is_ok() && remove(&self.folder, gone) {
                changes.removed += 1;
            }
        }
        self.write_list(files.keys().map(String::as_str))?;
        changes.files = files.into_keys().collect();
        Ok(changes)
    }

    fn write_list<'path>(
        &self,
        paths: impl Iterator<Item = &'path str>,
    ) -> Result<(), OutputError> {
        let list: String = paths.flat_map(|path| [path, "\n"]).collect();
        let error = |source| OutputError::Write { path: self.list.clone(), source };
        write_whole(&self.list, list.as_bytes()).map_err(error)
    }

    /// Returns whether an earlier run made a file.
    fn made(&self, path: &OutputPath) -> bool {
        self.before.contains(path.as_str())
    }

    /// Reads a file of an earlier run.
    fn existing(&self, path: &OutputPath) -> Option<Vec<u8>> {
        fs::read(self.folder.join(path.as_str())).ok()
    }

    fn write_error(&self, path: &OutputPath, source: io::Error) -> OutputError {
        OutputError::Write { path: self.folder.join(path.as_str()), source }
    }

    /// Notes a file of this run; an error if another one has its path.
    fn note(&self, path: &OutputPath) -> Result<(), OutputError> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if files.insert(path.as_str().to_owned(), State::Kept).is_some() {
            return Err(OutputError::Taken(path.clone()));
        }
        Ok(())
    }

    /// Writes a file to where it waits: beside its place, or with all others.
    fn write(&self, path: &OutputPath, file: &Path, content: &[u8]) -> io::Result<()> {
        let staged = self.staged.as_ref().map(|staged| staged.join(path.as_str()));
        let waiting = staged.unwrap_or_else(|| waiting(file));
        if let Some(parent) = waiting.parent() {
            fs::create_dir_all(parent)?;
        }
        write(&waiting, content)?;
        // Others need not wait for the digest.
        let state = State::Waiting(sha256(content));
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.as_str().to_owned(), state);
        Ok(())
    }
}

impl Sink for FolderSink {
    fn put(&self, path: OutputPath, content: Vec<u8>) -> Result<(), OutputError> {
        self.note(&path)?;
        let file = self.folder.join(path.as_str());
        if self.staged.is_none() {
            match holds(&file, &content) {
                Ok(true) => return Ok(()),
                Ok(false) if !self.made(&path) => return Err(OutputError::ForeignFile(file)),
                Ok(false) | Err(_) => {}
            }
        }
        self.write(&path, &file, &content).map_err(|source| self.write_error(&path, source))
    }

    fn keep(&self, path: OutputPath) -> Result<(), OutputError> {
        self.note(&path)
    }
}

/// A build that did not come to its end takes back what waits.
impl Drop for FolderSink {
    fn drop(&mut self) {
        if let Some(staged) = &self.staged {
            let _ = fs::remove_dir_all(staged);
            return;
        }
        let files = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (path, _) in files.iter().filter(|(_, state)| matches!(state, State::Waiting(_))) {
            let _ = fs::remove_file(waiting(&self.folder.join(path)));
        }
    }
}

/// Where the list of a folder is: beside it, for what is inside gets published.
fn list_of(folder: &Path) -> PathBuf {
    folder.with_file_name(list_name(&folder.file_name().unwrap_or_default().to_string_lossy()))
}

/// Returns what the list of a folder is called.
#[must_use]
pub fn list_name(folder: &str) -> String {
    format!(".{folder}.list")
}

/// How much of a file is compared at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// Returns whether a file holds just this, of which no second copy is made: a file of all
/// services is large.
fn holds(file: &Path, content: &[u8]) -> io::Result<bool> {
    if fs::metadata(file)?.len() != content.len() as u64 {
        return Ok(false);
    }
    let mut file = fs::File::open(file)?;
    let mut piece = vec![0; PIECE.min(content.len())];
    for expected in content.chunks(PIECE) {
        let read = piece.get_mut(..expected.len()).unwrap_or_default();
        file.read_exact(read)?;
        if read != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

fn put_in_place(waiting: &Path, place: &Path) -> Result<(), OutputError> {
    let error = |source| OutputError::Write { path: place.to_owned(), source };
    fs::rename(waiting, place).map_err(error)
}

/// Returns an error if two files have one path.
///
/// # Errors
/// The path, if there is such a one.
pub fn must_differ(paths: impl IntoIterator<Item = OutputPath>) -> Result<(), OutputError> {
    let mut taken = BTreeSet::new();
    for path in paths {
        if let Some(path) = taken.replace(path) {
            return Err(OutputError::Taken(path));
        }
    }
    Ok(())
}

/// Where a changed file or a first site waits: beside its place, on the same file system.
fn waiting(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".loket-new");
    file.with_file_name(name)
}

/// Writes a file beside the output, whole or not at all.
///
/// # Errors
/// If the file system refuses.
pub fn write_whole(file: &Path, content: &[u8]) -> io::Result<()> {
    write(&waiting(file), content)?;
    fs::rename(waiting(file), file)
}

fn write(file: &Path, content: &[u8]) -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "the site is written here")]
    fs::write(file, content)
}

/// Removes a file and the folders that it leaves empty.
fn remove(folder: &Path, path: &str) -> bool {
    let file = folder.join(path);
    let removed = fs::remove_file(&file).is_ok();
    let mut parent = file.parent();
    while let Some(empty) = parent.filter(|parent| *parent != folder) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        parent = empty.parent();
    }
    removed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Page;

    fn path(text: &str) -> OutputPath {
        OutputPath::parse(text).expect("a path")
    }

    #[test]
    fn a_first_site_that_is_stopped_half_way_leaves_nothing_to_publish() {
        let dist = tempfile::tempdir().expect("a folder");
        let folder = dist.path().join("public");
        let stopped = FolderSink::open(&folder).expect("nothing is there");
        stopped.put(path("a/index.html"), b"setengah".to_vec()).expect("it can be written");
        std::mem::forget(stopped);
        assert!(!folder.exists());
        let sink = FolderSink::open(&folder).expect("what was left is ours");
        sink.put(path("index.html"), b"utuh".to_vec()).expect("it can be written");
        assert_eq!(sink.finish().expect("it is put in place").files, ["index.html"]);
        assert!(folder.join("index.html").exists() && !folder.join("a").exists());
        assert!(!waiting(&folder).exists());
    }

    #[test]
    fn a_build_that_is_stopped_in_an_empty_folder_can_be_done_again() {
        let dist = tempfile::tempdir().expect("a folder");
        let folder = dist.path().join("public");
        fs::create_dir(&folder).expect("a folder");
        let stopped = FolderSink::open(&folder).expect("it is empty");
        stopped.put(path("index.html"), b"setengah".to_vec()).expect("it can be written");
        std::mem::forget(stopped);
        assert!(!folder.join("index.html").exists());
        let sink = FolderSink::open(&folder).expect("what was left is ours");
        sink.put(path("index.html"), b"utuh".to_vec()).expect("it can be written");
        assert_eq!(sink.finish().expect("it is put in place").written.len(), 1);
    }

    #[test]
    fn two_files_with_one_path_are_found() {
        assert!(must_differ([path("a"), path("a/b")]).is_ok());
        let taken = must_differ([path("a"), path("b"), path("a")]);
        assert!(matches!(taken, Err(OutputError::Taken(path)) if path.as_str() == "a"));
    }

    #[test]
    fn a_path_cannot_leave_the_folder() {
        for text in ["", "/a", "../a", "a/../b", "a//b", "a/", ".", "a\\b", "a\nb"] {
            assert!(OutputPath::parse(text).is_err(), "{text:?}");
        }
        assert_eq!(
            OutputPath::of("en/", &Page::Agency("kominfo".to_owned()).into())
                .map(|path| path.to_string())
                .as_deref(),
            Ok("en/kominfo/index.html")
        );
    }
}
