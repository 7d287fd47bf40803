//! Sites with mistakes, and `loket check` run on them.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The day of all tests.
const TODAY: &str = "2026-11-24";

/// A folder with the content of a site.
pub(crate) struct Site(tempfile::TempDir);

/// What a run came to.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
}

/// Returns a folder of fixtures.
pub(crate) fn fixtures(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures").join(name)
}

impl Site {
    /// The small valid site.
    pub(crate) fn valid() -> Self {
        let site = Self(tempfile::tempdir().expect("a folder"));
        site.lay_over(&fixtures("sites/kecil"));
        site
    }

    /// Copies the files of a folder over those of the site.
    pub(crate) fn lay_over(&self, folder: &Path) {
        for entry in walkdir::WalkDir::new(folder).min_depth(1) {
            let entry = entry.expect("readable");
            let relative = entry.path().strip_prefix(folder).expect("below");
            if entry.file_type().is_file() && relative != Path::new("expected.txt") {
                self.write(
                    &relative.display().to_string(),
                    std::fs::read(entry.path()).expect("a file"),
                );
            }
        }
    }

    /// Returns the path of the file of good answers.
    pub(crate) fn answers(&self) -> PathBuf {
        self.0.path().join("cache/loket/links.json")
    }

    /// Returns the folder that `content` lies in.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Returns the path of a content file.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join("content").join(relative)
    }

    /// Writes a content file.
    pub(crate) fn write(&self, relative: &str, content: impl AsRef<[u8]>) {
        let path = self.path(relative);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        #[expect(clippy::disallowed_methods, reason = "a test makes its own site")]
        std::fs::write(path, content).expect("written");
    }

    /// Runs `loket check`.
    pub(crate) fn check(&self, options: &[&str]) -> Ran {
        self.check_with(&[], options)
    }

    /// Runs `loket check` with variables in the environment.
    pub(crate) fn check_with(&self, environment: &[(&str, &Path)], options: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_loket"))
            .current_dir(self.0.path())
            .env("XDG_CACHE_HOME", self.0.path().join("cache"))
            .envs(environment.iter().copied())
            .args(["check", "--today", TODAY])
            .args(options)
            .output()
            .expect("it runs");
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            "",
            "nothing beside what was asked for"
        );
        Ran {
            code: output.status.code().expect("it ended by itself"),
            stdout: String::from_utf8(output.stdout).expect("text"),
        }
    }

    /// Runs `loket check --format json`.
    pub(crate) fn found(&self) -> Value {
        serde_json::from_str(&self.check(&["--format", "json"]).stdout).expect("JSON")
    }
}

/// Writes each problem as `severity code file:line:column`.
pub(crate) fn places(found: &Value) -> Vec<String> {
    let one = |diagnostic: &Value| {
        let text = |key: &str| diagnostic[key].as_str().expect("a text").to_owned();
        let mut place = format!("{} {} {}", text("severity"), text("code"), text("path"));
        if let Some(line) = diagnostic["line"].as_u64() {
            place = format!("{place}:{line}:{}", diagnostic["column"]);
        }
        place
    };
    found["diagnostics"].as_array().expect("a list").iter().map(one).collect()
}
