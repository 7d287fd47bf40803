//! Good answers of the last days, so that no server is asked at every save.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How long a good answer counts, in seconds: seven days.
const AGE_LIMIT: i64 = 7 * 24 * 60 * 60;

/// The greatest size of the file in bytes.
const SIZE_LIMIT: u64 = 4 * 1024 * 1024;

/// The file of good answers; without a file, it remembers nothing.
pub(super) struct Cache {
    path: Option<PathBuf>,
    now: i64,
    answers: BTreeMap<String, Good>,
}

/// A good answer.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Good {
    /// When it was given, in seconds since 1970.
    at: i64,
    status: u16,
}

impl Cache {
    /// Reads the file; what is old, broken or not there is as if it had never been.
    pub(super) fn open(path: Option<&Path>, now: Timestamp) -> Self {
        let now = now.as_second();
        let mut answers = path.and_then(|path| read(path).ok()).unwrap_or_default();
        answers.retain(|_, good| (0..AGE_LIMIT).contains(&(now.saturating_sub(good.at))));
        Self { path: path.map(Path::to_owned), now, answers }
    }

    /// Returns whether a link was well a few days ago.
    pub(super) fn knows(&self, url: &str) -> bool {
        self.answers.contains_key(url)
    }

    /// Notes a good answer.
    pub(super) fn note(&mut self, url: &str, status: u16) {
        self.answers.insert(url.to_owned(), Good { at: self.now, status });
    }

    /// Writes the file. Where that fails, the next run asks again: nothing worth a word.
    pub(super) fn keep(&self) {
        if let Some(path) = &self.path {
            let _ = write(path, &self.answers);
        }
    }
}

fn read(path: &Path) -> io::Result<BTreeMap<String, Good>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SIZE_LIMIT).read_to_end(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// Puts the file in place whole, so that another run never reads half of it.
fn write(path: &Path, answers: &BTreeMap<String, Good>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let written = File::create(&new).and_then(|mut file| {
        file.write_all(&serde_json::to_vec(answers)?)?;
        fs::rename(&new, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}
